package atlas_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"ashi/bodymap/atlas"
)

// drawPath is a path as a hand draws it, from place to place by short walks.
func drawPath(t *rapid.T, b *atlas.Body) []atlas.Place {
	path := []atlas.Place{onSkinPlace(t, b)}
	d := anyDirection(t)
	for range rapid.IntRange(1, 12).Draw(t, "strokes") {
		turn := anyDirection(t)
		d = d.Unit().Add(turn.Mul(.3))
		path = append(path, b.Walk(path[len(path)-1], d, rapid.Float64Range(.2, 1.2).Draw(t, "stroke")))
	}
	return path
}

func runOf(t *rapid.T, b *atlas.Body, path []atlas.Place) *atlas.Run {
	r, err := b.Run(path)
	if problem(err) == atlas.Leaves && b.Part(path[0]) == atlas.PartHead {
		t.Skip("over an eye")
	}
	if problem(err) == atlas.TooFew {
		t.Skip("no way was walked")
	}
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// along is how far along a dense path a place lies, and how far beside it.
func along(b *atlas.Body, path []atlas.Place, p atlas.Place, from float64) (cm, off float64) {
	q, run := b.At(p, atlas.Anatomical), 0.
	off = math.Inf(1)
	for i := 1; i < len(path); i++ {
		a := b.At(path[i-1], atlas.Anatomical)
		d := b.At(path[i], atlas.Anatomical).Sub(a)
		t := min(1, max(0, q.Sub(a).Dot(d)/max(1e-18, d.Dot(d))))
		if o := q.Sub(a.Add(d.Mul(t))).Len(); o < off-1e-7 && run+t*d.Len() > from-1e-3 {
			cm, off = run+t*d.Len(), o
		}
		run += d.Len()
	}
	return cm, off
}

func TestSplitIsEvenAlongThePath(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBody(t)
		path := drawPath(t, b)
		r := runOf(t, b, path)
		dense := r.Path()
		whole := 0.
		for i := 1; i < len(dense); i++ {
			whole += b.At(dense[i], atlas.Anatomical).Sub(b.At(dense[i-1], atlas.Anatomical)).Len()
		}
		if math.Abs(whole-r.LengthCM()) > 1e-3+1e-4*whole {
			t.Errorf("%s: a path of %v cm is said to have %v", b.Figure(), whole, r.LengthCM())
		}
		n := rapid.IntRange(2, 20).Draw(t, "n")
		list := r.Split(n)
		if len(list) != n || list[0] != written(t, path)[0] || list[n-1] != dense[len(dense)-1] {
			t.Fatalf("%d places of %d, from %v to %v", len(list), n, list[0], list[len(list)-1])
		}
		before := 0.
		for i, p := range list {
			want := whole * float64(i) / float64(n-1)
			cm, off := along(b, dense, p, before)
			if off > 1e-3 || math.Abs(cm-want) > 2e-3+1e-3*whole {
				t.Errorf("%s: place %d of %d lies %v cm along the path and %v beside it, not at %v", b.Figure(), i, n, cm, off, want)
			}
			before = want
		}
	})
}

func TestALineBetweenTwoTapsIsStraight(t *testing.T) {
	for _, f := range figures {
		b := atlas.Get().Body(f)
		top, bottom := named(t, b, "BL13"), named(t, b, "BL25")
		r, err := b.Run([]atlas.Place{top, bottom})
		if err != nil {
			t.Fatal(err)
		}
		straight, _ := b.Distance(top, bottom, 100)
		if r.LengthCM() > 1.02*straight {
			t.Errorf("%s: %v cm, the shortest way is %v", f, r.LengthCM(), straight)
		}
		list := r.Split(9)
		from, to := b.At(top, atlas.Anatomical), b.At(bottom, atlas.Anatomical)
		for i, p := range list {
			if at := b.At(p, atlas.Anatomical); math.Abs(at[0]-from[0]-(to[0]-from[0])*(from[1]-at[1])/(from[1]-to[1])) > .3 {
				t.Errorf("%s: place %d strays to %v", f, i, at)
			}
			if i > 0 {
				if d := exactCM(b, list[i-1], p, 10); math.Abs(d-r.LengthCM()/8) > .02*d {
					t.Errorf("%s: %v cm from place %d to the next, not %v", f, d, i-1, r.LengthCM()/8)
				}
			}
		}
	}
}

func TestTheEndsOfALine(t *testing.T) {
	for _, f := range figures {
		b := atlas.Get().Body(f)
		r, err := b.Run([]atlas.Place{named(t, b, "BL13"), named(t, b, "BL25")})
		if err != nil {
			t.Fatal(err)
		}
		list := r.Split(9)
		if one := r.Split(1); len(one) != 1 || one[0] != r.At(.5) {
			t.Errorf("%s: one papule lies at %v", f, one)
		}
		if len(r.Split(0)) != 0 || len(r.Split(-3)) != 0 {
			t.Error("no papules lie somewhere")
		}
		if r.At(-1) != list[0] || r.At(0) != list[0] || r.At(1) != list[8] || r.At(7) != list[8] || r.At(math.NaN()) != list[0] {
			t.Error("beyond the ends there is something")
		}
	}
}

func TestLinesGoWhereSkinGoes(t *testing.T) {
	for _, f := range figures {
		b := atlas.Get().Body(f)
		p := func(code atlas.Code) atlas.Place { return named(t, b, code) }
		m := b.Mesh(atlas.Anatomical)
		eye := atlas.Place{}
		for tri, part := range m.Part {
			if part == atlas.PartEye && m.Pos[m.Tri[tri][0]][0] > 0 {
				eye = m.Place(int32(tri), .3, .3)
			}
		}
		for name, c := range map[string]struct {
			path []atlas.Place
			want atlas.OutlineProblem
			most float64 // cm
		}{
			"down the leg":      {[]atlas.Place{p("GB30"), p("GB34"), p("GB40")}, "", 95},
			"over the shoulder": {[]atlas.Place{p("LU2"), p("SI11")}, "", 40},
			"round the wrist":   {[]atlas.Place{p("PC7"), p("TE4")}, "", 12},
			"over the lips":     {[]atlas.Place{p("GV26"), p("CV24")}, "", 6},
			"nothing":           {nil, atlas.TooFew, 0},
			"one place":         {[]atlas.Place{p("GV4")}, atlas.TooFew, 0},
			"the same place":    {[]atlas.Place{p("GV4"), p("GV4")}, atlas.TooFew, 0},
			"arm to trunk":      {[]atlas.Place{p("HT3"), p("LR13")}, atlas.Leaves, 0},
			"leg to leg":        {[]atlas.Place{p("LR8"), atlas.Get().Mirror(p("LR8"))}, atlas.Leaves, 0},
			"the eye":           {[]atlas.Place{p("ST2"), eye}, atlas.Leaves, 0},
			"past the eye":      {[]atlas.Place{p("ST2"), p("GB14")}, "", 12},
			"off the body":      {[]atlas.Place{p("GV4"), {}}, atlas.Leaves, 0},
		} {
			r, err := b.Run(c.path)
			if problem(err) != c.want {
				t.Errorf("%s, %s: %v, not %q", f, name, err, c.want)
			} else if err == nil && r.LengthCM() > c.most {
				t.Errorf("%s, %s: %.1f cm", f, name, r.LengthCM())
			}
		}
	}
}

func TestMirroredLines(t *testing.T) {
	a := atlas.Get()
	rapid.Check(t, func(t *rapid.T) {
		b := drawBody(t)
		path := written(t, drawPath(t, b))
		r := runOf(t, b, path)
		m, err := b.Run(a.MirrorAll(path))
		if err != nil {
			t.Fatal(err)
		}
		if m.LengthCM() != r.LengthCM() {
			t.Errorf("%v and %v cm", r.LengthCM(), m.LengthCM())
		}
		sameList(t, "Split", m.Split(7), a.MirrorAll(r.Split(7)))
		sameList(t, "Path", m.Path(), a.MirrorAll(r.Path()))
		sameList(t, "At", []atlas.Place{m.At(.3)}, []atlas.Place{a.Mirror(r.At(.3))})
	})
}

func TestSimplifyStaysNearWhatWasDrawn(t *testing.T) {
	a := atlas.Get()
	rapid.Check(t, func(t *rapid.T) {
		b := drawBody(t)
		r := runOf(t, b, drawPath(t, b))
		drawn := r.Split(rapid.IntRange(2, 120).Draw(t, "corners"))
		mm := rapid.Float64Range(.2, 5).Draw(t, "mm")
		few := atlas.Simplify(b, drawn, mm)
		if len(few) > len(drawn) || few[0] != drawn[0] || few[len(few)-1] != drawn[len(drawn)-1] {
			t.Fatalf("%d corners of %d; the ends moved", len(few), len(drawn))
		}
		s, err := b.Run(few)
		if err != nil {
			return // what is left is one place
		}
		dense := s.Path()
		for _, p := range drawn {
			if _, off := along(b, dense, p, -1); off > mm/10+1e-3 {
				t.Errorf("%s: a corner lies %v mm from the line, not %v", b.Figure(), 10*off, mm)
			}
		}
		sameList(t, "Simplify", atlas.Simplify(b, a.MirrorAll(drawn), mm), a.MirrorAll(few))
	})
}

func TestSimplifySavesCorners(t *testing.T) {
	b := atlas.Get().Body(atlas.Male)
	p, err := b.Patch(drawn(t, b, -4, 0, 4, 0, 4, 8, -4, 8))
	if err != nil {
		t.Fatal(err)
	}
	border := p.Border()
	if few := atlas.Simplify(b, border, 1); len(border) < 60 || len(few) > 12 {
		t.Errorf("a square of %d places keeps %d corners", len(border), len(few))
	}
	if len(atlas.Simplify(b, nil, 1)) != 0 || len(atlas.Simplify(b, border[:1], 1)) != 1 {
		t.Error("nothing and one place are not left alone")
	}
	if off := []atlas.Place{border[0], {}, border[1]}; len(atlas.Simplify(b, off, 1)) != 3 {
		t.Error("a path off the body was changed")
	}
}
