package sheet

import (
	"image/color"
	"slices"

	"ashi/bodymap"
	"ashi/bodymap/draw"
)

// warning is what is said of some sites alike, with the reason that was given.
type warning struct {
	severity bodymap.Severity
	text     string
	numbers  []int
}

// warningsSaid are the dangers and cautions, the same of several sites once, dangers first. Notes are for the screen.
func (l *layout) warningsSaid() []warning {
	var out []warning
	for _, severity := range []bodymap.Severity{bodymap.Danger, bodymap.Caution} {
		for _, w := range l.doc.Warnings {
			n := slices.IndexFunc(l.doc.Sites, func(s bodymap.Site) bool { return s.ID == w.Site }) + 1
			if w.Severity != severity || n == 0 {
				continue
			}
			text := l.warningText(w)
			i := slices.IndexFunc(out, func(o warning) bool { return o.severity == severity && o.text == text })
			if i < 0 {
				i, out = len(out), append(out, warning{severity: severity, text: text})
			}
			out[i].numbers = append(out[i].numbers, n)
		}
	}
	return out
}

// warningText is a warning with its source, and the reason for going on.
func (l *layout) warningText(w bodymap.Warning) string {
	text := dotted(w.Severity.Text(l.doc.Lang), w.Kind.Text(l.doc.Lang), w.Brief(l.doc.Lang)+" ("+w.Source+")")
	for _, r := range l.doc.Reasons {
		if r.Site == w.Site && r.Rule == w.Rule() {
			text = dotted(text, l.t("Reason: %s", r.Text))
		}
	}
	return text
}

const warningSignW = 5 // mm for the sign beside a warning

// warnings writes below the table what was warned of, and why it was done all the same.
func (l *layout) warnings() {
	all := l.warningsSaid()
	if len(all) == 0 {
		return
	}
	l.y += 1.5
	for i, w := range all {
		lines := cellStyle.wrap(l.t("No. %s:", bodymap.Ranges(w.numbers))+" "+w.text, l.width()-warningSignW)
		height := float64(len(lines)) * cellStyle.leading()
		if i == 0 {
			l.room(loud.leading() + height)
			l.y += l.page().lines(loud, []string{l.t("Warnings")}, margin, l.y)
		}
		l.room(height)
		badge(l.page(), w.severity, point{margin + 1.8, l.y + cellStyle.leading()/2}, 1.5)
		l.page().lines(cellStyle, lines, margin+warningSignW, l.y)
		l.y += height + 0.6
	}
	l.y += 1
}

// badge is the sign of a warning, r half its size, as on screen: its shape keeps apart what a bad copy makes grey.
func badge(p *page, severity bodymap.Severity, c point, r float64) {
	var corners []point
	for _, q := range draw.Badge(severity) {
		corners = append(corners, c.add(point{q.X, q.Y}.mul(r)))
	}
	if corners == nil {
		return
	}
	s, mark := shape{path: polygon(corners...), fill: inkOf(draw.Danger)}, inkOf(draw.DangerInk)
	if severity == bodymap.Caution {
		s.fill, mark = inkOf(draw.Caution), inkOf(draw.CautionInk)
		s.line, s.width = mark, 0.16*r
		c.Y += 0.12 * r
	}
	p.draw(shape{path: s.path, line: white, width: 0.45})
	p.draw(s)
	p.rule(c.add(point{0, -0.52 * r}), c.add(point{0, 0.08 * r}), 0.3*r, mark)
	p.draw(shape{path: circle(c.add(point{0, 0.46 * r}), 0.17*r), fill: mark})
}

func inkOf(c color.NRGBA) ink { return ink(c) } // both are opaque
