package sheet

import (
	"slices"
	"strconv"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

var (
	plain = style{size: 8.5, ink: black}
	quiet = style{size: 7, ink: soft}
	loud  = style{size: 8.5, bold: true, ink: black}
)

const stampW = 46 // mm, the column of the stamp

// header draws what stands on top of every page of what is printed of a session, but for the number of the page.
func (l *layout) header(what string) block {
	var p page
	s, d := l.doc.Session, l.doc
	room := l.width() - stampW - gap
	name, lines := style{size: 16, bold: true, ink: black}.fit(d.Patient.Name(), room, 11)
	y := p.lines(name, lines, 0, 0) + 0.4
	second := plain.with(9.5)
	y += p.lines(second, second.wrap(l.born(true), room), 0, y)
	third := dotted(what, l.moment(s.At), s.Practitioner)
	y += p.lines(second, second.wrap(third, room), 0, y)
	l.drawStamp(&p)
	y = max(y, 14) + 1.4
	p.rule(point{0, y}, point{l.width(), y}, 0.5, black)
	return block{p.items, y}
}

// drawStamp tells a plan from a record even on a bad copy: a plan is dashed and empty, a record solid.
func (l *layout) drawStamp(p *page) {
	text, lines := style{size: 14, bold: true, ink: black}.fit(l.stamp(), stampW-6, 8)
	label := text.set(lines[0])
	w := label.width() + 7
	b := box{l.width() - w, 0.2, w, 8.4}
	s := shape{path: rounded(b, 0.8), line: black, width: 0.55, dash: 1.4}
	if l.doc.Session.State.Given() {
		s.fill, s.dash, label.ink = black, 0, white
	}
	p.draw(s)
	p.say(label.centre(b.centre().X, b.Y+b.H/2+text.size*mmPerPoint*0.357))
}

// foot is the identity once more, small, at the bottom of every page.
func (l *layout) foot() []string {
	if l.about != "" {
		return quiet.wrap(l.about, l.width()*0.5)
	}
	return quiet.wrap(dotted(l.doc.Patient.Name(), l.born(false)), l.width()*0.5)
}

// who the page is about.
func (l *layout) who() string {
	if l.about != "" {
		return l.about
	}
	return l.doc.Patient.Name()
}

func (l *layout) footHeight() float64 {
	return 8.5 + float64(len(l.foot()))*quiet.leading()
}

// frames draws header and footer on all pages, once their number is known.
func (l *layout) frames() {
	for i := range l.pages {
		p := &l.pages[i]
		p.put(l.head, margin, marginUp)
		number := l.t("page %d of %d", i+1, len(l.pages))
		above := number
		if l.doc.Session.State == bodymap.Recorded {
			above = dotted(l.t("Not signed"), number)
		}
		p.say(plain.with(8).set(above).endAt(l.w-margin, marginUp+12.6))
		y := l.h - l.footHeight()
		p.rule(point{margin, y}, point{l.w - margin, y}, 0.2, hair)
		y += 1
		p.lines(quiet, l.foot(), margin, y)
		right := dotted("Ashi "+l.t("atlas %d", l.atlasVersion()), l.t("printed %s", l.moment(l.doc.PrintedAt)), number)
		p.say(quiet.set(right).endAt(l.w-margin, y+quiet.baseline()))
	}
}

// atlasVersion is the one that the sites were marked on.
func (l *layout) atlasVersion() int {
	for _, s := range l.doc.Sites {
		return s.AtlasVersion
	}
	return atlas.Version
}

// alerts is the line on allergies and flags: what must be in sight before a needle goes in.
func (l *layout) alerts() {
	p := l.doc.Patient
	head := style{size: 8.5, bold: true, ink: white}
	title := head.set(l.t("Allergies"))
	tab := title.width() + 5
	text, body := l.t("none recorded"), plain.with(9.5)
	if p.Allergies != "" {
		text, body = p.Allergies, loud.with(9.5)
	}
	lines := body.wrap(text, l.width()-tab-5)
	h := max(5.6, float64(len(lines))*body.leading()+1.2)
	frame := box{margin, l.y, l.width(), h}
	l.page().draw(shape{path: rounded(frame, 0.8), line: black, width: 0.4})
	l.page().draw(shape{path: rounded(box{margin, l.y, tab, h}, 0.8), fill: black})
	l.page().say(title.at(margin+2.5, l.y+3.9))
	l.page().lines(body, lines, margin+tab+2.5, l.y+0.6)
	l.y += h + 1.6
	l.chips(p.Flags)
	l.y += 1
}

// chips draws the flags of the patient, each in a frame.
func (l *layout) chips(flags []bodymap.Flag) {
	if len(flags) == 0 && l.doc.Patient.WeightKG == 0 {
		return
	}
	texts := make([]string, 0, len(flags)+1)
	for _, f := range flags {
		texts = append(texts, f.Text(l.doc.Lang))
	}
	if kg := l.doc.Patient.WeightKG; kg > 0 {
		texts = append(texts, l.decimal(kg, -1)+" kg")
	}
	x := margin
	for _, text := range texts {
		w := loud.set(text)
		if x > margin && x+w.width()+4 > l.w-margin {
			x = margin
			l.y += 6
		}
		l.page().draw(shape{path: rounded(box{x, l.y, w.width() + 4, 4.9}, 2.4), line: black, width: 0.25})
		l.page().say(w.at(x+2, l.y+3.5))
		x += w.width() + 6
	}
	l.y += 6.2
}

// note writes the protocol and the note of the session.
func (l *layout) note() {
	if l.doc.Session.Protocol != "" {
		l.paragraph(plain.with(9), l.t("Protocol: %s", l.doc.Session.Protocol))
		l.y += 1
	}
	if l.doc.Session.Note != "" {
		l.paragraph(plain.with(9), l.t("Note: %s", l.doc.Session.Note))
		l.y += 1
	}
}

// The closing lines in mm: all of them as a rule, and that for the signature.
const closingH, signatureH = 22, 13

// closing writes the reaction, and the line for signature and date at the foot of the last page.
func (l *layout) closing() {
	l.y += 2
	body := plain.with(9)
	switch reaction := l.doc.Session.Reaction; {
	case reaction != "":
		l.paragraph(body, l.t("Reaction during the session: %s", reaction))
	case l.doc.Session.State.Given():
		l.paragraph(body, l.t("Reaction during the session: %s", l.t("none recorded")))
	default:
		l.room(5 + signatureH)
		start := body.set(l.t("Reaction during the session:")).at(margin, l.y+body.baseline())
		l.page().say(start)
		l.page().rule(point{margin + start.width() + 2, start.y + 0.6}, point{l.w - margin, start.y + 0.6}, 0.2, black)
		l.y += 5
	}
	if c := l.doc.Consent; c.ID != "" {
		l.paragraph(body, c.Say(l.doc.Lang, l.doc.PrintedAt.Location()))
	}
	if l.anyMissing() {
		l.paragraph(quiet, l.t("%s stands for a letter that the fonts of this sheet do not have.", string(missing)))
	}
	l.signatures()
}

// signature draws the lines for signature, place and date at the foot of the last page.
func (l *layout) signature(words string) { l.signedBy(words, l.t("Place and date")) }

// signedBy draws lines to be filled in by hand at the foot of the last page.
func (l *layout) signedBy(texts ...string) {
	l.room(signatureH)
	y := l.bottom - 4
	half := (l.width() - 10) / 2
	for i, text := range texts {
		x := margin + float64(i)*(half+10)
		l.page().rule(point{x, y}, point{x + half, y}, 0.3, black)
		l.page().say(quiet.with(8).set(text).at(x, y+3.6))
	}
}

// anyMissing tells whether some letter could not be printed.
func (l *layout) anyMissing() bool {
	return holdsMissing(l.head.items) || slices.ContainsFunc(l.pages, func(p page) bool { return holdsMissing(p.items) })
}

func holdsMissing(items []item) bool {
	for _, it := range items {
		if it.words == nil {
			continue
		}
		for _, r := range it.words.runs {
			for _, letter := range r.text {
				if letter == missing {
					return true
				}
			}
		}
	}
	return false
}

// number is the number of a site on the sheet.
func number(i int) string { return strconv.Itoa(i + 1) }
