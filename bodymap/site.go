package bodymap

import (
	"reflect"
	"slices"

	"ashi/bodymap/atlas"
)

// SiteState tells what became of a planned site.
type SiteState string

// The states of a site. Added sites were not planned but done.
const (
	SitePlanned SiteState = "planned"
	SiteDone    SiteState = "done"
	SiteSkipped SiteState = "skipped"
	SiteAdded   SiteState = "added"
)

// Site is one mark: where, with what, and what became of it. Compare two with Equal.
type Site struct {
	ID           SiteID
	Session      SessionID
	Order        int         // position in the session; numbers on screen and paper are 1, 2, 3 ... in this order
	Place        atlas.Place // of a spread: the place inside it that its number and its words belong to
	Spread       *Spread     `json:",omitempty"` // a line or an area; nil: one spot
	AtlasVersion int
	Code         atlas.Code // empty: an Ashi point
	Side         atlas.Side
	Syringe      Syringe
	Punctures    int // of a spread: its spots that are not left out
	State        SiteState
	Numbing      bool
	Reaction     string
	Note         string
}

// Equal tells whether two sites are the same in everything.
func (s Site) Equal(o Site) bool { return reflect.DeepEqual(s, o) }

// Validate tells, as Problems, why a site cannot be kept. Whether its place is
// on the body of this atlas is checked where it is marked.
func (s Site) Validate() error {
	var bad problems
	bad.when(s.Session == "", "Session", "A site needs a session.")
	bad.when(s.Order < 1, "Order", "A site needs a number.")
	bad.when(!shares(s.Place), "Place", "This is not a place on the skin. Mark it on the figure.")
	bad.when(s.AtlasVersion < 1, "AtlasVersion", "A site needs the version of its atlas.")
	bad.when(!slices.Contains([]atlas.Side{atlas.Midline, atlas.Left, atlas.Right}, s.Side), "Side", "Choose left, right or the midline.")
	bad.line("Code", string(s.Code), MaxFileNumber)
	bad.join(s.Syringe.Validate())
	if s.Spread != nil {
		s.Spread.check(&bad)
		bad.when(s.Code != "", "Code", "An area or a line has no name of a point.")
		bad.when(s.Punctures != s.Spread.Punctures(), "Punctures", "The punctures of an area or a line are those that were laid.")
	}
	bad.when(s.Punctures < 1 || s.Punctures > MaxPunctures, "Punctures", "A site takes 1 to %d punctures.", MaxPunctures)
	bad.when(!slices.Contains([]SiteState{SitePlanned, SiteDone, SiteSkipped, SiteAdded}, s.State), "State", "A site is planned, done, skipped or added.")
	bad.note("Reaction", s.Reaction, MaxNote)
	bad.note("Note", s.Note, MaxNote)
	return bad.err()
}

// fits tells, as an error, that a site cannot be on the body of this atlas.
func (s Site) fits() error {
	places := []atlas.Place{s.Place}
	if s.Spread != nil {
		places = append(append(places, s.Spread.Outline...), s.Spread.Spots...)
	}
	ok := s.AtlasVersion == atlas.Version
	for _, p := range places {
		ok = ok && atlas.Get().Valid(p) == nil
	}
	if !ok {
		return &Error{Kind: Invalid, Text: "A site was marked on another version of the body and no longer fits. Nothing was changed. Mark it anew on the figure."}
	}
	return nil
}

// shares tells whether a place has three shares that make up one point.
func shares(p atlas.Place) bool {
	sum := 0.0
	for _, w := range p.W {
		if !within(w, 0, 1) {
			return false
		}
		sum += w
	}
	return within(sum, 1-1e-5, 1+1e-5) // they are kept with six decimals
}

// Totals are the sums under a list of sites.
type Totals struct {
	Sites, Punctures int
	VolumeML         float64 // exact to the micro-litre
}

// Total sums up sites.
func Total(sites []Site) Totals {
	t := Totals{Sites: len(sites)}
	sum := 0
	for _, s := range sites {
		t.Punctures += s.Punctures
		sum += s.Punctures * microlitres(s.Syringe.VolumeML)
	}
	t.VolumeML = float64(sum) / 1000
	return t
}

// TotalOf sums up what counts in a session: what was done or added and, while it is a plan, what is planned. What was
// skipped never counts.
func TotalOf(s Session, sites []Site) Totals {
	var some []Site
	for _, site := range sites {
		if s.counts(site) {
			some = append(some, site)
		}
	}
	return Total(some)
}

// Injected tells that the needle went in.
func (s Site) Injected() bool { return s.State == SiteDone || s.State == SiteAdded }
