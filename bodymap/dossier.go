package bodymap

import (
	"math"
	"slices"
	"time"
)

// Dossier is all that the record holds about one patient, as it is handed over on request.
type Dossier struct {
	At         time.Time // when it was put together
	Person     string    // by whom
	Patient    Patient
	Visits     []Visit     // oldest first
	Entries    []Entry     // all that is kept of the patient beside the sessions, in the order of its making
	Fillings   []Filling   // that the sites name
	Signatures []Signature // of the visits that are signed, in their order
	Log        []LogLine   // who did what when, oldest first

	Courses   []Course // the entries once more, as what they are
	Consents  []Consent
	Checks    []Check
	Scores    []Score // oldest first
	Reactions []Reaction
	Reasons   []Reason
}

// Dossier reads all about one patient; an error of kind NotFound if there is none.
func (p *Practice) Dossier(id PatientID) (Dossier, error) {
	d := Dossier{At: moment(p.clock()), Person: p.person}
	var err error
	if d.Patient, err = p.Patient(id); err != nil {
		return Dossier{}, err
	}
	outcomes, err := p.Outcomes(id)
	if err != nil {
		return Dossier{}, err
	}
	d.Visits, d.Scores, d.Reactions = outcomes.Visits, outcomes.Scores, outcomes.Reactions
	if d.Entries, err = p.EntriesOf(id); err != nil {
		return Dossier{}, err
	}
	if err := d.open(); err != nil {
		return Dossier{}, err
	}
	if d.Visits, err = p.withAmended(d.Visits); err != nil {
		return Dossier{}, err
	}
	if d.Signatures, err = p.signaturesOf(d.Visits); err != nil {
		return Dossier{}, err
	}
	d.Fillings = d.named(outcomes.Fillings)
	d.Log, err = p.LogLines(LogQuery{Patient: id}, math.MaxInt32)
	slices.Reverse(d.Log)
	return d, err
}

// withAmended puts before each visit the versions that it amends, oldest first.
func (p *Practice) withAmended(visits []Visit) (out []Visit, err error) {
	for _, v := range visits {
		versions := []Visit{v}
		for id := v.Session.Amends; id != ""; id = versions[0].Session.Amends {
			var old Visit
			if old.Session, old.Sites, err = p.Session(id); err != nil {
				return nil, err
			}
			if old.Pains, err = p.Pains(id); err != nil {
				return nil, err
			}
			versions = append([]Visit{old}, versions...)
		}
		out = append(out, versions...)
	}
	return out, nil
}

func (p *Practice) signaturesOf(visits []Visit) (out []Signature, err error) {
	for _, v := range visits {
		if v.Session.State != Signed {
			continue
		}
		s, err := p.Signature(v.Session.ID)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// open reads the entries as what they are.
func (d *Dossier) open() (err error) {
	if d.Courses, err = factsAmong[Course](d.Entries); err != nil {
		return err
	}
	if d.Consents, err = factsAmong[Consent](d.Entries); err != nil {
		return err
	}
	if d.Checks, err = factsAmong[Check](d.Entries); err != nil {
		return err
	}
	d.Reasons, err = factsAmong[Reason](d.Entries)
	return err
}

// factsAmong reads those entries that are of one kind.
func factsAmong[T fact](entries []Entry) ([]T, error) {
	var none T
	kind := none.entry().Kind
	return factsOf[T](slices.DeleteFunc(slices.Clone(entries), func(e Entry) bool { return e.Kind != kind }), nil)
}

// named are the fillings that sessions and sites of the patient name.
func (d *Dossier) named(all []Filling) (out []Filling) {
	used := map[EntryID]bool{}
	for _, v := range d.Visits {
		used[v.Session.Syringe.Filling] = true
		for _, s := range v.Sites {
			used[s.Syringe.Filling] = true
		}
	}
	for _, f := range all {
		if used[f.ID] {
			out = append(out, f)
		}
	}
	return out
}

// Counts tells how many rows of the record a dossier holds, the patient not among them.
func (d Dossier) Counts() (sessions, sites, pains, entries int) {
	for _, v := range d.Visits {
		sites += len(v.Sites)
		pains += len(v.Pains)
	}
	return len(d.Visits), sites, pains, len(d.Entries)
}
