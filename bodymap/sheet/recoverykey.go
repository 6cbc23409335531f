package sheet

import (
	"io"
	"strings"
	"time"

	"ashi/assets"
)

// RecoveryKey is the page on which a recovery key is kept.
type RecoveryKey struct {
	Key       string // as it is shown, in groups parted by hyphens
	Name      string // who made the record
	SignIn    string
	Lang      string // "en" or "fr"
	Paper     Paper
	PrintedAt time.Time // its time zone is that of the day on the page
}

// RecoveryKeyPDF writes the page. The same RecoveryKey gives the same bytes.
func RecoveryKeyPDF(w io.Writer, k RecoveryKey) error {
	l := &layout{doc: Doc{Lang: k.Lang, Paper: k.Paper, PrintedAt: k.PrintedAt}}
	l.w, l.h = k.Paper.size()
	l.top, l.bottom = 2*marginUp, l.h-marginUp
	l.newPage()
	title := assets.Say(k.Lang, "Recovery key of an Ashi record")
	l.paragraph(loud.with(18), title)
	l.y += 2
	l.paragraph(plain.with(11), assets.Say(k.Lang, "Made for %s (signs in as %s) on %s.", k.Name, k.SignIn, k.PrintedAt.Format("2006-01-02")))
	l.y += 10
	groups := strings.Split(k.Key, "-")
	for len(groups) > 0 {
		n := min(3, len(groups))
		l.paragraph(loud.with(26), strings.Join(groups[:n], " - "))
		l.y += 3
		groups = groups[n:]
	}
	l.y += 8
	for _, text := range []string{
		"If the password is forgotten: start Ashi, choose “Forgotten password” and type this key. Small or capital letters, spaces and hyphens do not matter; the letters I, L and O do not occur in it.",
		"Whoever has this page and the computer, or a backup of the record, can read all patients. Keep it locked away, and not beside the computer.",
		"Nobody can make this key again, neither the maker of Ashi nor anyone else.",
	} {
		l.paragraph(plain.with(11), assets.Say(k.Lang, text))
		l.y += 4
	}
	return writePDF(w, l.pages, title, k.Lang, k.PrintedAt)
}
