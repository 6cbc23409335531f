package sheet

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"ashi/bodymap"
)

func TestSheetTellsWhoSigned(t *testing.T) {
	doc := named(bodymap.Recorded, "ST36")
	expect := func(what string, want []string, never ...string) {
		t.Helper()
		text := said(lay(doc).pages)
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s does not say %q:\n%s", what, w, text)
			}
		}
		for _, w := range never {
			if strings.Contains(text, w) {
				t.Errorf("%s says %q", what, w)
			}
		}
	}
	expect("the record", []string{"RECORD", "Not signed · page 1 of", "not signed in the record"}, "FINAL", "AMENDED", "Signed by")

	first := bodymap.Signature{ID: "G1", Session: doc.Session.ID, Name: "Dr Ada", Role: bodymap.Practitioner, At: at.Add(-time.Hour).UTC(), Meaning: bodymap.SignedMeaning}
	doc.Session.State, doc.Signatures = bodymap.Signed, []bodymap.Signature{first}
	final := []string{"FINAL", "Signature G1 of session s", "Signed by Dr Ada (practitioner) on 21 Nov 2026, 09:21: I treated or supervised"}
	expect("the signed record", final, "RECORD", "ot signed", "Place and date", "AMENDED")

	doc.AmendedBy = "later"
	expect("the version before", []string{"REPLACED", "no longer counts"}, "FINAL")

	before := sample(0, 0, bodymap.Recorded, nil)
	then := named(bodymap.Recorded, "SP10").Sites
	then[0].Note = "as it was"
	before.Session.Note = "before the slip"
	var err error
	if first.Snapshot, err = json.Marshal(map[string]any{"Session": before.Session, "Sites": then}); err != nil {
		t.Fatal(err)
	}
	second := first
	first.Session, second.ID = "s0", "G2"
	second.Name, second.Role, second.At, second.Reason = "Dr Bo", "", at.UTC(), "wrong side"
	doc.AmendedBy, doc.Session.Amends, doc.Session.AmendReason = "", "first", "wrong side"
	doc.Signatures = []bodymap.Signature{second, first}
	expect("the amendment", []string{
		"AMENDED", "amendment: wrong side", "Signed by Dr Bo on 21 Nov 2026, 10:21", "Signed by Dr Ada",
		"Signature G2 of session s", "The version before, as it was signed: 0.", "SP10", "as it was", "before the slip",
	}, "FINAL", "REPLACED")

	doc.Session.State, doc.Signatures = bodymap.Recorded, []bodymap.Signature{first}
	expect("the open amendment", []string{"RECORD", "Reason: wrong side", "Signed by Dr Ada", "not signed in the record"}, "AMENDED", "FINAL")
}
