package sheet

import (
	"strconv"
	"strings"
	"time"

	"ashi/assets"
	"ashi/bodymap"
)

// t is a text in the language of the sheet; english is its key.
func (l *layout) t(english string, args ...any) string {
	return assets.Say(l.doc.Lang, english, args...)
}

// count is a text for a number of things.
func (l *layout) count(one, many string, n int) string {
	if n == 1 {
		return l.t(one)
	}
	return l.t(many, n)
}

func (l *layout) french() bool { return strings.HasPrefix(l.doc.Lang, "fr") }

// decimal writes a number with so many digits after the mark; -1: as many as it takes.
func (l *layout) decimal(v float64, digits int) string {
	s := strconv.FormatFloat(v, 'f', digits, 64)
	if l.french() {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}

// atLeast writes a number with at least so many digits after the mark, and more only where it has them.
func (l *layout) atLeast(v float64, digits int) string {
	s := l.decimal(v, -1)
	if fixed := l.decimal(v, digits); len(fixed) > len(s) {
		return fixed
	}
	return s
}

func (l *layout) moment(t time.Time) string {
	t = t.In(l.doc.PrintedAt.Location())
	return bodymap.DateText(t, l.doc.Lang) + ", " + t.Format("15:04")
}

// dotted joins what is not empty.
func dotted(parts ...string) string {
	var out []string
	for _, p := range parts {
		if strings.TrimSpace(p) != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, " · ")
}

// born is the identity that stands beside the name: birth date, sex and file number.
func (l *layout) born(sex bool) string {
	p := l.doc.Patient
	var born, which, file string
	if p.Born != "" {
		born = l.t("born %s", p.Born.Text(l.doc.Lang))
	}
	if sex {
		which = p.Sex.Text(l.doc.Lang)
	}
	if p.FileNumber != "" {
		file = l.t("file %s", p.FileNumber)
	}
	return dotted(born, which, file)
}

func (l *layout) stamp() string {
	s := l.doc.Session
	switch {
	case l.doc.AmendedBy != "":
		return l.t("REPLACED")
	case s.State == bodymap.Signed && s.Amends != "":
		return l.t("AMENDED")
	case s.State == bodymap.Signed:
		return l.t("FINAL")
	case s.State == bodymap.Recorded:
		return l.t("RECORD")
	}
	return l.t("PLAN")
}

func (l *layout) title() string {
	return dotted(l.doc.Patient.Name(), l.moment(l.doc.Session.At), l.stamp())
}
