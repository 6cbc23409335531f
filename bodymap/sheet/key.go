package sheet

import (
	"slices"

	"ashi/bodymap"
)

// keys draws two boxes side by side: what was in the hand, and what the marks mean.
func (l *layout) keys() {
	if len(l.doc.Sites)+len(l.doc.Pains) == 0 {
		return
	}
	h := l.keysHeight()
	l.room(h)
	x := margin
	for i, part := range l.keyParts() {
		w := l.keyWidths()[i]
		if len(part.items) == 0 {
			continue
		}
		l.page().draw(shape{path: rounded(box{x, l.y, w, h}, 1.6), line: hair, width: 0.25})
		l.page().put(part, x+keyPad, l.y+2)
		x += w + gap
	}
	l.y += h + gap
}

const keyPad = 2.5 // mm inside the boxes

// keyWidths are the widths of the boxes: the syringes have more to say.
func (l *layout) keyWidths() [2]float64 {
	w := l.width() - gap
	return [2]float64{0.58 * w, 0.42 * w}
}

func (l *layout) keyParts() [2]block {
	w := l.keyWidths()
	if len(l.doc.Sites) == 0 {
		return [2]block{{}, l.legend(w[1] - 2*keyPad)}
	}
	return [2]block{l.syringes(w[0] - 2*keyPad), l.legend(w[1] - 2*keyPad)}
}

func (l *layout) keysHeight() float64 {
	parts := l.keyParts()
	return max(parts[0].height, parts[1].height) + 4
}

// usedSyringe is a syringe with the numbers of the sites that it was used for.
type usedSyringe struct {
	bodymap.Syringe
	numbers []int
	sites   []bodymap.Site
}

func (l *layout) usedSyringes() []usedSyringe {
	var used []usedSyringe
	for i, s := range l.doc.Sites {
		k := slices.IndexFunc(used, func(u usedSyringe) bool { return u.Syringe == s.Syringe })
		if k < 0 {
			k = len(used)
			used = append(used, usedSyringe{Syringe: s.Syringe})
		}
		used[k].numbers = append(used[k].numbers, i+1)
		used[k].sites = append(used[k].sites, s)
	}
	return used
}

// maxSyringes is how many syringes the box lists; the table has them all.
const maxSyringes = 5

func (l *layout) syringes(width float64) block {
	var p page
	small := plain.with(8)
	y := p.lines(loud, []string{l.t("Syringe")}, 0, 0)
	used := l.usedSyringes()
	for i, u := range used {
		if i == maxSyringes {
			y += p.lines(small, []string{l.count("1 more syringe: see the table", "%d more syringes: see the table", len(used)-i)}, 0, y)
			break
		}
		text := dotted(u.Technique.Text(l.doc.Lang), l.needle(u.Syringe),
			l.t("%s mm deep", l.atLeast(u.DepthMM, 1)), l.t("%s mL per puncture", l.atLeast(u.VolumeML, 2)), l.fillingName(u.Filling))
		if len(used) > 1 {
			text = l.t("No. %s:", bodymap.Ranges(u.numbers)) + " " + text
		}
		y += p.lines(small, small.wrap(text, width), 0, y)
	}
	t := bodymap.TotalOf(l.doc.Session, l.doc.Sites)
	sum := l.count("1 puncture", "%d punctures", t.Punctures) + " · " + l.atLeast(t.VolumeML, 2) + " mL"
	y += p.lines(loud.with(8), []string{sum}, 0, y)
	return block{p.items, y}
}

// sign is one line of the legend.
type sign struct {
	text string
	draw func(p *page, c point)
}

// legend explains the signs that this sheet uses, and no others.
func (l *layout) legend(width float64) block {
	var p page
	p.lines(loud, []string{l.t("Marks")}, 0, 0)
	small := plain.with(8)
	x, y := 0.0, loud.leading()+0.8
	for _, s := range l.signs() {
		w := small.set(s.text)
		if x > 0 && x+6+w.width() > width {
			x, y = 0, y+4.6
		}
		s.draw(&p, point{x + 2, y + 1.7})
		p.say(w.at(x+5, y+2.75))
		x += w.width() + 9
	}
	return block{p.items, y + 4.6}
}

func (l *layout) signs() []sign {
	var out []sign
	has := func(test func(bodymap.Site) bool) bool { return slices.ContainsFunc(l.doc.Sites, test) }
	for _, t := range bodymap.Techniques() {
		if has(func(s bodymap.Site) bool { return s.Syringe.Technique == t }) {
			out = append(out, sign{t.Text(l.doc.Lang), func(p *page, c point) {
				markOf(bodymap.Site{Syringe: bodymap.Syringe{Technique: t}, State: bodymap.SitePlanned}).small(p, c, 1.3)
			}})
		}
	}
	for _, s := range []bodymap.SiteState{bodymap.SitePlanned, bodymap.SiteDone, bodymap.SiteSkipped, bodymap.SiteAdded} {
		if has(func(site bodymap.Site) bool { return site.State == s }) {
			out = append(out, sign{s.Text(l.doc.Lang), func(p *page, c point) {
				markOf(bodymap.Site{Syringe: bodymap.Syringe{Technique: bodymap.Papule}, State: s}).small(p, c, 1.3)
				if s == bodymap.SiteAdded {
					plus(p, c.add(point{1.3, -1.1}))
				}
			}})
		}
	}
	out = append(out, l.wideSigns()...)
	if has(func(s bodymap.Site) bool { return s.Numbing }) {
		out = append(out, sign{l.t("numbing first"), func(p *page, c point) {
			p.draw(shape{path: circle(c, 1.5), line: black, width: 0.25, dash: 0.6})
		}})
	}
	return append(out, l.warningSigns()...)
}

func (l *layout) warningSigns() []sign {
	var out []sign
	for _, w := range []struct {
		severity bodymap.Severity
		text     string
	}{{bodymap.Caution, l.t("caution: see Warnings")}, {bodymap.Danger, l.t("danger: see Warnings")}} {
		if slices.ContainsFunc(l.doc.Sites, func(s bodymap.Site) bool { return l.worst[s.ID] == w.severity }) {
			out = append(out, sign{w.text, func(p *page, c point) { badge(p, w.severity, c, 1.35) }})
		}
	}
	return out
}
