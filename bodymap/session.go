package bodymap

import (
	"time"

	"ashi/bodymap/atlas"
)

// SessionID is a UUIDv7.
type SessionID string

// SiteID is a UUIDv7.
type SiteID string

// SessionState tells how far a session has come.
type SessionState string

// A session is planned, then recorded. (Signing comes with the legal record.)
const (
	Planned  SessionState = "planned"
	Recorded SessionState = "recorded"
)

// Session is one visit, without its sites.
type Session struct {
	ID           SessionID
	Patient      PatientID
	At           time.Time // the visit; UTC in the record
	Practitioner string
	State        SessionState
	Figure       atlas.Figure
	Syringe      Syringe // the current one: what the next tap inherits
	NumbFromMM   float64 // sites deeper than this offer numbing first
	Reaction     string
	Note         string
}

// Technique is how the needle is used; it gives a mark its shape.
type Technique string

// The techniques, with their marks: dot, circle, triangle, square, diamond.
const (
	Intraepidermal Technique = "intraepidermal"
	Papule         Technique = "papule"
	Nappage        Technique = "nappage"
	PointByPoint   Technique = "point by point"
	Deep           Technique = "deep"
)

// Syringe is what is in the hand: every tap inherits it.
type Syringe struct {
	Technique      Technique
	NeedleGauge    int     // G
	NeedleLengthMM float64 // mm
	AngleDeg       float64 // degrees to the skin, over 0 to 90
	DepthMM        float64 // mm below the surface, over 0 to 13
	VolumeML       float64 // mL per puncture
}

// SiteState tells what became of a planned site.
type SiteState string

// The states of a site. Added sites were not planned but done.
const (
	SitePlanned SiteState = "planned"
	SiteDone    SiteState = "done"
	SiteSkipped SiteState = "skipped"
	SiteAdded   SiteState = "added"
)

// Site is one mark: where, with what, and what became of it.
type Site struct {
	ID           SiteID
	Session      SessionID
	Order        int // position in the session; numbers on screen and paper are 1, 2, 3 ... in this order
	Place        atlas.Place
	AtlasVersion int
	Code         atlas.Code // empty: an Ashi point
	Side         atlas.Side
	Syringe      Syringe
	Punctures    int
	State        SiteState
	Numbing      bool
	Reaction     string
	Note         string
}
