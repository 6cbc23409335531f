package sheet

import (
	"math"

	"ashi/bodymap"
)

// outlineOf draws the shape of a technique about c: dot, circle, triangle,
// square, diamond. All look about as large at the same r.
func outlineOf(t bodymap.Technique, c point, r float64) path {
	switch t {
	case bodymap.Nappage:
		r *= 1.5
		return polygon(
			c.add(polar(-math.Pi/2, r)), c.add(polar(math.Pi/6, r)), c.add(polar(5*math.Pi/6, r)))
	case bodymap.PointByPoint:
		h := r * 0.92
		return rounded(box{c.X - h, c.Y - h, 2 * h, 2 * h}, r*0.12)
	case bodymap.Deep:
		r *= 1.28
		return polygon(c.add(point{0, -r}), c.add(point{r, 0}), c.add(point{0, r}), c.add(point{-r, 0}))
	case bodymap.Intraepidermal:
		return circle(c, r*0.62)
	}
	return circle(c, r)
}

// outreach is how far the shape of a technique reaches from its centre, in r.
func outreach(t bodymap.Technique) float64 {
	switch t {
	case bodymap.Nappage:
		return 1.5
	case bodymap.PointByPoint, bodymap.Deep:
		return 1.28
	}
	return 1
}

// mark is how one site looks, apart from where it stands.
type mark struct {
	technique bodymap.Technique
	state     bodymap.SiteState
	numbing   bool
}

func markOf(s bodymap.Site) mark { return mark{s.Syringe.Technique, s.State, s.Numbing} }

func (m mark) filled() bool { return m.state == bodymap.SiteDone || m.state == bodymap.SiteAdded }

const (
	ringGap  = 0.75 // mm from a bubble to its ring of numbing
	markLine = 0.3  // mm
)

// reach is the radius of the disc that a bubble of size r stays in, with ring and plus.
func (m mark) reach(r float64) float64 {
	reach := r * outreach(m.technique)
	if m.numbing {
		reach += ringGap
	}
	if m.state == bodymap.SiteAdded {
		reach += 0.5
	}
	return reach + markLine/2
}

// small draws the mark without its number.
func (m mark) small(p *page, c point, r float64) {
	s := shape{path: outlineOf(m.technique, c, r), fill: white, line: black, width: min(markLine, r*0.35)}
	if m.filled() {
		s.fill = black
	}
	p.draw(shape{path: s.path, line: white, width: s.width + 0.5})
	p.draw(s)
	if m.state == bodymap.SiteSkipped {
		m.crossOut(p, c, r, s.width)
	}
}

func (m mark) crossOut(p *page, c point, r, width float64) {
	d := r * 1.05
	p.rule(c.add(point{-d, -d}), c.add(point{d, d}), width, black)
	p.rule(c.add(point{-d, d}), c.add(point{d, -d}), width, black)
}

// bubble draws the mark of size r with its number.
func (m mark) bubble(p *page, c point, r float64, number string) {
	if m.numbing {
		ring := r*outreach(m.technique) + ringGap
		p.draw(shape{path: circle(c, ring), line: white, width: 0.7})
		p.draw(shape{path: circle(c, ring), line: black, width: 0.28, dash: 0.8})
	}
	s := shape{path: outlineOf(m.technique, c, r), fill: white, line: black, width: markLine}
	colour := black
	if m.filled() {
		s.fill, colour = black, white
	}
	if m.technique == bodymap.Intraepidermal {
		// A dot is too small for a number: it wears it in a ring.
		p.draw(shape{path: circle(c, r), fill: s.fill, line: black, width: markLine})
		p.draw(shape{path: circle(c, r-0.5), line: colour, width: 0.18})
	} else {
		p.draw(shape{path: s.path, line: white, width: markLine + 0.5})
		p.draw(s)
	}
	if m.state == bodymap.SiteSkipped {
		m.crossOut(p, c, r, 0.25)
	}
	m.number(p, c, r, number, colour)
	if m.state == bodymap.SiteAdded {
		plus(p, c.add(polar(-math.Pi/4, r*outreach(m.technique)*0.92)))
	}
}

// number writes the number into a bubble; over a cross it gets a ground of its own.
func (m mark) number(p *page, c point, r float64, number string, colour ink) {
	st := style{size: r * 2.75, bold: true, ink: colour}
	room := r * 1.5
	if m.technique == bodymap.Nappage {
		c.Y += r * 0.14
		st.size = r * 2.4
		room = r * 1.3
	}
	if w := st.width(number); w > room {
		st.size *= room / w
	}
	cap := st.size * mmPerPoint * 0.357 // half the height of a figure
	if m.state == bodymap.SiteSkipped {
		w := st.width(number)
		p.draw(shape{path: rounded(box{c.X - w/2 - 0.2, c.Y - cap - 0.25, w + 0.4, 2*cap + 0.5}, 0.4), fill: white})
	}
	p.say(st.set(number).centre(c.X, c.Y+cap))
}

// plus is the tick of an added site.
func plus(p *page, c point) {
	p.draw(shape{path: circle(c, 0.95), fill: white, line: black, width: 0.2})
	p.rule(c.add(point{-0.55, 0}), c.add(point{0.55, 0}), 0.3, black)
	p.rule(c.add(point{0, -0.55}), c.add(point{0, 0.55}), 0.3, black)
}

// leader joins a bubble of size r to its place: a dark line in a light one, so that it shows on any ground.
func leader(p *page, l label, width float64, c ink) {
	p.rule(l.at, l.place, width, c)
}
