package sqlite

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"ashi/bodymap"
)

// finder knows by what words each patient is found, and who was worked with last: a hundred thousand of them are
// searched in memory in the time that SQLite takes to step through a tenth.
type finder struct {
	mu    sync.Mutex
	state int64       // of the connection when the finder was last right: see changes; 0: it knows nothing
	order []*findable // those last worked with come last
	byID  map[bodymap.PatientID]*findable
}

// findable is a patient as the finder knows one.
type findable struct {
	id      bodymap.PatientID
	search  string // folded words, each after a space
	touched int64  // number of the last entry of the log that tells of work with the patient; 0: none
}

// looks are the events at which one did not work with a patient, only looked: the list of patients must not move for them.
var looks = []string{string(bodymap.OpenedPatient), string(bodymap.PrintedSheet), string(bodymap.PrintedLeaflet), string(bodymap.Exported)}

func (f *findable) compare(g *findable) int {
	return cmp.Or(cmp.Compare(f.touched, g.touched), cmp.Compare(f.id, g.id))
}

// changes counts the rows that the connection has changed so far, from 1. Whatever changes a patient, by whichever way,
// changes it.
func changes(ctx context.Context, q querier) (n int64, err error) {
	return n, q.QueryRowContext(ctx, "SELECT total_changes() + 1").Scan(&n)
}

// find gives the ids of the patients each of whose words begins a word of theirs, those last worked with first.
func (s *Store) find(words []string, limit int) (ids []bodymap.PatientID, err error) {
	f := &s.finder
	f.mu.Lock()
	defer f.mu.Unlock()
	state, err := changes(context.Background(), s.db)
	if err != nil {
		return nil, problem(err, s.path)
	}
	if f.state != state {
		if err := f.load(s); err != nil {
			return nil, err
		}
		f.state = state
	}
	for _, p := range slices.Backward(f.order) {
		if len(ids) == limit {
			break
		}
		if p.matches(words) {
			ids = append(ids, p.id)
		}
	}
	return ids, nil
}

func (f *findable) matches(words []string) bool {
	return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(f.search, word) })
}

// load reads all patients.
func (f *finder) load(s *Store) error {
	all, err := list(s, func(r row) (*findable, error) { p := &findable{}; return p, r.Scan(&p.id, &p.search, &p.touched) }, // by the index log_of_patient alone
		"SELECT id, search, coalesce((SELECT seq FROM log WHERE patient = p.id AND verb NOT IN ('"+strings.Join(looks, "', '")+"') ORDER BY seq DESC LIMIT 1), 0) FROM patient AS p")
	if err != nil {
		return err
	}
	f.order, f.byID = all, make(map[bodymap.PatientID]*findable, len(all))
	for _, p := range all {
		f.byID[p.id] = p
	}
	slices.SortFunc(f.order, (*findable).compare)
	return nil
}

// follow brings the finder up to date with a change and its entry in the log. before and after are the state of the
// connection: a finder that missed something, or does not know what the log tells of a patient, reads all anew when it
// is asked next.
func (f *finder) follow(c bodymap.Change, e entry, before, after int64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.state != before {
		return
	}
	f.state = after
	for _, patient := range c.PutPatients {
		p := f.take(patient.ID)
		if p == nil {
			p = &findable{id: patient.ID}
			if string(patient.ID) != e.patient {
				f.state = 0
			}
		}
		p.search = searchOf(patient)
		f.put(p)
	}
	for _, id := range c.RemovePatients {
		f.take(id)
	}
	if slices.Contains(looks, e.verb) {
		return
	}
	if p := f.take(bodymap.PatientID(e.patient)); p != nil {
		p.touched = e.seq
		f.put(p)
	}
}

// take takes a patient out; nil if there is none.
func (f *finder) take(id bodymap.PatientID) *findable {
	p := f.byID[id]
	if p == nil {
		return nil
	}
	delete(f.byID, id)
	at, _ := slices.BinarySearchFunc(f.order, p, (*findable).compare)
	f.order = slices.Delete(f.order, at, at+1)
	return p
}

// put puts a patient in its place.
func (f *finder) put(p *findable) {
	f.byID[p.id] = p
	at, _ := slices.BinarySearchFunc(f.order, p, (*findable).compare)
	f.order = slices.Insert(f.order, at, p)
}
