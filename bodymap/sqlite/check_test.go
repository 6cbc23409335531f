package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"strings"
	"testing"

	"ashi/bodymap"
)

// What is not as the log tells is found, signed or not, and so is what guards the record no longer.
func TestCheckHoldsTheRowsAgainstTheLog(t *testing.T) {
	const (
		open     = " WHERE session NOT IN (SELECT session FROM signature)"
		differs  = "A row of the table “%s” is not as entry "
		missing  = "A row of the table “%s” that entry "
		untold   = "A row of the table “%s” is there that the log does not tell of: "
		unread   = "What the log tells of a patient can no longer be read, though it tells of no erasing: "
		changed  = "The session that Dr Test signed at "
		unguards = "What guards and finds the rows is not whole. It is missing or not as Ashi made it: "
		foreign  = "The file holds what Ashi did not make: "
	)
	ways := 0
	in := func(text, table string) string { return strings.ReplaceAll(text, "%s", table) }
	for statement, want := range map[string]string{
		"UPDATE patient SET surname = 'Other'":                                             in(differs, "patient"),
		"UPDATE session SET note = 'x' WHERE id NOT IN (SELECT session FROM signature)":    in(differs, "session"),
		"UPDATE site SET volume_ml = 9" + open:                                             in(differs, "site"),
		"UPDATE site SET place = 'x'" + open:                                               in(differs, "site"),
		"DELETE FROM site" + open:                                                          in(missing, "site"),
		"DELETE FROM pain" + open:                                                          in(missing, "pain"),
		"UPDATE entry SET body = 'nonsense' WHERE kind = 'product'":                        in(differs, "entry"),
		"INSERT INTO entry SELECT 'new', kind, patient, session, body FROM entry LIMIT 1":  in(untold, "entry"),
		"DELETE FROM patient_key":                                                          unread,
		"UPDATE patient_key SET key = zeroblob(60)":                                        unread,
		"DELETE FROM entry WHERE kind = 'filling'":                                         changed,
		"DELETE FROM session WHERE id IN (SELECT session FROM signature)":                  changed,
		"DROP TRIGGER signed_site_edited":                                                  unguards + "trigger signed_site_edited.",
		"ALTER TABLE site RENAME COLUMN note TO x":                                         unguards + "table site.",
		"DROP INDEX session_amends":                                                        unguards + "index session_amends.",
		"CREATE TRIGGER evil AFTER INSERT ON log BEGIN UPDATE patient SET notes = ''; END": foreign + "trigger evil.",
		"CREATE VIEW evil AS SELECT * FROM patient":                                        foreign + "view evil.",
	} {
		path := newPath(t)
		treated(t, path)
		if strings.HasPrefix(statement, "DROP") || strings.HasPrefix(statement, "ALTER") || strings.HasPrefix(statement, "CREATE") {
			db := must[*sql.DB](t)(sql.Open("sqlite", "file:"+path))
			if _, err := db.ExecContext(context.Background(), statement); errors.Join(err, db.Close()) != nil {
				t.Fatalf("%s: %v", statement, err)
			}
		} else {
			attack(t, path, statement)
		}
		if wrong, _ := found(t, path); !strings.Contains(strings.Join(wrong, "\n"), want) {
			t.Errorf("%s: the check says %q", statement, wrong)
		}
		ways++
	}
	tell(t, 15, "rows, keys, triggers changed past the program", "%d ways, each found by the check", ways)
}

// A page of a vault that is put back as it genuinely was before opens to its seal. Where that changes what the record says,
// it is told when it is opened or by a check.
func TestAnOlderPagePutBackIsFound(t *testing.T) {
	path := vaultPath(t)
	s := must[*Store](t)(openAt(path))
	p := bodymap.NewPractice(s, clock, "Dr Test")
	var patients []bodymap.Patient
	for range 40 {
		a := anna()
		a.ID = ""
		patients = append(patients, must[bodymap.Patient](t)(p.SavePatient(a)))
	}
	if err := s.rest(); err != nil {
		t.Fatal(err)
	}
	old := must[[]byte](t)(os.ReadFile(path))
	for i := range patients[:20] {
		patients[i].Allergies = "latex"
		must[bodymap.Patient](t)(p.SavePatient(patients[i]))
	}
	rows := dump(t, s.db)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	now := must[[]byte](t)(os.ReadFile(path))
	const head, unit = 16384, 4136
	said := map[string]int{}
	for at := head; at < len(old); at += unit {
		page := now[at : at+unit]
		if string(page) == string(old[at:at+unit]) {
			continue
		}
		rewrite(t, path, append(append(append([]byte{}, now[:at]...), old[at:at+unit]...), now[at+unit:]...))
		s, err := openAt(path)
		if err != nil {
			wantKind(t, err, bodymap.Damaged)
			said["refused when it is opened"]++
			continue
		}
		c := must[Checked](t)(s.Check())
		switch same := dump(t, s.db) == rows; {
		case len(c.Wrong) > 0:
			said["found by the check"]++
		case !same:
			t.Errorf("page %d is an older one, and nothing is said", (at-head)/unit)
		default:
			said["no row is another"]++
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if said["found by the check"] == 0 {
		t.Errorf("nothing was put back: %v", said)
	}
	tell(t, 6, "a page of a vault put back as it was before, each in turn", "%v", said)
}
