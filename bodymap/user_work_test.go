package bodymap_test

import (
	"reflect"
	"slices"
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// The roles that may do a kind of work, as the table of duties has them.
var (
	treaters = []bodymap.Role{bodymap.Practitioner, bodymap.Assistant}
	stockers = []bodymap.Role{bodymap.Practitioner, bodymap.Assistant, bodymap.Administrator}
	signers  = []bodymap.Role{bodymap.Practitioner}
	managers = []bodymap.Role{bodymap.Administrator}
	keepers  = []bodymap.Role{bodymap.Practitioner, bodymap.Administrator}
	anyone   = bodymap.Roles()
)

// shop is a record with a user of each role and a recorded session, in which a practitioner makes things ready.
type shop struct {
	t       *testing.T
	p       *bodymap.Practice
	d       *disk
	users   map[bodymap.Role]bodymap.User
	patient bodymap.Patient
	c       *bodymap.Chart
}

func newShop(t *testing.T) *shop {
	t.Helper()
	p, d, patient := newPractice(t)
	s := &shop{t: t, p: p, d: d, users: map[bodymap.Role]bodymap.User{}, patient: patient}
	for _, r := range slices.Backward(bodymap.Roles()) {
		s.users[r] = signedIn(t, p, r)
	}
	s.c = recorded(t, p, patient)
	return s
}

func (s *shop) as(r bodymap.Role) {
	s.t.Helper()
	check(s.t, s.p.SignIn(s.users[r], nil))
}

func (s *shop) id() bodymap.SessionID { return s.c.Session().ID }

// plan opens a new session with a site.
func (s *shop) plan() bodymap.Site {
	s.t.Helper()
	s.c = must(s.p.NewSession(s.patient.ID))(s.t)
	return must(s.c.Mark(named(body(), "BL23", atlas.Left).Place, "BL23", atlas.Left))(s.t)
}

// signed opens a new session and signs it.
func (s *shop) signed() bodymap.SessionID {
	s.t.Helper()
	s.c = recorded(s.t, s.p, s.patient)
	must(s.p.Sign(s.id(), ""))(s.t)
	return s.id()
}

func (s *shop) product() bodymap.Product {
	s.t.Helper()
	return must(s.p.SaveProduct(bodymap.Product{Name: bodymap.NewID(), VolumeML: 5}))(s.t)
}

func (s *shop) lot() bodymap.Lot {
	s.t.Helper()
	return must(s.p.SaveLot(bodymap.Lot{Product: s.product().ID, Number: bodymap.NewID()[24:], Expires: "2027-01-31"}))(s.t)
}

func (s *shop) mix() bodymap.Mix {
	s.t.Helper()
	return must(s.p.SaveMix(bodymap.Mix{Name: bodymap.NewID(), Parts: []bodymap.Part{{Product: s.product().ID, VolumeML: 1}}}))(s.t)
}

func (s *shop) course() bodymap.Course {
	v := knee()
	v.Patient = s.patient.ID
	return v
}

func (s *shop) limit() bodymap.Limit {
	return bodymap.Limit{Substance: bodymap.NewID(), MaxMG: 20, Source: "Our own rule"}
}

func (s *shop) score() bodymap.Score {
	return bodymap.Score{Patient: s.patient.ID, At: now, Scale: "ODI", Value: 40}
}

// job is a method that changes the record or takes something out of it: whose work it is, and what makes it ready, which
// gives the work itself.
type job struct {
	who  []bodymap.Role
	make func(s *shop) func() error
}

// reads are the methods that change nothing in the record. Whoever adds a method says here or among the jobs what it is.
var reads = []string{
	// of the practice
	"CanRedo", "CanUndo", "Chart", "Checks", "Consents", "Courses", "Dossier", "Expired", "Filling", "Fillings", "FillingsOf", "History", "LastConsent",
	"Limits", "LogTeller", "LotLeft", "Lots", "AllLots", "May", "MayAs", "Mixes", "NeedsPassword", "OneProduct", "OpenSession", "Outcomes", "PaperLang", "Person",
	"Pours", "Presets", "Product", "Products", "Protocols", "Reactions", "Reasons", "Recall", "Retention", "Safety", "Scores", "Signatures", "Standings",
	"ToAsk", "Touched", "User", "Users", "Warning", "WarningsOf", "Wording",
	"SetPerson", // only while nobody is signed in, and kept nowhere
	// of the chart
	"Copied", "Doses", "DrawUp", "FillingCautions", "MirrorTrial", "Open", "Pain", "Pains", "Patient", "Queue", "Rested", "Session", "Site", "Sites", "Totals", "Trial",
}

// steps take back or repeat what the person at work did; see TestNobodyTakesBackWhatAnotherDid.
var steps = []string{"Undo", "Redo"}

// Whoever adds a method to the practice or the chart decides who may use it.
func TestEveryMethodIsDecided(t *testing.T) {
	jobs := allJobs()
	known := map[string]bool{}
	for _, of := range []reflect.Type{reflect.TypeFor[*bodymap.Practice](), reflect.TypeFor[*bodymap.Chart]()} {
		for i := range of.NumMethod() {
			name := of.Method(i).Name
			known[name] = true
			_, works := jobs[name]
			_, reader := reflect.TypeFor[bodymap.Reader]().MethodByName(name)
			if !works && !reader && !slices.Contains(reads, name) && !slices.Contains(steps, name) {
				t.Errorf("%v.%s: who may do it? Say it here, and in the table of duties", of, name)
			}
		}
	}
	for name := range jobs {
		if !known[name] || slices.Contains(reads, name) {
			t.Errorf("%s: there is no such method, or it is said twice", name)
		}
	}
	for _, name := range reads {
		if !known[name] {
			t.Errorf("%s: there is no such method", name)
		}
	}
}

// Each role does by every method what is its work. What is not is refused in words and leaves the record as it was.
func TestEveryMethodKeepsToTheDuties(t *testing.T) {
	for _, role := range bodymap.Roles() {
		s := newShop(t)
		for name, j := range allJobs() {
			s.as(bodymap.Practitioner)
			do := j.make(s)
			s.as(role)
			before := must(s.p.LogLines(bodymap.LogQuery{}, 1))(t)[0].Number
			err := do()
			grown := must(s.p.LogLines(bodymap.LogQuery{}, 1))(t)[0].Number > before
			switch may := slices.Contains(j.who, role); {
			case may && (err != nil || !grown):
				t.Errorf("%s, %s: %v; in the log: %v", role, name, err, grown)
			case !may && (bodymap.KindOf(err) != bodymap.NotAllowed || err == nil || grown):
				t.Errorf("%s, %s is not refused: %v; in the log: %v", role, name, err, grown)
			case !may && bodymap.Sentence(err, "fr") == bodymap.Sentence(err, "en"):
				t.Errorf("%s, %s: %q is not said in French", role, name, bodymap.Sentence(err, "en"))
			}
		}
	}
}

// What another did is taken back by nobody, whatever the role.
func TestNobodyTakesBackWhatAnotherDid(t *testing.T) {
	s := newShop(t)
	for _, role := range bodymap.Roles() {
		for name, step := range map[string]func() (bodymap.Verb, error){"undo": s.p.Undo, "redo": s.p.Redo} {
			s.as(bodymap.Practitioner)
			s.plan()
			must(s.c.Mark(spot(3), "", atlas.Left))(t)
			must(s.p.Undo())(t)
			s.as(role)
			lines := must(s.p.LogLines(bodymap.LogQuery{}, 1))(t)
			if verb, err := step(); verb != "" || err != nil || !slices.Equal(lines, must(s.p.LogLines(bodymap.LogQuery{}, 1))(t)) {
				t.Errorf("%s by %s: %q, %v", name, role, verb, err)
			}
		}
	}
}
