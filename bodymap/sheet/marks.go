package sheet

import (
	"math"

	"ashi/bodymap"
	"ashi/bodymap/draw"
)

const (
	ringGap  = 0.75 // mm from a bubble to its ring of numbing
	markLine = 0.3  // mm
	badgeR   = 1.2  // mm, half the size of the badge of a warned site
	capShare = 0.36 // half the height of a figure, as a share of the size of type
)

// mark is how a site looks, on screen as on paper: a shape, a state, a ring.
type mark struct{ draw.Mark }

func markOf(s bodymap.Site) mark { return mark{draw.MarkOf(s)} }

func (m mark) filled() bool { return m.State == draw.Done || m.State == draw.Added }

// dotted tells that the symbol is too small to hold a number.
func (m mark) dotted() bool { return m.Shape == draw.Dot }

// outline draws the symbol about c; r is the radius of the circle among them.
func (m mark) outline(c point, r float64) path {
	corners := draw.Outline(m.Shape)[0]
	if m.Shape == draw.Circle || m.Shape == draw.Dot {
		return circle(c, r*corners[0].X)
	}
	var all []point
	for _, p := range corners {
		all = append(all, c.add(point{p.X, p.Y}.mul(r)))
	}
	return polygon(all...)
}

// outreach is how far the symbol reaches from its centre, in r; a dot is as large as its number.
func (m mark) outreach() float64 {
	most := 0.8
	for _, p := range draw.Outline(m.Shape)[0] {
		most = max(most, math.Hypot(p.X, p.Y))
	}
	return most
}

// reach is the radius of the disc that a bubble of size r stays in, with ring and plus.
func (m mark) reach(r float64) float64 {
	reach := r * m.outreach()
	if m.Numbing {
		reach += ringGap
	}
	if m.State == draw.Added {
		reach += 0.8
	}
	if m.Warned >= bodymap.Caution {
		reach = max(reach, m.badgeAt(r)+badgeR*1.25)
	}
	return reach + markLine/2
}

// small draws the mark without its number.
func (m mark) small(p *page, c point, r float64) {
	s := shape{path: m.outline(c, r), fill: white, line: black, width: min(markLine, r*0.3)}
	if m.filled() {
		s.fill = black
	}
	p.draw(shape{path: s.path, line: white, width: s.width + 0.5})
	p.draw(s)
	if m.State == draw.Skipped {
		m.crossOut(p, c, r, s.width)
	}
}

func (m mark) crossOut(p *page, c point, r, width float64) {
	d := r * 1.12
	for _, pen := range []shape{{line: white, width: width + 0.3}, {line: black, width: width}} {
		for _, to := range []point{{d, d}, {d, -d}} {
			pen.path = segment(c.sub(to), c.add(to))
			p.draw(pen)
		}
	}
}

// bubble draws the mark of size r with its number; the number of a dot stands by itself.
func (m mark) bubble(p *page, c point, r float64, number string) {
	if m.Numbing {
		m.ring(p, c, r*m.outreach()+ringGap)
	}
	colour := black
	if !m.dotted() {
		s := shape{path: m.outline(c, r), fill: white, line: black, width: markLine}
		if m.filled() {
			s.fill, colour = black, white
		}
		p.draw(shape{path: s.path, line: white, width: markLine + 0.5})
		p.draw(s)
		if m.State == draw.Skipped {
			m.crossOut(p, c, r, 0.22)
		}
	}
	m.number(p, c, r, number, colour)
	if m.State == draw.Added {
		plus(p, c.add(polar(-math.Pi/4, r*m.outreach()*0.92)))
	}
	badge(p, m.Warned, c.add(polar(math.Pi/4, m.badgeAt(r))), badgeR)
}

// badgeAt is how far from its centre a bubble of size r has the badge of a warning.
func (m mark) badgeAt(r float64) float64 { return r*m.outreach()*0.95 + 0.45 }

// number writes the number into a bubble; over a cross, and where it stands alone, it gets a ground of its own.
func (m mark) number(p *page, c point, r float64, number string, colour ink) {
	st, room := style{size: r * 2.75, bold: true, ink: colour}, r*1.5
	if m.Shape == draw.Triangle {
		c.Y += r * 0.14
		st.size, room = r*2.4, r*1.3
	}
	if w := st.width(number); w > room {
		st.size *= room / w
	}
	up := st.size * mmPerPoint * capShare
	if m.State == draw.Skipped || m.dotted() {
		w := st.width(number)
		p.draw(shape{path: rounded(box{c.X - w/2 - 0.35, c.Y - up - 0.35, w + 0.7, 2*up + 0.7}, 0.5), fill: white})
	}
	p.say(st.set(number).centre(c.X, c.Y+up))
}

func (m mark) ring(p *page, c point, r float64) {
	p.draw(shape{path: circle(c, r), line: white, width: 0.7})
	p.draw(shape{path: circle(c, r), line: black, width: 0.28, dash: 0.8})
}

// plus is the tick of an added site.
func plus(p *page, c point) {
	p.draw(shape{path: circle(c, 1.1), fill: white, line: black, width: 0.22})
	p.rule(c.add(point{-0.7, 0}), c.add(point{0.7, 0}), 0.4, black)
	p.rule(c.add(point{0, -0.7}), c.add(point{0, 0.7}), 0.4, black)
}
