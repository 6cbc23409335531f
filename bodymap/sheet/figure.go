package sheet

import (
	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

// What stands around the picture of a figure, in mm.
const (
	captionH  = 7.5 // above it: the name of the view
	sideGap   = 3.5 // between it and its locator
	pixelsMM  = 9.0 // pixels per mm of the picture: 229 to the inch
	locatorMM = 7.0 // pixels per mm of the locator
	// apart makes each picture a little wider in pixels than the one before: the
	// PDF library keeps the order of pictures only if their widths differ.
	apart     = 0.06
	bubbleTop = 2.75 // radius of the largest bubble
	bubbleLow = 1.75 // radius of the smallest that can be read
)

// slot is where a figure stands on a page: its picture and the column of its locator.
type slot struct {
	page    int
	number  int // of the figure on the sheet
	picture box
	locator box
}

// chart is a figure that found its slot: all that is needed to draw it.
type chart struct {
	figure
	slot
	cam    atlas.Camera
	labels []label
	size   float64 // radius of the bubbles
}

// chart finds room for the numbers of a figure in its slot; smaller bubbles make
// more room. It tells whether all of them found a place.
func (l *layout) chart(f figure, s slot) (chart, bool) {
	c := chart{figure: f, slot: s, cam: l.eyes.crop(f, s.picture.W, s.picture.H, pixelsMM+apart*float64(s.number))}
	c.labels = make([]label, len(f.sites))
	blocked := furniture(s.picture)
	w := window{l, c}
	for _, off := range [][]box{append(w.covers(), blocked...), blocked} { // rather over an area than nowhere
		for c.size = bubbleTop; c.size >= bubbleLow; c.size *= 0.9 {
			for k, i := range f.sites {
				c.labels[k] = l.label(i, w.project(l.eyes.subjects[i].Place), c.size)
			}
			if arrange(s.picture, c.labels, off) {
				return c, true
			}
		}
		if len(off) == len(blocked) {
			break
		}
	}
	return c, false
}

// label is the bubble of a subject before it has found its spot.
func (l *layout) label(i int, at point, size float64) label {
	s := l.eyes.subjects[i]
	switch {
	case s.site < 0:
		return label{place: at, reach: scoreStyle.width(l.score(l.doc.Pains[s.pain]))/2 + 1.2}
	case l.spread(i) != nil:
		return label{place: at, reach: l.mark(i).reach(size) + countSpace, off: true}
	}
	m := l.mark(i)
	return label{place: at, reach: m.reach(size), off: m.dotted()}
}

// onPage is where a pixel of a camera's picture lies on the page.
func onPage(b box, cam atlas.Camera, x, y float64) point {
	return point{b.X + x*b.W/float64(cam.W), b.Y + y*b.H/float64(cam.H)}
}

// furniture is where the letters of the sides and the scale bar stand in a picture.
func furniture(p box) []box {
	return []box{{p.X, p.Y, 9, 9}, {p.right() - 9, p.Y, 9, 9}, {p.X, p.bottom() - 8, 40, 8}}
}

// figure draws a chart on its page.
func (l *layout) figure(c chart) {
	p := &l.pages[c.page]
	v := l.eyes.views[c.view]
	top := c.picture.Y - 2.4
	p.say(style{size: 10.5, bold: true, ink: black}.set(v.Text(l.doc.Lang)).at(c.picture.X, top))
	p.say(style{size: 7.5, ink: soft}.set(l.numbers(c)).endAt(c.picture.right(), top))
	p.place(picture{box: c.picture, body: l.eyes.body, cam: c.cam})
	l.wide(p, c)
	p.draw(shape{path: rounded(c.picture, 0), line: hair, width: 0.15})
	l.letters(p, c.picture, c.cam)
	l.scale(p, c)
	l.locator(p, c)
	l.marks(p, c)
}

// numbers says which sites a figure shows, and that they lie behind what is drawn if so.
func (l *layout) numbers(c chart) string {
	sites, pains := 0, 0
	for _, i := range c.sites {
		if l.eyes.subjects[i].site >= 0 {
			sites++
		} else {
			pains++
		}
	}
	var text string
	if sites > 0 {
		text = l.count("1 site", "%d sites", sites)
	}
	if pains > 0 {
		text = dotted(text, l.count("1 painful area", "%d painful areas", pains))
	}
	if c.hidden {
		text += " · " + l.t("covered by the body in this view")
	}
	return text
}

// letters writes the sides of the patient into the upper corners.
func (l *layout) letters(p *page, b box, cam atlas.Camera) {
	st := style{size: 14, bold: true, ink: black}
	for _, side := range draw.SideLabels(l.eyes.body, cam) {
		text := st.set(l.t(side.Text))
		if side.X < float64(cam.W)/2 {
			p.say(text.at(b.X+2.5, b.Y+6.5))
		} else {
			p.say(text.endAt(b.right()-2.5, b.Y+6.5))
		}
	}
}

// scale draws a bar of a round length in the lower left corner.
func (l *layout) scale(p *page, c chart) {
	cm, px := draw.ScaleBar(c.cam)
	a := point{c.picture.X + 2.5, c.picture.bottom() - 2.6}
	b := a.add(point{px * c.picture.W / float64(c.cam.W), 0})
	tick := point{0, 1.1}
	for _, s := range []shape{{line: white, width: 1.1}, {line: black, width: 0.35}} {
		for _, ends := range [][2]point{{a, b}, {a.sub(tick), a.add(tick)}, {b.sub(tick), b.add(tick)}} {
			s.path = segment(ends[0], ends[1])
			p.draw(s)
		}
	}
	p.say(style{size: 8, ink: black}.set(l.decimal(cm, -1)+" cm").at(b.X+1.6, b.Y+1))
}

// locator draws the whole body beside a picture, with a dashed frame around what the picture shows.
func (l *layout) locator(p *page, c chart) {
	e := l.eyes
	whole, middle := c.view, c.cam.Centre
	if e.views[c.view].Group != "body" {
		whole = e.straightestBody(c.sites)
		middle = e.middle(c.sites, e.views[whole].Pose)
	}
	perMM := locatorMM + apart*float64(whole)
	cam := e.camera(whole, int(c.locator.W*perMM), int(c.locator.H*perMM))
	p.place(picture{box: c.locator, body: e.body, cam: cam, small: true})
	f := frameOn(cam, c.cam, middle)
	low, high := onPage(c.locator, cam, f.X, f.Y), onPage(c.locator, cam, f.right(), f.bottom())
	f = box{low.X, low.Y, high.X - low.X, high.Y - low.Y}.within(c.locator)
	p.draw(shape{path: rounded(f, 0), line: white, width: 0.9})
	p.draw(shape{path: rounded(f, 0), line: black, width: 0.35, dash: 1.1})
}

// within cuts a box at the edges of another.
func (b box) within(o box) box {
	x, y := max(b.X, o.X), max(b.Y, o.Y)
	return box{x, y, min(b.right(), o.right()) - x, min(b.bottom(), o.bottom()) - y}
}

// straightestBody is the whole-body view that looks straightest at some sites.
func (e *eyes) straightestBody(sites []int) int {
	best, most := 0, 0.0
	for v, view := range e.views {
		if view.Group != "body" {
			continue
		}
		sum := 0.0
		for _, i := range sites {
			sum += max(0, e.facing[v][i])
		}
		if sum > most+1e-9 {
			best, most = v, sum
		}
	}
	return best
}

func (e *eyes) middle(sites []int, pose atlas.Pose) atlas.Vec {
	var sum atlas.Vec
	for _, i := range sites {
		sum = sum.Add(e.body.At(e.subjects[i].Place, pose))
	}
	return sum.Mul(1 / float64(len(sites)))
}

// marks draws the leaders below all marks, then the places, then the numbers.
func (l *layout) marks(p *page, c chart) {
	for _, over := range []struct {
		width float64
		ink   ink
	}{{0.85, white}, {0.25, black}} {
		for _, lab := range c.labels {
			if lab.led {
				p.rule(lab.at, lab.place, over.width, over.ink)
			}
		}
	}
	for k, lab := range c.labels {
		i := c.sites[k]
		switch {
		case !lab.led:
		case l.eyes.subjects[i].site < 0 || l.spread(i) != nil:
			p.draw(shape{path: circle(lab.place, 0.45), fill: black})
		default:
			l.mark(i).small(p, lab.place, lab.dot)
		}
	}
	for k, lab := range c.labels {
		l.bubble(p, c, c.sites[k], lab.at)
	}
}

// bubble draws the number of a site, with the count of a line or an area, or the score of a pain.
func (l *layout) bubble(p *page, c chart, i int, at point) {
	s := l.eyes.subjects[i]
	if s.site < 0 {
		text := scoreStyle.set(l.score(l.doc.Pains[s.pain]))
		frame := box{at.X - text.width()/2 - 1, at.Y - 1.9, text.width() + 2, 3.8}
		p.draw(shape{path: rounded(frame, 0.7), fill: white, line: black, width: 0.3, dash: 0.7})
		p.say(text.centre(at.X, at.Y+1))
		return
	}
	m := l.mark(i)
	m.bubble(p, at, c.size, number(s.site))
	if spread := l.spread(i); spread != nil {
		text := scoreStyle.set(countOf(spread))
		y := at.Y + m.reach(c.size) + countSpace*0.8
		p.draw(shape{path: rounded(box{at.X - text.width()/2 - 0.5, y - 2.4, text.width() + 1, 2.9}, 0.6), fill: white})
		p.say(text.centre(at.X, y))
	}
}
