package bodymap

import (
	"slices"
	"strconv"
	"sync"
	"time"
)

// RetentionEntry is the kind of how long the practice keeps records.
const RetentionEntry EntryKind = "retention"

// SaveRetention is the verb of its change.
const SaveRetention Verb = "how long records are kept"

// Retention is how long the practice keeps what is kept of a patient. It says who can be erased; nobody ever is without
// a person doing it.
type Retention struct {
	Country  string // key of Countries; empty: the practice's own
	Years    int    // after the last session; 0: not set
	UntilAge int    // and until this birthday; 0: no matter
}

const retentionID EntryID = "retention"

func (Retention) entry() Entry { return Entry{ID: retentionID, Kind: RetentionEntry} }

// Country is a rule of a country for how long records are kept; see assets/clinical/README.md.
type Country struct {
	Rule Retention

	nameEN, nameFR, sourceEN, sourceFR string
}

// Name gives the name of the country in a language.
func (c Country) Name(lang string) string { return inLang(lang, c.nameEN, c.nameFR) }

// Source tells in a language what was read.
func (c Country) Source(lang string) string { return inLang(lang, c.sourceEN, c.sourceFR) }

// Countries are those of which a rule was read.
var Countries = sync.OnceValue(func() (all []Country) {
	for _, r := range clinicalRows("retention.csv", "country,name_en,name_fr,years,until_age,source_en,source_fr") {
		years, err := strconv.Atoi(r[3])
		age, err2 := strconv.Atoi(r[4])
		if err != nil || err2 != nil || years < 1 {
			panic("embedded table retention.csv: " + r[0])
		}
		all = append(all, Country{Retention{r[0], years, age}, r[1], r[2], r[5], r[6]})
	}
	return all
})

// MaxRetention is the most years that can be typed.
const MaxRetention = 100

// Retention reads how long records are kept; without Years it was never set.
func (p *Practice) Retention() (Retention, error) {
	r, err := factByID[Retention](p, retentionID)
	if KindOf(err) == NotFound {
		err = nil
	}
	return r, err
}

// SaveRetention keeps how long records are kept. Problems of the field "Years".
func (p *Practice) SaveRetention(r Retention) error {
	var bad problems
	bad.when(r.Years < 1 || r.Years > MaxRetention, "Years", "Records are kept for 1 to %d years.", MaxRetention)
	if err := bad.err(); err != nil {
		return err
	}
	return putFacts(p, SaveRetention, r)
}

// Over tells whether a record need not be kept any longer: the last session lies so many years back, and the patient is
// old enough. Without a rule nothing is over.
func (r Retention) Over(patient Patient, last, now time.Time) bool {
	today := DateOf(now)
	return r.Years > 0 && DateOf(last.In(now.Location())).yearsUntil(today) >= r.Years && patient.Born.yearsUntil(today) >= r.UntilAge
}

// Expired is a patient whose record need not be kept any longer.
type Expired struct {
	Patient Patient
	Last    time.Time // the last session
}

// Expired lists the patients whose record need not be kept any longer, longest ago first. Who never had a session is not
// among them.
func (p *Practice) Expired() (out []Expired, err error) {
	rule, err := p.Retention()
	if err != nil || rule.Years == 0 {
		return nil, err
	}
	sessions, err := p.AllSessions()
	if err != nil {
		return nil, err
	}
	seen := map[PatientID]bool{}
	for _, s := range sessions { // newest first
		if seen[s.Patient] {
			continue
		}
		seen[s.Patient] = true
		if !rule.Over(Patient{Born: earliestBirth}, s.At, p.clock()) {
			continue // whatever the age
		}
		patient, err := p.Patient(s.Patient)
		if err != nil {
			return nil, err
		}
		if rule.Over(patient, s.At, p.clock()) {
			out = append(out, Expired{patient, s.At})
		}
	}
	slices.Reverse(out)
	return out, nil
}
