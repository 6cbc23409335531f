package bodymap

import (
	"time"

	"ashi/bodymap/atlas"
)

func soon() error { return &Error{Kind: Unknown, Text: "soon"} }

func LayArea(b *atlas.Body, outline []atlas.Place, p AreaPlan) (s Spread, middle atlas.Place, cm2 float64, err error) {
	return s, middle, 0, soon()
}

func LayLine(b *atlas.Body, path []atlas.Place, n int) (s Spread, middle atlas.Place, lengthCM float64, err error) {
	return s, middle, 0, soon()
}
func AreaCM2(b *atlas.Body, s *Spread) float64                            { return 0 }
func (c *Chart) MarkArea(outline []atlas.Place, p AreaPlan) (Site, error) { return Site{}, soon() }

func (c *Chart) MarkLine(path []atlas.Place, n int) (Site, error)     { return Site{}, soon() }
func (c *Chart) RelayArea(id SiteID, p AreaPlan) error                { return soon() }
func (c *Chart) RelayLine(id SiteID, n int) error                     { return soon() }
func (c *Chart) LeaveOut(id SiteID, spot int, out bool) error         { return soon() }
func (c *Chart) Mirror(ids ...SiteID) ([]Site, error)                 { return nil, soon() }
func (c *Chart) Shift(cm float64, dir atlas.Vec, ids ...SiteID) error { return soon() }

// CopyPlan tells what to take over from an earlier session.
type CopyPlan struct {
	From    SessionID
	Regions []string // IDs of regions; empty: all
	AwayMM  float64  // how far to shift the sites away from the last punctures, mm on the skin; 0: the same places
}

func (c *Chart) Copied(p CopyPlan) ([]Site, error)                 { return nil, soon() }
func (c *Chart) Copy(p CopyPlan) ([]Site, error)                   { return nil, soon() }
func (c *Chart) Rested(restDays int) ([]Site, error)               { return nil, soon() }
func (c *Chart) MarkSites(sites []Site, verb Verb) ([]Site, error) { return nil, soon() }

// ProtocolSide tells on which side a protocol is applied.
type ProtocolSide string

// The ways to apply a protocol.
const (
	AsMade    ProtocolSide = "as made"
	Mirrored  ProtocolSide = "mirrored"
	BothSides ProtocolSide = "both sides"
)

func (c *Chart) Trial(p Protocol, how ProtocolSide) ([]Site, error)  { return nil, soon() }
func (c *Chart) Apply(p Protocol, how ProtocolSide) ([]Site, error)  { return nil, soon() }
func (p *Practice) SaveProtocol(name, note string) (Protocol, error) { return Protocol{}, soon() }
func (p *Practice) RenameProtocol(id ProtocolID, name, note string) (Protocol, error) {
	return Protocol{}, soon()
}
func (p *Practice) RemoveProtocol(id ProtocolID) error { return soon() }

// Protocols lists the practice's own protocols by name, then those that come with Ashi.
func (p *Practice) Protocols() ([]Protocol, error) { return p.store.Protocols() }

// Starters are the protocols that come with Ashi.
func Starters() []Protocol { return nil }

// In gives the protocol with its words in a language. Only those that come with Ashi are translated.
func (p Protocol) In(lang string) Protocol { return p }

func (p *Practice) SaveOwnPoint(o OwnPoint) (OwnPoint, error) { return o, soon() }
func (p *Practice) RemoveOwnPoint(id OwnPointID) error        { return soon() }

func (c *Chart) Pains() []Pain                                { return nil }
func (c *Chart) PutPain(p Pain) (Pain, error)                 { return p, soon() }
func (c *Chart) RemovePain(id PainID) error                   { return soon() }
func (c *Chart) Queue() []Site                                { return nil }
func (p *Practice) History(id PatientID) ([]Treatment, error) { return nil, soon() }

// PastUse finds the earlier injections at a place.
func PastUse(h []Treatment, t Target) []Use { return nil }

func HeatMap(b *atlas.Body, h []Treatment, from, to time.Time) []float32 { return nil }
func AgeMap(b *atlas.Body, h []Treatment, now time.Time) []float32       { return nil }
