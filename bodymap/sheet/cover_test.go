package sheet

import (
	"math/bits"
	"slices"
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

func watching(d Doc) *eyes {
	body := atlas.Get().Body(d.Session.Figure)
	return newEyes(body, draw.NewRenderer(), subjectsOf(body, d))
}

// seen tells by the renderer alone which views show which sites, one bit per view.
func seen(d Doc) []uint64 {
	body, r := atlas.Get().Body(d.Session.Figure), draw.NewRenderer()
	sets := make([]uint64, len(d.Sites))
	for v, view := range atlas.Views() {
		r.Plain(body, body.Camera(view, 300, 300), draw.Paper)
		for i, s := range d.Sites {
			if _, _, ok := r.Visible(s.Place); ok {
				sets[i] |= 1 << v
			}
		}
	}
	return sets
}

func TestCoverShowsEverySiteWithTheFewestViews(t *testing.T) {
	for seed := range uint64(8) {
		d := sample(1+int(seed)*1*2, seed, bodymap.Planned, nil)
		sets := seen(d)
		chosen, hidden := watching(d).cover()
		var have uint64
		for _, v := range chosen {
			have |= 1 << v
		}
		for i, set := range sets {
			if (set == 0) != slices.Contains(hidden, i) {
				t.Errorf("site %d: views %b, hidden %v", i, set, hidden)
			}
			if set != 0 && set&have == 0 {
				t.Errorf("no chosen view shows site %d", i)
			}
		}
		sets = slices.DeleteFunc(sets, func(set uint64) bool { return set == 0 })
		if n := len(chosen); n > 0 && coverable(sets, 0, n-1) {
			t.Errorf("%d views were chosen where fewer do", n)
		}
	}
}

// coverable tells whether n views show a site of every set.
func coverable(sets []uint64, have uint64, n int) bool {
	i := slices.IndexFunc(sets, func(set uint64) bool { return set&have == 0 })
	if i < 0 {
		return true
	}
	for rest := sets[i]; rest != 0 && n > 0; rest &= rest - 1 {
		if coverable(sets, have|1<<bits.TrailingZeros64(rest), n-1) {
			return true
		}
	}
	return false
}

func TestPlanShowsEverySiteOnceWhereItIsSeen(t *testing.T) {
	for seed := range uint64(8) {
		d := sample(1+int(seed)*3*2, seed, bodymap.Planned, nil)
		sets := seen(d)
		count := make([]int, len(d.Sites))
		for _, f := range watching(d).plan() {
			for _, i := range f.sites {
				count[i]++
				if shown := sets[i]>>f.view&1 == 1; shown == f.hidden {
					t.Errorf("site %d in %s: visible %v, hidden %v", i, atlas.Views()[f.view].Name, shown, f.hidden)
				}
			}
		}
		for i, n := range count {
			if n != 1 {
				t.Errorf("site %d stands on %d figures", i, n)
			}
		}
	}
}

func TestBackPointsTakeTheBack(t *testing.T) {
	e := watching(named(bodymap.Planned, "BL23", "BL25", "GV4"))
	if got := viewsOf(e); !slices.Equal(got, []string{"back"}) {
		t.Errorf("figures %v, want only the back", got)
	}
}

func TestCrowdedHandTakesADetail(t *testing.T) {
	e := watching(named(bodymap.Planned, "LI4", "LI3", "LI2", "LI1", "BL60", "GB20"))
	if got := viewsOf(e); !slices.ContainsFunc(got, func(v string) bool { return len(v) > 4 && v[:4] == "hand" }) {
		t.Errorf("figures %v hold no hand", got)
	}
}

func viewsOf(e *eyes) []string {
	var names []string
	for _, f := range e.plan() {
		names = append(names, e.views[f.view].Name)
	}
	return names
}

func TestCropHoldsItsSitesInsideTheView(t *testing.T) {
	for seed := range uint64(8) {
		d := sample(1+int(seed)*1*2, seed, bodymap.Planned, nil)
		w, h := 150-4*float64(seed), 80+2*float64(seed)
		e := watching(d)
		for _, f := range e.plan() {
			for k, p := range e.spots(f, w, h) {
				if !(box{0, 0, w, h}).holds(p, 0) {
					t.Errorf("site %d stands at %v, outside of its picture of %v x %v", f.sites[k], p, w, h)
				}
			}
		}
	}
}
