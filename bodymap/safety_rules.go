package bodymap

// SafetyEntry is the kind of the one entry that holds the practice's own settings of the warnings.
const SafetyEntry EntryKind = "safety"

// Safety are the practice's own settings of the warnings.
type Safety struct {
	// OverLungMM is the depth in mm beyond which a site over the lung is warned of where no depth was measured. No source
	// gives one: it starts as a default of the app, the end of the usual depth of mesotherapy, and is the practitioner's to set.
	OverLungMM float64
}

func (s Safety) entry() Entry { return Entry{ID: "safety", Kind: SafetyEntry} }

// DefaultSafety is what a practice starts with.
func DefaultSafety() Safety { return Safety{OverLungMM: usualMaxMM} }

// Validate tells, as Problems, why settings cannot be kept.
func (s Safety) Validate() error {
	var bad problems
	bad.when(!over0(s.OverLungMM, MaxDepthMM), "OverLungMM", "The depth must lie over 0 and up to %d mm.", MaxDepthMM)
	return bad.err()
}

// Safety are the settings of the warnings as they stand.
func (p *Practice) Safety() (Safety, error) {
	s, err := factByID[Safety](p, Safety{}.entry().ID)
	if KindOf(err) == NotFound {
		return DefaultSafety(), nil
	}
	return s, err
}

// SetSafety keeps the settings of the warnings.
func (p *Practice) SetSafety(s Safety) error {
	if err := s.Validate(); err != nil {
		return err
	}
	return putFacts(p, SetSafety, s)
}

// WarningsOf lists what is to be minded at sites of a session by the practice's settings, as it was on the day of the
// session, and the reasons that were given.
func (p *Practice) WarningsOf(patient Patient, s Session, sites []Site) ([]Warning, []Reason, error) {
	rules, err := p.Safety()
	if err != nil {
		return nil, nil, err
	}
	reasons, err := p.Reasons(patient.ID, s.ID)
	return Warnings(patient, s, sites, s.At, rules), reasons, err
}
