package bodymap

import "time"

// aheadOfUTC is the lead of the earliest time zone: a session's moment is kept in UTC, a birth date in none.
const aheadOfUTC = 14 * time.Hour

// SetSyringe changes the current syringe, which the next marks inherit.
func (c *Chart) SetSyringe(s Syringe) error {
	return c.edit(PickSyringe, func(session *Session) { session.Syringe = s })
}

// SetHeader edits the session itself: time, practitioner, figure, note, reaction, numbing depth.
func (c *Chart) SetHeader(edit func(*Session)) error {
	state := c.session.State
	return c.edit(EditSession, func(s *Session) {
		edit(s)
		s.State = state // Record turns it
	})
}

// Record turns the plan into the record of what was done: the sites that are still planned were done as planned, those
// that were done, skipped or added while the treatment went on stay so. A recorded session stays as it is.
func (c *Chart) Record() error {
	if c.session.State.Given() {
		return nil
	}
	session := c.session
	session.State = Recorded
	var sites []Site
	for _, s := range c.sites {
		if s.State == SitePlanned {
			s.State = SiteDone
			sites = append(sites, s)
		}
	}
	return c.change(RecordAll, Change{PutSessions: []Session{session}, PutSites: sites})
}

// edit changes the session row if there is something to change.
func (c *Chart) edit(verb Verb, how func(*Session)) error {
	s := c.session
	how(&s)
	s.ID, s.Patient, s.At = c.session.ID, c.session.Patient, moment(s.At)
	if s == c.session {
		return nil
	}
	if s.State == Signed {
		return sealed()
	}
	if err := s.Validate(c.practice.clock()); err != nil {
		return err
	}
	if DateOf(s.At.Add(aheadOfUTC)) < c.patient.Born {
		return Problems{{Kind: Invalid, Field: "At", Text: "The date of the session lies before the patient's birth."}}
	}
	return c.change(verb, Change{PutSessions: []Session{s}})
}
