package sheet

import (
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
	expect("the record", []string{"RECORD", "not signed in the record"}, "FINAL", "AMENDED", "Signed by")

	first := bodymap.Signature{Name: "Dr Ada", Role: bodymap.Practitioner, At: at.Add(-time.Hour).UTC(), Meaning: bodymap.SignedMeaning}
	doc.Session.State, doc.Signatures = bodymap.Signed, []bodymap.Signature{first}
	final := []string{"FINAL", "Signed by Dr Ada (practitioner) on 21 Nov 2026, 09:21: I treated or supervised"}
	expect("the signed record", final, "RECORD", "not signed", "Place and date", "AMENDED")

	doc.AmendedBy = "later"
	expect("the version before", []string{"REPLACED", "no longer counts"}, "FINAL")

	second := first
	second.Name, second.Role, second.At, second.Reason = "Dr Bo", "", at.UTC(), "wrong side"
	doc.AmendedBy, doc.Session.Amends, doc.Session.AmendReason = "", "first", "wrong side"
	doc.Signatures = []bodymap.Signature{second, first}
	expect("the amendment", []string{"AMENDED", "Reason: wrong side", "Signed by Dr Bo on 21 Nov 2026, 10:21", "Signed by Dr Ada"}, "FINAL", "REPLACED")

	doc.Session.State, doc.Signatures = bodymap.Recorded, []bodymap.Signature{first}
	expect("the open amendment", []string{"RECORD", "Reason: wrong side", "Signed by Dr Ada", "not signed in the record"}, "AMENDED", "FINAL")
}
