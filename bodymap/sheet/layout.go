package sheet

import (
	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

const (
	margin   = 12.0 // mm, left and right
	marginUp = 10.0
	gap      = 4.0 // mm between the parts of a page
)

// layout puts a document on pages, from the top down.
type layout struct {
	doc     Doc
	instead string // of the patient's name; empty: the name
	eyes    *eyes
	pages   []page
	w, h    float64
	rows    []row // of the table
	lists   listings
	head    block   // the same on every page
	top     float64 // where the body of a page starts
	bottom  float64 // and ends
	y       float64 // how far the last page is filled
}

// lay lays a document out.
func lay(d Doc) *layout {
	r := renderers.Get().(*draw.Renderer)
	defer renderers.Put(r)
	body := atlas.Get().Body(d.Session.Figure)
	l := &layout{doc: d, eyes: newEyes(body, r, subjectsOf(body, d))}
	l.w, l.h = d.Paper.size()
	l.head = l.header()
	l.top = marginUp + l.head.height + gap
	l.rows = l.listRows(l.columns())
	l.bottom = l.h - l.footHeight() - 3
	l.lists = l.listings()
	l.newPage()
	l.alerts()
	l.note()
	l.figures()
	l.keys()
	l.pains()
	l.outcome()
	l.list()
	l.table()
	l.warnings()
	l.trends()
	l.closing()
	l.frames()
	return l
}

func (l *layout) newPage() {
	l.pages = append(l.pages, page{w: l.w, h: l.h})
	l.y = l.top
}

func (l *layout) page() *page    { return &l.pages[len(l.pages)-1] }
func (l *layout) width() float64 { return l.w - 2*margin }

// room makes sure that height mm are left on the last page; it tells whether it had to start a page.
func (l *layout) room(height float64) bool {
	if l.y+height <= l.bottom || l.y == l.top {
		return false
	}
	l.newPage()
	return true
}

// block is a piece of a page that was drawn at the origin and can be put anywhere.
type block struct {
	items  []item
	height float64
}

// put draws a block with its top left corner at x, y.
func (p *page) put(b block, x, y float64) {
	for _, it := range b.items {
		p.items = append(p.items, it.moved(point{x, y}))
	}
}

func (it item) moved(by point) item {
	switch {
	case it.shape != nil:
		s := *it.shape
		s.path = append(path{}, s.path...)
		for i := range s.path {
			for k := range s.path[i].points() {
				s.path[i].p[k] = s.path[i].p[k].add(by)
			}
		}
		return item{shape: &s}
	case it.words != nil:
		w := it.words.at(it.words.x+by.X, it.words.y+by.Y)
		return item{words: &w}
	}
	pic := *it.picture
	pic.X, pic.Y = pic.X+by.X, pic.Y+by.Y
	return item{picture: &pic}
}

// lines writes wrapped text below one another and returns the height it took.
func (p *page) lines(s style, lines []string, x, y float64) float64 {
	for i, text := range lines {
		p.say(s.set(text).at(x, y+s.baseline()+float64(i)*s.leading()))
	}
	return float64(len(lines)) * s.leading()
}

// leading is the distance of two lines in mm; baseline that of the first one from the top.
func (s style) leading() float64  { return s.size * mmPerPoint * 1.3 }
func (s style) baseline() float64 { return s.size * mmPerPoint * 1.02 }

// paragraph writes wrapped text over the width of the page, on the next page where it has no room.
func (l *layout) paragraph(s style, text string) {
	for _, line := range s.wrap(text, l.width()) {
		l.room(s.leading())
		l.y += l.page().lines(s, []string{line}, margin, l.y)
	}
}
