package sheet

import (
	"strings"
	"time"

	"ashi/bodymap"
)

// Certificate is what the practice keeps, and the patient gets, of an erasure: what was erased, when and by whom, and
// nobody's name. It names the file by its number, and the record's entry that says so.
func Certificate(e bodymap.Erasure, lang string, paper Paper, at time.Time) Handout {
	l := &layout{doc: Doc{Lang: lang, PrintedAt: at}}
	h := Handout{Title: l.t("Certificate of erasure"), Instead: l.t("Patient without a file number"), Lang: lang, Paper: paper, PrintedAt: at, Sign: true}
	if e.FileNumber != "" {
		h.Instead = l.t("Patient of file %s", e.FileNumber)
	}
	removed := []string{
		l.count("1 session", "%d sessions", e.Sessions), l.count("1 site", "%d sites", e.Sites),
		l.count("1 painful area", "%d painful areas", e.Pains), l.count("1 other entry", "%d other entries", e.Entries),
	}
	h.Text = strings.Join([]string{
		l.t("What was erased") + "\n" + l.t("All that the record held of this patient: the patient’s details, %s.", strings.Join(removed, ", ")) +
			"\n" + l.t("Entries of the log that can never be read again: %d. That they were made, when and by whom stays, so that the log can prove to be whole.", e.Told),
		l.t("When and by whom") + "\n" + l.t("On %s, by %s.", l.moment(e.At), e.Person) + "\n" +
			l.t("Entry %d of the log of the record says so, under the number %s.", e.Number, string(e.Patient)),
		l.t("What this does not reach") + "\n" + l.t("Backups of before are encrypted and go with time, the last of them after about a year; a record that a restore replaced is kept beside the record, encrypted, until someone deletes it. Whoever restores one has this patient erased again.") +
			"\n" + l.t("Pages and files that were handed out or saved elsewhere."),
	}, "\n\n")
	return h
}
