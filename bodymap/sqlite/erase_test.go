package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	lib "modernc.org/sqlite/lib"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/sqlite/vault/vaulttest"
)

// marked are words that stand all over the record of a patient and nowhere else.
const marked = "Zebedeus"

// erasable is a patient with a signed session, an amendment of it, pains, and an entry of every kind.
func erasable(t *testing.T, p *bodymap.Practice, word string) bodymap.PatientID {
	t.Helper()
	a := anna()
	a.ID, a.Surname, a.Notes, a.Allergies = "", word, word+" notes", word+" allergy"
	patient := must[bodymap.Patient](t)(p.SavePatient(a))
	c := must[*bodymap.Chart](t)(p.NewSession(patient.ID))
	place, _ := atlas.Get().Body(atlas.Female).PlaceOf("ST36", atlas.Left)
	site := must[bodymap.Site](t)(c.Mark(place, "ST36", atlas.Left))
	must[bodymap.Pain](t)(c.PutPain(bodymap.Pain{Place: place, AtlasVersion: atlas.Version, Before: 5, After: 3, Note: word + " pain"}))
	err := errors.Join(
		c.Change([]bodymap.SiteID{site.ID}, func(s *bodymap.Site) { s.Note = word + " site" }, bodymap.EditSite),
		c.SetHeader(func(s *bodymap.Session) { s.Note = word + " session" }), c.Record(),
	)
	must[bodymap.Consent](t)(p.GiveConsent(patient.ID, bodymap.Written, "en"))
	must[bodymap.Check](t)(p.AnswerCheck(c.Session().ID, bodymap.Answer{Item: "cancer", Yes: true, Note: word + " check"}))
	must[bodymap.Course](t)(p.SaveCourse(bodymap.Course{Patient: patient.ID, Indication: word + " course", Sessions: 2, Rhythm: bodymap.Weekly, Starts: "2026-11-01"}))
	must[bodymap.Score](t)(p.SaveScore(bodymap.Score{Patient: patient.ID, Session: c.Session().ID, Scale: "ODI", Value: 20, Note: word + " score"}))
	must[bodymap.Reaction](t)(p.SaveReaction(bodymap.Reaction{Session: c.Session().ID, Kind: bodymap.OtherReaction, Grade: 1, Note: word + " reaction"}))
	must[bodymap.Signature](t)(p.Sign(c.Session().ID, robinsPassword))
	c = must[*bodymap.Chart](t)(p.Amend(c.Session().ID, word+" reason"))
	must[bodymap.Signature](t)(p.Sign(c.Session().ID, robinsPassword))
	if err != nil {
		t.Fatal(err)
	}
	return patient.ID
}

// holdsWord looks for a word in every page of the open record, decrypted, free ones among them.
func holdsWord(t *testing.T, s *Store, word string) bool {
	t.Helper()
	c := must[*sql.Conn](t)(s.db.Conn(context.Background()))
	var image []byte
	err := c.Raw(func(driver any) (err error) {
		image, err = driver.(interface{ Serialize() ([]byte, error) }).Serialize()
		return err
	})
	if err := errors.Join(err, c.Close()); err != nil || len(image) < 100_000 {
		t.Fatalf("%d bytes; %v", len(image), err)
	}
	return bytes.Contains(image, []byte(word))
}

func TestErasingLeavesNothingOfAPatientAndProvesTheRest(t *testing.T) {
	f := atTheDoor(t)
	p := f.made()
	id := erasable(t, p, marked)
	other := erasable(t, p, "Staying")
	if !holdsWord(t, f.Store(), marked) {
		t.Fatal("the search finds nothing")
	}
	before := must[bodymap.Dossier](t)(p.Dossier(other))
	if d := must[bodymap.Dossier](t)(p.Dossier(id)); len(d.Visits) != 2 || len(d.Signatures) != 2 || len(d.Log) < 10 || len(d.Entries) < 5 {
		t.Fatalf("before there are %d visits, %d signatures, %d entries", len(d.Visits), len(d.Signatures), len(d.Entries))
	}
	var bad bodymap.Problems
	if _, err := p.Erase(id, "Another"); !errors.As(err, &bad) || bad.In("Surname") == nil {
		t.Fatalf("with another surname: %v", err)
	}
	erasedNow(t, p, id)
	s := f.Store()
	tellsNothingOf(t, s, id)
	after := must[bodymap.Dossier](t)(p.Dossier(other))
	if len(after.Visits) != len(before.Visits) || len(after.Entries) != len(before.Entries) || len(after.Signatures) != 2 {
		t.Error("something of another patient is gone")
	}
	f.sound()
	if info := must[os.FileInfo](t)(os.Stat(f.path() + "-wal")); info.Size() != 0 {
		t.Errorf("%d bytes are left in the log of the file", info.Size())
	}
	// What is signed is kept as before.
	signed := after.Visits[0].Session
	signed.Note = "changed"
	wantKind(t, s.Apply(command(bodymap.EditSession, bodymap.Change{PutSessions: []bodymap.Session{signed}})), bodymap.Sealed)
	tell(t, 17, "a patient with signed sessions erased", "0 hits of the name in all pages, in what the log tells and in the search; the log beside the file is empty, chain and check are sound, another patient is whole")
}

// erasedNow erases a patient, which cannot be undone.
func erasedNow(t *testing.T, p *bodymap.Practice, id bodymap.PatientID) {
	t.Helper()
	e := must[bodymap.Erasure](t)(p.Erase(id, " zebedeus"))
	if e.Sessions != 2 || e.Sites != 2 || e.Pains != 2 || e.Entries < 5 || e.Told < 10 || e.Number == 0 || e.FileNumber != "1043" {
		t.Errorf("it says that it erased %+v", e)
	}
	if _, err := p.Patient(id); bodymap.KindOf(err) != bodymap.NotFound {
		t.Errorf("the patient is still there: %v", err)
	}
	if _, ok := p.CanUndo(); ok {
		t.Error("it can be undone")
	}
}

// tellsNothingOf seeks an erased patient in the file and in what the log tells.
func tellsNothingOf(t *testing.T, s *Store, id bodymap.PatientID) {
	t.Helper()
	for _, word := range []string{marked, "zebedeus"} {
		if holdsWord(t, s, word) {
			t.Errorf("%s is still in the record", word)
		}
	}
	for _, c := range must[[]bodymap.Command](t)(s.Log(1000)) {
		if c.Patient == id && (len(c.Change.PutPatients)+len(c.Change.PutSites)+len(c.Change.PutEntries) > 0 || strings.Contains(c.Change.Detail, marked)) {
			t.Errorf("the log still tells %v", c)
		}
	}
}

// sound checks the whole record.
func (f *front) sound() {
	f.t.Helper()
	if c := must[Checked](f.t)(f.Store().Check()); len(c.Wrong) > 0 {
		f.t.Errorf("a check finds %v", c.Wrong)
	}
}

// A backup from before is restored without who was erased since, here and on another computer.
func TestAnErasureHoldsForRestoredBackups(t *testing.T) {
	f := atTheDoor(t)
	p := f.made()
	id := erasable(t, p, marked)
	f.patient(p, "Staying")
	shelf := f.shelf()
	b, _, err := shelf.Make(context.Background(), f.now, quiet)
	if err != nil {
		t.Fatal(err)
	}
	must[bodymap.Erasure](t)(p.Erase(id, marked))
	if err := shelf.Prepare(context.Background(), b, quiet); err != nil {
		t.Fatal(err)
	}
	f.locked()
	p = f.unlocked()
	if got := surnamesOf(t, p); got != "Staying" || holdsWord(t, f.Store(), marked) {
		t.Errorf("restored are %q", got)
	}
	if err := f.Store().Missing(); err != nil {
		t.Error(err)
	}
	f.sound()
	ids := must[[]string](t)(erasedIn(filepath.Join(filepath.Dir(b.Path), "ashi.erased")))
	if len(ids) != 1 || ids[0] != string(id) {
		t.Errorf("with the backups lies the list %v", ids)
	}
	tell(t, 17, "a backup from before the erasure restored", "the patient is erased again: 0 hits")
}

// Whichever write fails, a patient is erased or is there with all that can be undone, and one is told which.
func TestAnErasingThatFailsIsWholeOrNothing(t *testing.T) {
	f := atTheDoor(t)
	p := f.made()
	f.patient(p, "Staying")
	said := map[string]int{}
	for n, failed := 1, true; failed; n += max(1, n/2) {
		id := erasable(t, p, marked)
		f.patient(p, "Undone")
		var e bodymap.Erasure
		var err error
		failed = fullFrom(t, n, func() { e, err = p.Erase(id, marked) })
		if err != nil {
			wantKind(t, err, bodymap.DiskFull)
		}
		switch {
		case err == nil:
			said["erased"]++
		case e.Patient == "":
			said["not"]++
			f.stillThere(p, id)
			must[bodymap.Erasure](t)(p.Erase(id, marked))
		default:
			said["erased, not purged"]++
			if _, there := p.Patient(id); bodymap.KindOf(there) != bodymap.NotFound || !strings.Contains(bodymap.Sentence(err, "en"), "is erased") {
				t.Fatalf("write %d: %v; %v", n, err, there)
			}
		}
	}
	if said["not"] == 0 || said["erased, not purged"] == 0 || said["erased"] != 1 {
		t.Errorf("it went %v", said)
	}
	f.locked()
	f.unlocked()
	if holdsWord(t, f.Store(), marked) {
		t.Error("after locking there is something left of them")
	}
	f.sound()
}

// fullFrom does something while the disk takes no more from the n-th write on, and tells whether it came to that.
func fullFrom(t *testing.T, n int, do func()) (full bool) {
	t.Helper()
	writes := 0
	heal := vaulttest.Disk(t, func(op vaulttest.Op) int32 {
		if op.Kind != 'W' {
			return 0
		}
		if writes++; writes < n {
			return 0
		}
		full = true
		return lib.SQLITE_FULL
	})
	defer heal()
	do()
	return full
}

// stillThere expects that nothing came of erasing a patient.
func (f *front) stillThere(p *bodymap.Practice, id bodymap.PatientID) {
	f.t.Helper()
	_, err := p.Patient(id)
	_, undoable := p.CanUndo()
	if list := must[[]string](f.t)(erasedIn(erasedOf(f.path()))); err != nil || !undoable || slices.Contains(list, string(id)) {
		f.t.Fatalf("%v, undo %v, to be erased again %v", err, undoable, list)
	}
}
