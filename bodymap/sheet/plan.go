package sheet

import (
	"cmp"
	"math"
	"slices"
)

// figure is a view with the subjects that it is there to show.
type figure struct {
	view   int   // of eyes.views
	sites  []int // of eyes.subjects
	hidden bool  // the body covers these subjects in every view
}

// The least distance in mm at which two marks are told apart with ease, which is
// worth a detail view, and at all, which is worth a closer picture of the same view.
const easy, legible = 2.2, 1.5

// plan chooses the figures of a sheet: the fewest views, each subject once, where
// it is seen best; then a detail where a crowd would not be told apart.
func (e *eyes) plan() []figure {
	chosen, hidden := e.cover()
	byView := map[int]*figure{}
	for i := range e.subjects {
		if v := e.straightest(chosen, i); v >= 0 && !e.together(byView[v], i) {
			put(byView, v, i)
		}
	}
	var figures []figure
	for _, f := range byView {
		figures = append(figures, e.spread(*f)...)
	}
	figures = append(figures, e.hiddenFigures(hidden)...)
	slices.SortFunc(figures, func(a, b figure) int {
		return cmp.Or(cmp.Compare(a.view, b.view), cmp.Compare(a.sites[0], b.sites[0]))
	})
	return figures
}

// together tells whether a figure has another part of the same site already.
func (e *eyes) together(f *figure, i int) bool {
	return f != nil && slices.ContainsFunc(f.sites, func(j int) bool { return e.subjects[j].same(e.subjects[i]) })
}

func put(byView map[int]*figure, v, site int) {
	if byView[v] == nil {
		byView[v] = &figure{view: v}
	}
	byView[v].sites = append(byView[v].sites, site)
}

func (e *eyes) hiddenFigures(hidden []int) []figure {
	byView := map[int]*figure{}
	for _, i := range hidden {
		if !e.subjects[i].part {
			put(byView, e.best(i), i)
		}
	}
	var out []figure
	for _, f := range byView {
		f.hidden = true
		out = append(out, *f)
	}
	return out
}

// spots are the subjects of a figure in mm on a picture of w x h mm.
func (e *eyes) spots(f figure, w, h float64) []point {
	v := e.views[f.view]
	cam := e.crop(f, w, h, 10)
	out := make([]point, len(f.sites))
	for k, i := range f.sites {
		x, y, _ := cam.Project(e.body.At(e.subjects[i].Place, v.Pose))
		out[k] = point{x / 10, y / 10}
	}
	return out
}

// crowd lists the subjects of a figure that stand closer than least mm to another,
// though they are not the same place.
func (e *eyes) crowd(f figure, least float64) []int {
	var out []int
	w, h := e.pictureSize(f)
	spots := e.spots(f, w, h)
	for k, p := range spots {
		near := slices.ContainsFunc(spots, func(q point) bool { d := p.dist(q); return d > 0.05 && d < least })
		if near {
			out = append(out, f.sites[k])
		}
	}
	return out
}

// spread takes crowds out of a figure, into a detail view that shows them or
// else into a closer picture of the same view, as long as that helps.
func (e *eyes) spread(f figure) []figure {
	if v := e.detail(f, e.crowd(f, easy)); v >= 0 {
		near, rest := figure{view: v}, figure{view: f.view}
		for _, i := range f.sites {
			if e.may[v][i] {
				near.sites = append(near.sites, i)
			} else {
				rest.sites = append(rest.sites, i)
			}
		}
		out := e.spread(near)
		if len(rest.sites) > 0 {
			out = append(out, e.spread(rest)...)
		}
		return out
	}
	crowd := len(e.crowd(f, legible))
	if crowd == 0 {
		return []figure{f}
	}
	a, b := e.split(f)
	if len(e.crowd(a, legible))+len(e.crowd(b, legible)) < crowd {
		return append(e.spread(a), e.spread(b)...)
	}
	return []figure{f}
}

// closeness ranks the groups of views by how large they show the skin.
var closeness = map[string]int{"body": 0, "leg": 1, "arm": 1, "head": 2, "hand": 2, "foot": 2}

// detail is the closer view that shows the most of a crowd; -1 if none shows two of it.
func (e *eyes) detail(f figure, crowd []int) int {
	var hopes []hope
	for v, view := range e.views {
		h := hope{view: v}
		for _, i := range crowd {
			if e.may[v][i] && e.facing[v][i] > 0.2 {
				h.sites++
			}
		}
		if h.sites >= 2 && closeness[view.Group] > closeness[e.views[f.view].Group] {
			hopes = append(hopes, h)
		}
	}
	slices.SortStableFunc(hopes, func(a, b hope) int { return cmp.Compare(b.sites, a.sites) })
	best, most := -1, 1.0
	for _, h := range hopes {
		if float64(h.sites+1) < most { // it can only turn out to show fewer
			break
		}
		shown, straight := 0.0, 0.0
		for _, i := range crowd {
			if e.shows(h.view, i) {
				shown++
				straight += max(0, e.facing[h.view][i])
			}
		}
		if value := shown + straight/1000; shown >= 2 && value > most {
			best, most = h.view, value
		}
	}
	return best
}

// hope is how many sites a view may show.
type hope struct{ view, sites int }

// split parts the sites of a figure at the widest gap between them, or in two
// halves where no gap stands out.
func (e *eyes) split(f figure) (a, b figure) {
	w, h := e.pictureSize(f)
	spots := e.spots(f, w, h)
	widest, axis, at := 0.0, 1, len(f.sites)/2
	along := func(axis int) []int {
		order := make([]int, len(spots))
		for k := range order {
			order[k] = k
		}
		slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(coordinate(spots[i], axis), coordinate(spots[j], axis)) })
		return order
	}
	for ax := range 2 {
		order := along(ax)
		for k := 1; k < len(order); k++ {
			if d := coordinate(spots[order[k]], ax) - coordinate(spots[order[k-1]], ax); d > math.Max(widest, 15) {
				widest, axis, at = d, ax, k
			}
		}
	}
	a, b = figure{view: f.view, hidden: f.hidden}, figure{view: f.view, hidden: f.hidden}
	for k, i := range along(axis) {
		if k < at {
			a.sites = append(a.sites, f.sites[i])
		} else {
			b.sites = append(b.sites, f.sites[i])
		}
	}
	slices.Sort(a.sites)
	slices.Sort(b.sites)
	return a, b
}

func coordinate(p point, axis int) float64 {
	if axis == 0 {
		return p.X
	}
	return p.Y
}
