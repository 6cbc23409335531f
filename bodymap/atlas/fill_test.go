package atlas_test

import (
	"errors"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ashi/bodymap/atlas"
)

// problem is what an outline was refused for; empty if it was not.
func problem(err error) atlas.OutlineProblem {
	var o *atlas.OutlineError
	if errors.As(err, &o) {
		return o.Problem
	}
	return ""
}

func drawFill(t *rapid.T, radiusCM float64) atlas.Fill {
	f := atlas.Fill{
		SpacingMM: 10 * radiusCM / rapid.Float64Range(2, 5).Draw(t, "spacings to the radius"),
		Staggered: rapid.Bool().Draw(t, "staggered"),
	}
	if rapid.Bool().Draw(t, "with margin") {
		f.MarginMM = f.SpacingMM * rapid.Float64Range(.1, .6).Draw(t, "margin")
	}
	return f
}

// nearest is how far the nearest other place is over the skin, exactly; it looks up to most cm far.
func nearest(b *atlas.Body, list []atlas.Place, i int, most float64) float64 {
	at := func(k int) atlas.Vec { return b.At(list[k], atlas.Anatomical) }
	var order []int
	for k := range list {
		if k != i && at(k).Sub(at(i)).Len() < most {
			order = append(order, k)
		}
	}
	slices.SortFunc(order, func(x, y int) int {
		if at(x).Sub(at(i)).Len() < at(y).Sub(at(i)).Len() {
			return -1
		}
		return 1
	})
	best := most
	for _, k := range order {
		if at(k).Sub(at(i)).Len() < best {
			best = min(best, exactCM(b, list[i], list[k], best))
		}
	}
	return best
}

func TestEveryPunctureIsASpacingFromItsNeighbour(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := drawOutline(t)
		f := drawFill(t, o.radius)
		list, err := o.patch(t).Fill(f, 2000)
		if err != nil {
			if problem(err) != atlas.TooSmall || f.MarginMM == 0 {
				t.Fatal(err)
			}
			return
		}
		if len(list) < 2 {
			return
		}
		for i := range list {
			if d := nearest(o.b, list, i, .2*f.SpacingMM) / f.SpacingMM * 10; d < .9-1e-4 || d > 1.1 {
				t.Errorf("%s %s: the neighbour of puncture %d of %d is at %.3f of the spacing", o.b.Figure(), o.code, i, len(list), d)
			}
		}
	})
}

func TestPuncturesStayInsideAndKeepTheMargin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := drawOutline(t)
		p := o.patch(t)
		f := drawFill(t, o.radius)
		list, _ := p.Fill(f, 2000)
		border := p.Border()
		for _, q := range list {
			if !p.Contains(q) {
				t.Errorf("%s %s: a puncture lies outside", o.b.Figure(), o.code)
			}
			// No place of the border is nearer in a straight line, so none is over the skin.
			for i, c := range border {
				if i%2 == 0 && o.b.At(c, atlas.Anatomical).Sub(o.b.At(q, atlas.Anatomical)).Len() < f.MarginMM/10-1e-4 {
					t.Errorf("%s %s: a puncture lies in the margin", o.b.Figure(), o.code)
				}
			}
		}
	})
}

func TestPuncturesCoverTheArea(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := drawOutline(t)
		p := o.patch(t)
		f := drawFill(t, o.radius)
		f.MarginMM = 0
		list, err := p.Fill(f, 2000)
		if err != nil {
			t.Fatal(err)
		}
		s := f.SpacingMM / 10
		each := s * s
		if f.Staggered {
			each *= math.Sqrt(3) / 2
		}
		// At the border up to half a cell is more or less.
		around := 0.
		border := p.Border()
		for i, q := range border {
			around += o.b.At(q, atlas.Anatomical).Sub(o.b.At(border[(i+1)%len(border)], atlas.Anatomical)).Len()
		}
		want, slack := p.AreaCM2()/each, .5*around/s+2
		if n := float64(len(list)); math.Abs(n-want) > slack {
			t.Errorf("%s %s: %v punctures, not about %.0f", o.b.Figure(), o.code, n, want)
		}
		// No place inside is far from a puncture.
		for _, tri := range p.Triangles() {
			at := o.b.At(tri[0], atlas.Anatomical)
			near := math.Inf(1)
			for _, q := range list {
				near = min(near, o.b.At(q, atlas.Anatomical).Sub(at).Len())
			}
			if near > 1.6*s {
				t.Errorf("%s %s: a gap of %.1f spacings", o.b.Figure(), o.code, near/s)
			}
		}
	})
}

func TestPuncturesOfTheMirroredOutlineAreTheMirroredOnes(t *testing.T) {
	a := atlas.Get()
	rapid.Check(t, func(t *rapid.T) {
		o := drawOutline(t)
		shift := rapid.IntRange(0, len(o.outline)-1).Draw(t, "first corner") // of outlines across the midline, either side
		o.outline = written(t, append(slices.Clone(o.outline[shift:]), o.outline[:shift]...))
		p := o.patch(t)
		q, err := o.b.Patch(a.MirrorAll(o.outline))
		if err != nil {
			t.Fatal(err)
		}
		f := drawFill(t, o.radius)
		one, err1 := p.Fill(f, 2000)
		two, err2 := q.Fill(f, 2000)
		if problem(err1) != problem(err2) || p.AreaCM2() != q.AreaCM2() {
			t.Errorf("%v and %v; %v and %v cm2", err1, err2, p.AreaCM2(), q.AreaCM2())
		}
		sameList(t, "Fill", two, a.MirrorAll(one))
		sameList(t, "Border", q.Border(), a.MirrorAll(p.Border()))
		sameList(t, "Middle", []atlas.Place{q.Middle()}, []atlas.Place{a.Mirror(p.Middle())})
		again, _ := o.patch(t).Fill(f, 2000)
		if !slices.Equal(one, again) {
			t.Error("the same outline was filled in two ways")
		}
	})
}

func TestTheHandGoesRowByRow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := drawOutline(t)
		f := drawFill(t, o.radius)
		list, _ := o.patch(t).Fill(f, 2000)
		way := 0.
		for i := 1; i < len(list); i++ {
			way += o.b.At(list[i], atlas.Anatomical).Sub(o.b.At(list[i-1], atlas.Anatomical)).Len()
		}
		if n := float64(len(list)); n > 20 && way > 1.35*n*f.SpacingMM/10 {
			t.Errorf("%s %s: the hand moves %.2f spacings from puncture to puncture", o.b.Figure(), o.code, way/n/f.SpacingMM*10)
		}
	})
}

func TestFlatSkinGetsStraightRows(t *testing.T) {
	// On the small of the back columns stand nearly upright and rows nearly level.
	b := atlas.Get().Body(atlas.Male)
	p, err := b.Patch(blob(b, named(t, b, "GV4"), 40, disc(4)))
	if err != nil {
		t.Fatal(err)
	}
	list, err := p.Fill(atlas.Fill{SpacingMM: 8}, 2000)
	if err != nil {
		t.Fatal(err)
	}
	steps, level := 0, 0
	for i := 1; i < len(list); i++ {
		d := b.At(list[i], atlas.Anatomical).Sub(b.At(list[i-1], atlas.Anatomical))
		if d.Len() < .9 {
			steps++
			if math.Abs(d[1]) < .1*d.Len() || math.Abs(d[0]) < .25*d.Len() {
				level++
			}
		}
	}
	if steps < 60 || level < steps*9/10 {
		t.Errorf("of %d steps %d are level or upright", steps, level)
	}
}

func TestTooMuchAndTooLittle(t *testing.T) {
	b := atlas.Get().Body(atlas.Female)
	p, err := b.Patch(blob(b, named(t, b, "GV4"), 40, disc(5)))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		f    atlas.Fill
		most int
		want atlas.OutlineProblem
	}{
		{atlas.Fill{SpacingMM: 5}, 200, atlas.TooMany},
		{atlas.Fill{SpacingMM: 1}, 2000, atlas.TooMany},
		{atlas.Fill{SpacingMM: 1e-9}, 2000, atlas.TooMany},
		{atlas.Fill{SpacingMM: 1e-9, MarginMM: 44}, 2000, atlas.TooMany},
		{atlas.Fill{SpacingMM: 5}, 0, atlas.TooMany},
		{atlas.Fill{SpacingMM: 5}, -7, atlas.TooMany},
		{atlas.Fill{SpacingMM: 5, MarginMM: 60}, 2000, atlas.TooSmall},
		{atlas.Fill{SpacingMM: 5, MarginMM: math.NaN()}, 2000, atlas.TooSmall},
		{atlas.Fill{SpacingMM: 5, MarginMM: -1}, 2000, atlas.TooSmall},
		{atlas.Fill{}, 2000, atlas.TooSmall},
		{atlas.Fill{SpacingMM: math.NaN()}, 2000, atlas.TooSmall},
	} {
		list, err := p.Fill(c.f, c.most)
		if problem(err) != c.want || list != nil {
			t.Errorf("%+v at most %d: %d punctures, %v", c.f, c.most, len(list), err)
		}
		var o *atlas.OutlineError
		if errors.As(err, &o) && o.Problem == atlas.TooMany && o.N <= c.most {
			t.Errorf("%+v: %d punctures are said to be too many", c.f, o.N)
		}
	}
	// What would come is told about right.
	list, err := p.Fill(atlas.Fill{SpacingMM: 3}, 2000)
	_, less := p.Fill(atlas.Fill{SpacingMM: 3}, 20)
	var o *atlas.OutlineError
	if err != nil || !errors.As(less, &o) || math.Abs(float64(o.N-len(list))) > .1*float64(len(list)) {
		t.Errorf("%d punctures, %v; %v", len(list), err, less)
	}
}

func TestASmallAreaGetsOnePunctureInItsMiddle(t *testing.T) {
	for _, f := range figures {
		b := atlas.Get().Body(f)
		for _, cm := range []float64{1, .3, .05} {
			p, err := b.Patch(blob(b, named(t, b, "GV4"), 12, disc(cm)))
			if err != nil {
				t.Fatal(err)
			}
			list, err := p.Fill(atlas.Fill{SpacingMM: 50, MarginMM: 1 * cm}, 2000)
			if err != nil || len(list) != 1 || b.At(list[0], atlas.Anatomical).Sub(b.At(p.Middle(), atlas.Anatomical)).Len() > .1*cm {
				t.Errorf("%s, %v cm: %v, %v", f, cm, list, err)
			}
		}
	}
}

func TestANarrowStripIsFilledAlong(t *testing.T) {
	b := atlas.Get().Body(atlas.Male)
	at := func(level, lateral float64) atlas.Place {
		p, ok := b.OnBack(level, lateral)
		if !ok {
			t.Fatal("off the back")
		}
		return p
	}
	p, err := b.Patch([]atlas.Place{at(5, .5), at(5.15, .5), at(12.15, 2.5), at(12, 2.5)})
	if err != nil {
		t.Fatal(err)
	}
	list, err := p.Fill(atlas.Fill{SpacingMM: 10}, 2000)
	if err != nil || len(list) < 12 {
		t.Fatalf("%d punctures, %v", len(list), err)
	}
	for i := range list {
		if d := nearest(b, list, i, 2); d < .9 || d > 1.1 {
			t.Errorf("puncture %d of %d is %.2f cm from its neighbour", i, len(list), d)
		}
	}
}
