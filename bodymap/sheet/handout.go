package sheet

import (
	"io"
	"strings"
	"time"

	"ashi/bodymap"
)

// Handout is text on pages about or for a patient: a consent to be signed, or a leaflet to take home.
type Handout struct {
	Patient   bodymap.Patient
	Instead   string // stands where the name of the patient would; empty: the name
	Title     string
	Under     string // below the title in small letters: which version, of when; may be empty
	Text      string // paragraphs parted by empty lines; the first line of one that has several is its heading
	Remark    string // below the text, in bold; may be empty
	Sign      bool   // with lines for signature, place and date
	Lang      string // "en" or "fr"
	Paper     Paper
	PrintedAt time.Time // its time zone is that of all times on the page
}

// HandoutPDF writes the pages of a handout. The same Handout gives the same bytes.
func HandoutPDF(w io.Writer, t Handout) error {
	l := layHandout(t)
	return writePDF(w, l.pages, dotted(l.who(), t.Title), t.Lang, t.PrintedAt)
}

func layHandout(t Handout) *layout {
	l := &layout{instead: t.Instead, doc: Doc{Patient: t.Patient, Lang: t.Lang, Paper: t.Paper, PrintedAt: t.PrintedAt}}
	l.w, l.h = t.Paper.size()
	l.head = l.handoutHead(t)
	l.top = marginUp + l.head.height + gap
	l.bottom = l.h - l.footHeight() - 3
	l.newPage()
	for block := range strings.SplitSeq(t.Text, "\n\n") {
		l.block(strings.Split(strings.TrimSpace(block), "\n"))
	}
	if t.Remark != "" {
		l.paragraph(loud.with(10.5), t.Remark)
	}
	if t.Sign {
		l.signature(l.t("Signature"))
	}
	l.frames()
	return l
}

// handoutHead is who the handout is about and what it is, on top of every page.
func (l *layout) handoutHead(t Handout) block {
	var p page
	room := l.width() - stampW/2 - gap // the number of the page stands beside it
	name, lines := style{size: 16, bold: true, ink: black}.fit(l.who(), room, 11)
	y := p.lines(name, lines, 0, 0) + 0.4
	second := plain.with(9.5)
	if t.Instead == "" {
		y += p.lines(second, second.wrap(l.born(true), room), 0, y) + 2
	}
	title := loud.with(13)
	y += p.lines(title, title.wrap(t.Title, l.width()), 0, y)
	if t.Under != "" {
		y += p.lines(quiet, quiet.wrap(t.Under, l.width()), 0, y)
	}
	y += 1.4
	p.rule(point{0, y}, point{l.width(), y}, 0.5, black)
	return block{p.items, y}
}

// block writes a paragraph; of several lines the first is its heading, which is never left alone at the foot of a page.
func (l *layout) block(lines []string) {
	head, body := loud.with(10.5), plain.with(10.5)
	if len(lines) > 1 {
		l.room(head.leading() + 2*body.leading())
		l.paragraph(head, lines[0])
		lines = lines[1:]
	}
	for _, line := range lines {
		l.paragraph(body, line)
	}
	l.y += 3
}
