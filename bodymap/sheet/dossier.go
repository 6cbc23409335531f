package sheet

import (
	"io"
	"strings"
	"time"

	"ashi/bodymap"
)

// Dossier is all about a patient on paper: a summary, then the site map of each session.
type Dossier struct {
	Of        bodymap.Dossier
	Lang      string // "en" or "fr"
	Paper     Paper
	PrintedAt time.Time // its time zone is that of all times on the pages
}

// DossierPDF writes the pages. progress is told after the summary and after each session how many of these parts are
// laid out; an error of it ends the work and comes back. The same Dossier gives the same bytes.
func DossierPDF(w io.Writer, r Record, d Dossier, progress func(done, total int) error) error {
	shared := Doc{Patient: d.Of.Patient, Lang: d.Lang, Paper: d.Paper, PrintedAt: d.PrintedAt}
	if err := shared.Read(r); err != nil {
		return err
	}
	front := d.summary()
	pages := layHandout(front).pages
	for i, v := range d.Of.Visits {
		if err := progress(1+i, 1+len(d.Of.Visits)); err != nil {
			return err
		}
		doc := shared
		doc.Session, doc.Sites, doc.Pains = v.Session, v.Sites, v.Pains
		if err := doc.readSession(r); err != nil {
			return err
		}
		own := lay(doc).pages
		paint(own, true)
		pages = append(pages, own...)
	}
	return writePainted(w, pages, dotted(d.Of.Patient.Name(), front.Title), d.Lang, d.PrintedAt)
}

// summary says in words what is kept beside the sessions, and lists them.
func (d Dossier) summary() Handout {
	h := Handout{Patient: d.Of.Patient, Lang: d.Lang, Paper: d.Paper, PrintedAt: d.PrintedAt}
	l := &layout{doc: Doc{Patient: h.Patient, Lang: h.Lang, PrintedAt: h.PrintedAt}}
	h.Title = l.t("Everything about this patient")
	h.Under = l.t("What the record holds on %s", l.moment(d.PrintedAt))
	blocks := []string{
		l.section(l.t("Patient"), l.patientLines()), l.section(l.t("Sessions"), l.visitLines(d.Of.Visits)),
		l.section(l.t("Courses"), each(d.Of.Courses, l.courseLine)), l.section(l.t("Consent"), each(d.Of.Consents, l.consentLine)),
		l.section(l.t("Before the needle"), each(d.Of.Checks, l.checkLine)), l.section(l.t("Scores"), each(d.Of.Scores, l.datedScore)),
		l.section(l.t("Reactions"), each(d.Of.Reactions, func(r bodymap.Reaction) string { return l.day(r.At) + ": " + r.Text(l.doc.Lang) })),
		l.section(l.t("Reasons for going on in spite of a warning"), each(d.Of.Reasons, func(r bodymap.Reason) string { return r.Text })),
		l.section(l.t("Who did what"), each(d.Of.Log, func(e bodymap.LogLine) string { return dotted(l.moment(e.At), e.Verb.Did(l.doc.Lang), e.Person) })),
	}
	h.Text = strings.Join(blocks, "\n\n")
	return h
}

func each[T any](all []T, line func(T) string) []string {
	out := make([]string, len(all))
	for i, v := range all {
		out[i] = line(v)
	}
	return out
}

// section is a paragraph with its heading; with nothing to say it says so.
func (l *layout) section(title string, lines []string) string {
	if len(lines) == 0 {
		lines = []string{l.t("none recorded")}
	}
	for i, line := range lines { // a note of several lines must not end the paragraph
		lines[i] = strings.Join(strings.Fields(line), " ")
	}
	return title + "\n" + strings.Join(lines, "\n")
}

func (l *layout) day(at time.Time) string {
	return bodymap.DateText(at.In(l.doc.PrintedAt.Location()), l.doc.Lang)
}

func (l *layout) patientLines() []string {
	p := l.doc.Patient
	allergies := p.Allergies
	if allergies == "" {
		allergies = l.t("none recorded")
	}
	out := []string{l.t("Allergies") + ": " + allergies}
	for _, f := range p.Flags {
		out = append(out, f.Text(l.doc.Lang))
	}
	if p.WeightKG > 0 {
		out = append(out, l.decimal(p.WeightKG, -1)+" kg")
	}
	if p.Notes != "" {
		out = append(out, l.t("Note: %s", p.Notes))
	}
	return out
}

func (l *layout) visitLines(all []bodymap.Visit) []string {
	return each(all, func(v bodymap.Visit) string {
		n := bodymap.TotalOf(v.Session, v.Sites).Sites
		return dotted(l.moment(v.Session.At), v.Session.State.Text(l.doc.Lang), l.count("1 site", "%d sites", n), v.Session.Practitioner)
	})
}

func (l *layout) courseLine(c bodymap.Course) string {
	ended := ""
	if c.Ended != "" {
		ended = l.t("ended on %s", c.Ended.Text(l.doc.Lang))
	}
	return dotted(c.Indication, c.ICD10, c.Region, l.count("1 session", "%d sessions", c.Sessions), c.Rhythm.Text(l.doc.Lang), l.t("from %s", c.Starts.Text(l.doc.Lang)), ended, c.Note)
}

func (l *layout) consentLine(c bodymap.Consent) string {
	given := c
	given.Withdrawn = time.Time{}
	text := dotted(given.Say(l.doc.Lang, l.doc.PrintedAt.Location()), c.Person)
	if !c.Valid() {
		text += " " + c.Say(l.doc.Lang, l.doc.PrintedAt.Location())
	}
	return text
}

func (l *layout) checkLine(c bodymap.Check) string {
	var yes []string
	questions, answers := c.Cautions()
	for i, q := range questions {
		text := q.Text(l.doc.Lang)
		if answers[i].Note != "" {
			text = l.t("%s: %s", text, answers[i].Note)
		}
		yes = append(yes, text)
	}
	said := l.t("no caution")
	if len(yes) > 0 {
		said = strings.Join(yes, "; ")
	}
	return dotted(l.moment(c.At), l.count("1 question asked", "%d questions asked", len(c.Answers)), said, c.Person)
}

func (l *layout) datedScore(s bodymap.Score) string { return l.day(s.At) + ": " + l.scoreText(s) }
