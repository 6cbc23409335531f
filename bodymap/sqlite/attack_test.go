package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// treated makes a record with a session that is signed, its amendment that is open, and another that is not signed.
func treated(t testing.TB, path string) (signed, amendment bodymap.Session) {
	t.Helper()
	s := must[*Store](t)(Open(path))
	p := bodymap.NewPractice(s, clock, "Dr Test")
	patient := anna()
	patient.ID = ""
	patient = must[bodymap.Patient](t)(p.SavePatient(patient))
	product := must[bodymap.Product](t)(p.SaveProduct(bodymap.Product{Name: "Test saline"}))
	chart := func() *bodymap.Chart {
		c := must[*bodymap.Chart](t)(p.NewSession(patient.ID))
		must[bodymap.Filling](t)(c.Fill("", []bodymap.Pour{{Product: product.ID, VolumeML: 5}}))
		for _, code := range []atlas.Code{"ST36", "SP10"} {
			place, _ := atlas.Get().Body(atlas.Female).PlaceOf(code, atlas.Left)
			must[bodymap.Site](t)(c.Mark(place, code, atlas.Left))
		}
		body := atlas.Get().Body(atlas.Female)
		middle, _ := body.PlaceOf("BL23", atlas.Left)
		outline := []atlas.Place{body.Walk(middle, atlas.Vec{0, 1, 0}, 2), body.Walk(middle, atlas.Vec{1, 0, 0}, 2), body.Walk(middle, atlas.Vec{-1, -1, 0}, 2)}
		must[bodymap.Pain](t)(c.PutPain(bodymap.Pain{Outline: outline, Before: 5, After: -1}))
		if err := errors.Join(c.SetReason("rule", c.Sites()[0].ID, "because"), c.Record()); err != nil {
			t.Fatal(err)
		}
		return c
	}
	chart()
	signed = chart().Session()
	must[bodymap.Signature](t)(p.Sign(signed.ID, ""))
	amendment = must[*bodymap.Chart](t)(p.Amend(signed.ID, "slip")).Session()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return signed, amendment
}

// attack changes the file without Ashi, and without the triggers that would stop it: they are put back afterwards.
func attack(t *testing.T, path string, statements ...string) {
	t.Helper()
	ctx := context.Background()
	db := must[*sql.DB](t)(sql.Open("sqlite", "file:"+path))
	names, texts, err := triggers(ctx, db)
	if err != nil || len(names) < 10 {
		t.Fatalf("%d triggers; %v", len(names), err)
	}
	all := make([]string, 0, len(names)+len(statements)+len(texts))
	for _, name := range names {
		all = append(all, "DROP TRIGGER "+name)
	}
	for _, statement := range slices.Concat(all, statements, texts) {
		if _, err := db.ExecContext(ctx, statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// found is what a check says, and what is said when the record is opened.
func found(t *testing.T, path string) (wrong []string, warning string) {
	t.Helper()
	s := must[*Store](t)(Open(path))
	c := must[Checked](t)(s.Check())
	for _, e := range c.Wrong {
		wrong = append(wrong, e.Say("en"))
	}
	warning = bodymap.Sentence(s.Missing(), "en")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return wrong, warning
}

func TestAttacksOnTheLogAreFound(t *testing.T) {
	const columns = "command, user, person, at, verb, patient, change, mac"
	const swap = "UPDATE log SET seq = -13 WHERE seq = 13"
	for name, tt := range map[string]struct {
		statements []string
		want       []string // beginnings
		atOpening  string
	}{
		"edit":             {[]string{"UPDATE log SET person = 'Dr Else' WHERE seq = 7"}, []string{"The log was altered at entry 7."}, ""},
		"edit of a change": {[]string{"UPDATE log SET change = zeroblob(length(change)) WHERE seq = 7"}, []string{"The log was altered at entry 7."}, ""},
		"time":             {[]string{"UPDATE log SET at = at - 1 WHERE seq = 3"}, []string{"The log was altered at entry 3."}, ""},
		"delete":           {[]string{"DELETE FROM log WHERE seq = 5"}, []string{"Entry 5 of the log is missing."}, ""},
		"delete some":      {[]string{"DELETE FROM log WHERE seq BETWEEN 5 AND 8"}, []string{"The entries 5 to 8 of the log are missing."}, ""},
		"delete the first": {[]string{"DELETE FROM log WHERE seq = 1"}, []string{"Entry 1 of the log is missing."}, ""},
		"swap": {
			[]string{swap, "UPDATE log SET seq = 13 WHERE seq = 14", "UPDATE log SET seq = 14 WHERE seq = -13"},
			[]string{"The log was altered at entry 13.", "The log was altered at entry 14."},
			"",
		},
		"replace":  {[]string{"REPLACE INTO log SELECT seq, command, user, person, at, 'x', patient, change, mac FROM log WHERE seq = 9"}, []string{"The log was altered at entry 9."}, ""},
		"append":   {[]string{"INSERT INTO log (" + columns + ") SELECT 'new', user, person, at, verb, patient, change, mac FROM log WHERE seq = 4"}, []string{"The log was altered at entry 19."}, ""},
		"insert":   {[]string{"UPDATE log SET seq = -seq WHERE seq > 17", "UPDATE log SET seq = 1 - seq WHERE seq < 0", "INSERT INTO log SELECT 18, 'new', user, person, at, verb, patient, change, mac FROM log WHERE seq = 4"}, []string{"The log was altered at entry 18.", "The log was altered at entry 19.", "The record is not the one that was used here last: its entry 18 is another."}, "The record is not the one that was used here last: its entry 18"},
		"truncate": {[]string{"DELETE FROM log WHERE seq > 16"}, []string{"Entries are missing at the end of the record: it holds 16 of 18."}, "Entries are missing at the end of the record: it holds 16 of 18."},
		"empty":    {[]string{"DELETE FROM log"}, []string{"Entries are missing at the end of the record: it holds 0 of 18."}, "Entries are missing"},
	} {
		t.Run(name, func(t *testing.T) {
			path := newPath(t)
			treated(t, path)
			if wrong, warning := found(t, path); len(wrong) != 0 || warning != "" {
				t.Fatalf("of a whole record it is said: %q, %q", wrong, warning)
			}
			attack(t, path, tt.statements...)
			wrong, warning := found(t, path)
			if !strings.HasPrefix(warning, tt.atOpening) || (warning == "") != (tt.atOpening == "") {
				t.Errorf("when it is opened it is said: %q", warning)
			}
			for i, w := range tt.want {
				if i >= len(wrong) || !strings.HasPrefix(wrong[i], w) {
					t.Fatalf("the check says %q, want %q", wrong, tt.want)
				}
			}
			tell(t, 15, "the log attacked with the triggers gone: "+name, "%s", strings.Join(tt.want, " "))
		})
	}
}

// Without the anchor it cannot be told whether the log was cut: that is said.
func TestMissingAnchorIsSaid(t *testing.T) {
	for name, spoil := range map[string]func(path string) error{
		"missing": os.Remove,
		"empty":   func(path string) error { return os.WriteFile(path, nil, 0o600) },
		"forged": func(path string) error {
			return os.WriteFile(path, fmt.Appendf(nil, anchorLine, 2, strings.Repeat("x", 32), strings.Repeat("y", 32)), 0o600)
		},
	} {
		path := newPath(t)
		treated(t, path)
		if err := spoil(strings.TrimSuffix(path, ".sqlite") + ".anchor"); err != nil {
			t.Fatal(err)
		}
		if _, warning := found(t, path); !strings.Contains(warning, "ashi.anchor is missing or is not the one of this record") {
			t.Errorf("%s: it is said: %q", name, warning)
		}
	}
	tell(t, 15, "the anchor missing, emptied, forged", "each told when the record is opened")
}

// A write of the anchor that was cut off spoils the newest line only: what the other says still holds.
func TestTornAnchorHolds(t *testing.T) {
	path := newPath(t)
	treated(t, path)
	anchor := strings.TrimSuffix(path, ".sqlite") + ".anchor"
	text := must[[]byte](t)(os.ReadFile(anchor))
	copy(text[40:], "torn") // the line of an even number, such as 18
	rewrite(t, anchor, text)
	if wrong, warning := found(t, path); warning != "" || len(wrong) != 0 {
		t.Errorf("it is said: %q, %q", wrong, warning)
	}
	attack(t, path, "DELETE FROM log WHERE seq > 16")
	if _, warning := found(t, path); !strings.Contains(warning, "it holds 16 of 17") {
		t.Errorf("it is said: %q", warning)
	}
}

// What is missing is told in the log, too, before the next entry hides it.
func TestMissingEntriesAreLogged(t *testing.T) {
	path := newPath(t)
	treated(t, path)
	attack(t, path, "DELETE FROM log WHERE seq > 16")
	s := open(t, path)
	p := bodymap.NewPractice(s, clock, "Dr Test")
	if err := p.Note(bodymap.Locked, ""); err != nil {
		t.Fatal(err)
	}
	log := must[[]bodymap.Command](t)(s.Log(2))
	if log[0].Verb != bodymap.EntriesMissing || !strings.Contains(log[0].Change.Detail, "16 of 18") || log[1].Verb != bodymap.Locked {
		t.Errorf("the log ends with %v", log)
	}
	if err := p.Warning(); bodymap.KindOf(err) != bodymap.Damaged || p.Warning() != nil {
		t.Errorf("people are told %v", err)
	}
	if err := s.holds(context.Background()); err != nil { // from here on the anchor fits again
		t.Error(err)
	}
}

// SQL that would change what is signed is refused by the database itself.
func TestSignedRowsRefuseSQL(t *testing.T) {
	path := newPath(t)
	signed, amendment := treated(t, path)
	s := open(t, path)
	of := " WHERE session = '" + string(signed.ID) + "'"
	other := " WHERE session = '" + string(amendment.ID) + "'"
	rename := func(table, columns string) string {
		return "INSERT INTO " + table + " (" + columns + ") SELECT '" + bodymap.NewID() + "', " + strings.Join(strings.Split(columns, ", ")[1:], ", ") + " FROM " + table + of
	}
	statements := []string{
		"UPDATE session SET note = 'x' WHERE id = '" + string(signed.ID) + "'",
		"DELETE FROM session WHERE id = '" + string(signed.ID) + "'",
		"REPLACE INTO session SELECT * FROM session WHERE id = '" + string(signed.ID) + "'",
		"UPDATE site SET volume_ml = 9" + of, "DELETE FROM site" + of, "REPLACE INTO site SELECT * FROM site" + of,
		rename("site", siteColumns) + " LIMIT 1",
		"UPDATE site SET session = '" + string(signed.ID) + "'" + other,
		"UPDATE pain SET score_before = 1" + of, "DELETE FROM pain" + of, "REPLACE INTO pain SELECT * FROM pain" + of,
		rename("pain", painColumns),
		"UPDATE entry SET body = '{}'" + of, "DELETE FROM entry" + of, "REPLACE INTO entry SELECT * FROM entry" + of,
		rename("entry", entryColumns),
		"UPDATE entry SET body = '{}' WHERE kind = 'filling'", "DELETE FROM entry WHERE kind = 'filling'",
		"REPLACE INTO entry SELECT * FROM entry WHERE kind = 'filling'", "UPDATE entry SET kind = 'x' WHERE kind = 'filling'",
		"UPDATE signature SET name = 'x'", "DELETE FROM signature", "REPLACE INTO signature SELECT * FROM signature",
		"INSERT INTO signature SELECT '" + string(amendment.ID) + "', id, user, name, role, at, meaning, amends, reason, snapshot, mac FROM signature",
	}
	for _, statement := range statements {
		_, err := s.db.ExecContext(context.Background(), statement)
		var refused *driver.Error
		if !errors.As(err, &refused) || refused.Code() != lib.SQLITE_CONSTRAINT_TRIGGER {
			t.Errorf("%s: %v", statement, err)
		}
	}
	wantKind(t, s.Apply(command(bodymap.EditSession, bodymap.Change{PutSessions: []bodymap.Session{signed}})), bodymap.Sealed)
	if c := must[Checked](t)(s.Check()); len(c.Wrong) != 0 || c.Signatures != 1 || c.Places < 6 {
		t.Errorf("the check says %+v", c)
	}
	tell(t, 16, "what is signed changed by SQL", "%d statements, each refused by the database", len(statements))
}

// What was changed with the triggers gone shows when the session is opened, and in a check.
func TestChangedAfterSigningIsFound(t *testing.T) {
	changed := 0
	for name, statement := range map[string]string{
		"session": "UPDATE session SET note = 'x' WHERE id = ?", "site": "UPDATE site SET volume_ml = 0.2 WHERE session = ?",
		"site gone": "DELETE FROM site WHERE number = 2 AND session = ?", "pain": "UPDATE pain SET score_before = 1 WHERE session = ?",
		"reason": "DELETE FROM entry WHERE session = ?", "filling": "UPDATE entry SET body = replace(body, 'Test saline', 'Alcohol') WHERE kind = 'filling' AND ? <> ''",
		"signer": "UPDATE signature SET name = 'Dr Else' WHERE session = ?", "moment": "UPDATE signature SET at = at + 1 WHERE session = ?",
		"snapshot": "UPDATE signature SET snapshot = zeroblob(10) WHERE session = ?", "signature gone": "DELETE FROM signature WHERE session = ?",
	} {
		t.Run(name, func(t *testing.T) {
			path := newPath(t)
			signed, _ := treated(t, path)
			attack(t, path, strings.ReplaceAll(statement, "?", "'"+string(signed.ID)+"'"))
			wrong, _ := found(t, path)
			if !strings.Contains(strings.Join(wrong, "\n"), string(signed.ID)) {
				t.Errorf("the check says %q", wrong)
			}
			s := open(t, path)
			_, err := bodymap.NewPractice(s, clock, "Dr Test").Signatures(signed.ID)
			if name != "signature gone" {
				wantKind(t, err, bodymap.Damaged)
			}
			changed++
		})
	}
	tell(t, 16, "what is signed changed with the triggers gone", "%d ways, each found by the check, with its session", changed)
}

// Places that lie nowhere, and rows that belong to nothing, are found.
func TestCheckFindsStrayRows(t *testing.T) {
	const tables = "Rows of the table “%s” belong to something that is not there."
	for statement, want := range map[string]string{
		"UPDATE site SET place = '65535 1 2 0.5 0.25 0.25' WHERE number = 1":          "A place of the table “site” lies nowhere on the body.",
		"UPDATE site SET place = 'here' WHERE number = 1":                             "A place of the table “site” lies nowhere on the body.",
		`UPDATE site SET spread = '{"Spots":["1 2 3 9 9 9"]}' WHERE number = 1`:       "A place of the table “site” lies nowhere on the body.",
		`UPDATE pain SET outline = '["1 65535 3 0.2 0.3 0.5"]'`:                       "A place of the table “pain” lies nowhere on the body.",
		"UPDATE session SET patient = 'nobody'":                                       strings.ReplaceAll(tables, "%s", "session"),
		"UPDATE entry SET session = 'none' WHERE kind = 'reason' AND patient NOTNULL": strings.ReplaceAll(tables, "%s", "entry"),
	} {
		path := newPath(t)
		treated(t, path)
		attack(t, path, statement)
		if wrong, _ := found(t, path); !strings.Contains(strings.Join(wrong, "\n"), want) {
			t.Errorf("%s: the check says %q", statement, wrong)
		}
	}
}

// A clock that goes back changes no order: it is logged and told, once.
func TestClockGoingBack(t *testing.T) {
	for name, back := range map[string]time.Duration{"an hour": time.Hour, "a year": 365 * 24 * time.Hour} {
		s := open(t, newPath(t))
		now := noon
		p := bodymap.NewPractice(s, func() time.Time { return now }, "Dr Test")
		save := func(surname string) {
			patient := anna()
			patient.ID, patient.Surname = "", surname
			must[bodymap.Patient](t)(p.SavePatient(patient))
		}
		save("A")
		now = now.Add(-back)
		save("B")
		if err := p.Warning(); err == nil || !strings.Contains(bodymap.Sentence(err, "en"), "moved back") {
			t.Errorf("%s: people are told %v", name, err)
		}
		now = now.Add(time.Minute)
		save("C")
		var told []string
		for _, c := range must[[]bodymap.Command](t)(s.Log(10)) {
			what := string(c.Verb)
			if len(c.Change.PutPatients) > 0 {
				what = c.Change.PutPatients[0].Surname
			}
			told = append(told, what)
		}
		if got := strings.Join(told, " "); got != "A clock moved back B C" || p.Warning() != nil {
			t.Errorf("%s: the log says %s", name, got)
		}
		// Another start of the program sees it, too.
		now = now.Add(-2 * time.Hour)
		p = bodymap.NewPractice(s, func() time.Time { return now }, "Dr Test")
		save("D")
		if p.Warning() == nil {
			t.Errorf("%s: after a start nothing is told", name)
		}
		if c := must[Checked](t)(s.Check()); len(c.Wrong) != 0 {
			t.Errorf("%s: the check says %v", name, c.Wrong)
		}
		tell(t, 11, "the clock goes back by "+name, "the order is kept, the log tells it, people are told once")
	}
}

// At the end of summer time the hour on the wall is shown twice, but no clock goes back.
func TestEndOfSummerTime(t *testing.T) {
	summer, winter := time.FixedZone("CEST", 2*3600), time.FixedZone("CET", 3600)
	s := open(t, newPath(t))
	now := time.Date(2026, 10, 25, 2, 59, 0, 0, summer)
	p := bodymap.NewPractice(s, func() time.Time { return now }, "Dr Test")
	for range 2 {
		savedAnna(t, p)
		now = now.Add(time.Minute).In(winter) // 2:00 again
	}
	log := must[[]bodymap.Command](t)(s.Log(10))
	if len(log) != 2 || log[1].At.Sub(log[0].At) != time.Minute || p.Warning() != nil {
		t.Errorf("the log says %v; people are told %v", log, p.Warning())
	}
	tell(t, 11, "summer time ends", "2:59 and 2:00 are a minute apart in the log, nothing is told")
}
