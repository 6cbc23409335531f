package sheet

import (
	"bytes"
	"testing"
	"time"
)

func TestARecoveryKeyIsOnePageInBothLanguages(t *testing.T) {
	k := RecoveryKey{Key: "WVGT-H63F-8Q7C-SE6K-8SPR-DRBK-518G-3WGF-FN15", Name: "Dr Robin Sample", SignIn: "robin", Lang: "en", Paper: A4, PrintedAt: time.Date(2026, 11, 28, 9, 0, 0, 0, time.UTC)}
	english := keyPDF(t, k)
	if again := keyPDF(t, k); !bytes.Equal(english, again) {
		t.Error("the same key gives two different pages")
	}
	k.Lang = "fr"
	if bytes.Equal(english, keyPDF(t, k)) {
		t.Error("the French page is the English one")
	}
	if n := bytes.Count(english, []byte("/Type /Page\n")); n != 1 {
		t.Errorf("it takes %d pages", n)
	}
}

func keyPDF(t *testing.T, k RecoveryKey) []byte {
	t.Helper()
	var page bytes.Buffer
	if err := RecoveryKeyPDF(&page, k); err != nil {
		t.Fatal(err)
	}
	return page.Bytes()
}
