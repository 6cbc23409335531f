package sheet

import (
	"slices"

	"ashi/bodymap"
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
		warningSign(l.page(), w.severity, point{margin + 1.8, l.y + cellStyle.leading()/2})
		l.page().lines(cellStyle, lines, margin+warningSignW, l.y)
		l.y += height + 0.6
	}
	l.y += 1
}

// warningSign is a filled octagon for a danger, an open triangle for a caution: shapes that a bad copy keeps apart.
func warningSign(p *page, severity bodymap.Severity, c point) {
	mark := style{size: 6.5, bold: true, ink: black}
	if severity == bodymap.Danger {
		const r, k = 1.6, 0.66
		p.draw(shape{path: polygon(
			point{c.X - k, c.Y - r}, point{c.X + k, c.Y - r}, point{c.X + r, c.Y - k}, point{c.X + r, c.Y + k},
			point{c.X + k, c.Y + r}, point{c.X - k, c.Y + r}, point{c.X - r, c.Y + k}, point{c.X - r, c.Y - k},
		), fill: black})
		mark.ink = white
		p.say(mark.set("!").centre(c.X, c.Y+.8))
		return
	}
	p.draw(shape{path: polygon(point{c.X, c.Y - 1.7}, point{c.X + 1.8, c.Y + 1.5}, point{c.X - 1.8, c.Y + 1.5}), line: black, width: 0.25})
	p.say(mark.with(5.5).set("!").centre(c.X, c.Y+1.1))
}
