package bodymap

import (
	"encoding/json"
	"reflect"
)

// EntryID is a UUIDv7; of what comes with Ashi it is a word.
type EntryID string

// EntryKind tells what an entry is; it is kept in the record, never change one.
type EntryKind string

// The kinds of entries. Products, lots, mixes, fillings and limits belong to the practice, the others to a patient.
const (
	ProductEntry  EntryKind = "product"
	LotEntry      EntryKind = "lot"
	MixEntry      EntryKind = "mix"
	FillingEntry  EntryKind = "filling"
	LimitEntry    EntryKind = "limit"
	CheckEntry    EntryKind = "check"
	ConsentEntry  EntryKind = "consent"
	CourseEntry   EntryKind = "course"
	ScoreEntry    EntryKind = "score"
	ReactionEntry EntryKind = "reaction"
	ReasonEntry   EntryKind = "reason"
)

// Entry is how the record keeps all that is neither a patient nor a session nor on the skin: one value as JSON.
type Entry struct {
	ID      EntryID
	Kind    EntryKind
	Patient PatientID // empty: of the practice
	Session SessionID // empty: of no session
	Body    string    // JSON
}

// fact is a value that is kept as an entry: Entry tells all but the body.
type fact interface{ entry() Entry }

// entryOf is a value as it is kept.
func entryOf(f fact) (Entry, error) {
	e := f.entry()
	body, err := json.Marshal(f)
	e.Body = string(body)
	return e, err
}

// facts reads entries of one kind in the order of their making: of the practice (patient ""), or of a patient.
func facts[T fact](r Reader, patient PatientID) ([]T, error) {
	var none T
	return factsOf[T](r.Entries(none.entry().Kind, patient))
}

// allFacts reads entries of one kind of all patients and the practice.
func allFacts[T fact](r Reader) ([]T, error) {
	var none T
	return factsOf[T](r.AllEntries(none.entry().Kind))
}

func factsOf[T fact](entries []Entry, err error) ([]T, error) {
	if err != nil {
		return nil, err
	}
	out := make([]T, len(entries))
	for i, e := range entries {
		if err := json.Unmarshal([]byte(e.Body), &out[i]); err != nil {
			return nil, &Error{Kind: Damaged, Text: "An entry of the record cannot be read. Nothing was changed. Restore the last backup.", Err: err}
		}
	}
	return out, nil
}

// factByID reads one; an error of kind NotFound if there is none.
func factByID[T fact](r Reader, id EntryID) (T, error) {
	var out T
	e, err := r.Entry(id)
	if err != nil {
		return out, err
	}
	all, err := factsOf[T]([]Entry{e}, nil)
	if err != nil || e.Kind != out.entry().Kind {
		return out, err
	}
	return all[0], nil
}

// putFacts keeps values, new or in place of those with their IDs, in one step. What stays the same makes no step.
func putFacts[T fact](p *Practice, verb Verb, values ...T) error {
	var do Change
	for _, v := range values {
		e, err := entryOf(v)
		if err != nil {
			return err
		}
		old, err := p.Entry(e.ID)
		if err != nil && KindOf(err) != NotFound {
			return err
		}
		if !reflect.DeepEqual(old, e) {
			do.PutEntries = append(do.PutEntries, e)
		}
	}
	if do.empty() {
		return nil
	}
	return p.change(verb, do)
}

// removeFacts takes entries away in one step.
func (p *Practice) removeFacts(verb Verb, ids ...EntryID) error {
	for _, id := range ids {
		if _, err := p.Entry(id); err != nil {
			return err
		}
	}
	return p.change(verb, Change{RemoveEntries: ids})
}
