package sheet

import (
	"strings"
	"testing"

	"ashi/bodymap"
)

func TestACertificateOfErasureTellsWhatAndNobodysName(t *testing.T) {
	e := bodymap.Erasure{Patient: "0199-id", FileNumber: "1043", At: at, Person: "Dr Sample", Sessions: 2, Sites: 21, Pains: 1, Entries: 5, Told: 12, Number: 77}
	text := strings.ReplaceAll(said(layHandout(Certificate(e, "en", A4, at)).pages), "\n", " ")
	for _, want := range []string{"Certificate of erasure", "Patient of file 1043", "2 sessions, 21 sites, 1 painful area, 5 other entries", "21 Nov 2026, 10:21, by Dr Sample", "Entry 77", "0199-id", "12.", "Signature"} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, ", ,") || strings.Contains(text, "born") {
		t.Errorf("it tells of a person: %s", text)
	}
	e.FileNumber = ""
	if text := said(layHandout(Certificate(e, "fr", A4, at)).pages); !strings.Contains(text, "Patient sans numéro de dossier") {
		t.Errorf("without a number it says %s", text)
	}
}
