package bodymap_test

import (
	"math"
	"reflect"
	"testing"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// lotted makes a signed session whose sites took 1 mL of a lot, by what recorded makes.
func lotted(t *testing.T, p *bodymap.Practice, patient bodymap.Patient) (bodymap.SessionID, bodymap.Lot) {
	t.Helper()
	c := recorded(t, p, patient)
	own := lidocaine(t, p)
	lot := must(p.SaveLot(bodymap.Lot{Product: own.ID, Number: "L1", Expires: "2028-01-01", StockML: 50}))(t)
	ids := []bodymap.SiteID{c.Sites()[0].ID, c.Sites()[1].ID}
	must(c.Fill("", []bodymap.Pour{{Product: own.ID, Lot: lot.ID, VolumeML: 10}}, ids...))(t)
	check(t, c.Change(ids, func(s *bodymap.Site) { s.Syringe.VolumeML, s.Punctures = .1, 5 }, bodymap.EditSite))
	must(p.Sign(c.Session().ID, ""))(t)
	return c.Session().ID, lot
}

// counted is all that a session counts for.
type counted struct {
	left      float64
	recalled  []bodymap.Recalled
	history   []bodymap.Treatment
	sessions  []bodymap.Session
	reactions []bodymap.Reaction
	reasons   []bodymap.Reason
}

func countedOf(t *testing.T, p *bodymap.Practice, lot bodymap.Lot, patient bodymap.PatientID, of bodymap.SessionID) (c counted) {
	t.Helper()
	left, _, err := p.LotLeft(lot)
	check(t, err)
	c.left, c.recalled = math.Round(left*1e6)/1e6, must(p.Recall(lot.Number))(t)
	c.history, c.sessions = must(p.History(patient))(t), must(p.AllSessions())(t)
	c.reactions, c.reasons = must(p.Reactions(patient))(t), must(p.Reasons(patient, of))(t)
	return c
}

// An amendment that was begun by mistake goes, after a restart as well: what it amends counts again as if it had never
// been, and what was found meanwhile is kept. Undo brings the amendment back as it was.
func TestAmendmentIsDiscarded(t *testing.T) {
	p, d, patient := newPractice(t)
	first, lot := lotted(t, p, patient)
	before := countedOf(t, p, lot, patient.ID, first)
	if before.left != 49 || len(before.recalled) != 1 {
		t.Fatalf("%v mL are left, %d sessions are recalled", before.left, len(before.recalled))
	}
	c := must(p.Amend(first, "wrong side"))(t)
	second := c.Session()
	check(t, c.Remove(c.Sites()[1].ID))
	added := must(c.Mark(spot(3), "", atlas.Left))(t)
	check(t, c.SetReason("limit:y", added.ID, "new"))
	late := must(p.SaveReaction(bodymap.Reaction{Session: second.ID, Site: added.ID, At: now, Kind: bodymap.Nodule, Grade: 2}))(t)
	meanwhile := countedOf(t, p, lot, patient.ID, second.ID)

	p = bodymap.NewPractice(d, func() time.Time { return now }, "Dr Next")
	check(t, p.DiscardAmendment(second.ID))
	after := countedOf(t, p, lot, patient.ID, first)
	late.Session, late.Site = first, ""
	before.reactions = append(before.reactions, late)
	if !reflect.DeepEqual(after, before) {
		t.Errorf("it counts as\n%+v\nbefore it was\n%+v", after, before)
	}
	signature := must(p.Signatures(first))(t)[0]
	check(t, bodymap.Verify(p, signature))
	if _, _, err := p.Session(second.ID); bodymap.KindOf(err) != bodymap.NotFound || p.Chart() != nil || must(p.AmendedBy(first))(t) != "" {
		t.Errorf("the amendment is still there: %v", err)
	}
	if log := must(p.LogLines(bodymap.LogQuery{}, 1))(t)[0]; log.Verb != bodymap.DiscardAmended || log.Patient != patient.ID || log.Person != "Dr Next" {
		t.Errorf("the log ends with %+v", log)
	}

	must(p.Undo())(t)
	if back := countedOf(t, p, lot, patient.ID, second.ID); !reflect.DeepEqual(back, meanwhile) {
		t.Errorf("undo brings back\n%+v\nit was\n%+v", back, meanwhile)
	}
	if _, at := p.Touched(); at != second.ID {
		t.Errorf("undo shows %s", at)
	}
	must(p.Redo())(t)
	if again := countedOf(t, p, lot, patient.ID, first); !reflect.DeepEqual(again, before) {
		t.Errorf("redo leaves\n%+v", again)
	}
	must(p.Amend(first, "once more"))(t)
}

// Only an amendment that is not signed can be discarded, by who may amend.
func TestWhatIsNotDiscarded(t *testing.T) {
	p, d, patient := newPractice(t)
	c := recorded(t, p, patient)
	first := c.Session().ID
	unchanged(t, c, d, "a first version", bodymap.Invalid, func() error { return p.DiscardAmendment(first) })
	must(p.Sign(first, ""))(t)
	c = must(p.Amend(first, "wrong side"))(t)
	second := c.Session().ID
	must(p.Sign(second, ""))(t)
	unchanged(t, c, d, "a signed one", bodymap.Sealed, func() error { return p.DiscardAmendment(second) })
	third := must(p.Amend(second, "again"))(t)
	signedIn(t, p, bodymap.Auditor)
	unchanged(t, third, d, "by an auditor", bodymap.NotAllowed, func() error { return p.DiscardAmendment(third.Session().ID) })
}
