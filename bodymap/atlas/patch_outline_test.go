package atlas_test

import (
	"math"
	"testing"

	"ashi/bodymap/atlas"
)

// drawn is a line on the back, in cm to the left and up from L4, as the eye sees it.
func drawn(t *testing.T, b *atlas.Body, xy ...float64) []atlas.Place {
	t.Helper()
	o := b.At(named(t, b, "GV3"), atlas.Anatomical)
	var out []atlas.Place
	for i := 0; i < len(xy); i += 2 {
		p, ok := b.Cast(atlas.Vec{o[0] + xy[i], o[1] + xy[i+1], -300}, atlas.Vec{0, 0, 1}, atlas.Parts(atlas.PartTrunk), false)
		if !ok {
			t.Fatal("off the back")
		}
		out = append(out, p)
	}
	return out
}

func TestCrossingOutlines(t *testing.T) {
	for _, f := range figures {
		b := atlas.Get().Body(f)
		square := []float64{-4, 0, 4, 0, 4, 8, -4, 8}
		whole, err := b.Patch(drawn(t, b, square...))
		if err != nil {
			t.Fatal(err)
		}
		for name, c := range map[string]struct {
			line []float64
			want atlas.OutlineProblem
		}{
			"bow tie":             {[]float64{-4, 0, 4, 8, 4, 0, -4, 8}, atlas.Crosses},
			"eight":               {[]float64{-4, 0, 0, 4, 4, 0, 6, 4, 4, 8, 0, 4, -4, 8, -6, 4}, atlas.Crosses},
			"scribble":            {[]float64{-4, 0, 4, 6, -4, 2, 4, 8, 0, -1, -4, 8, 5, 3, -5, 4}, atlas.Crosses},
			"there and back":      {[]float64{-4, 0, 4, 0, -4, 0, 4, 0}, atlas.Crosses},
			"end crosses start":   {[]float64{-4, -1, -4, 8, 4, 8, 4, 0, -5, 0}, ""},
			"end runs past start": {[]float64{-4, 0, 4, 0, 4, 8, -4, 8, -4, 0, -3.9, -.6}, ""},
			"end beside start":    {[]float64{-4, 0, 4, 0, 4, 8, -4, 8, -4.2, .2, -3, .15}, ""},
			"curl":                {[]float64{-4, 0, 4, 0, 4, 8, 0, 8, -.3, 8.4, .3, 8.4, 0, 8, -4, 8}, ""},
		} {
			p, err := b.Patch(drawn(t, b, c.line...))
			if problem(err) != c.want {
				t.Errorf("%s: %v", name, err)
			} else if err == nil && math.Abs(p.AreaCM2()-whole.AreaCM2()) > .04*whole.AreaCM2() {
				t.Errorf("%s: %.1f cm2, the square has %.1f", name, p.AreaCM2(), whole.AreaCM2())
			}
		}
	}
}

func TestTinyOutlines(t *testing.T) {
	for _, f := range figures {
		b := atlas.Get().Body(f)
		for _, code := range []atlas.Code{"ST32", "GV4", "LI4", "GB30"} { // large triangles and small ones
			for _, cm := range []float64{.5, .1, .03} {
				outline := blob(b, named(t, b, code), 16, disc(cm))
				p, err := b.Patch(outline)
				if err != nil {
					t.Errorf("%s %s, %v cm: %v", f, code, cm, err)
					continue
				}
				if want := 8 * math.Sin(math.Pi/8) * cm * cm; math.Abs(p.AreaCM2()-want) > .03*want { // of the polygon
					t.Errorf("%s %s: %v cm2, not %v", f, code, p.AreaCM2(), want)
				}
				if !p.Contains(p.Middle()) || p.Contains(b.Walk(p.Middle(), atlas.Vec{0, 1, .1}, 2*cm)) {
					t.Errorf("%s %s, %v cm: what is inside?", f, code, cm)
				}
			}
			if _, err := b.Patch(blob(b, named(t, b, code), 3, disc(.002))); problem(err) != atlas.TooSmall {
				t.Errorf("%s %s: an outline too small to be seen: %v", f, code, err)
			}
		}
	}
}

func TestARingRoundALimbHoldsItsEnd(t *testing.T) {
	for _, f := range figures {
		b := atlas.Get().Body(f)
		// Around the wrist, by the points that lie there.
		p, err := b.Patch([]atlas.Place{named(t, b, "PC7"), named(t, b, "HT7"), named(t, b, "SI5"), named(t, b, "TE4"), named(t, b, "LI5"), named(t, b, "LU9")})
		if err != nil {
			t.Fatal(err)
		}
		for _, code := range []atlas.Code{"PC8", "TE3", "LI4", "PC9", "LI1", "HT9"} {
			if !p.Contains(named(t, b, code)) {
				t.Errorf("%s: %s is not on the hand", f, code)
			}
		}
		for _, code := range []atlas.Code{"TE5", "PC5", "LI15", "GV4"} {
			if p.Contains(named(t, b, code)) {
				t.Errorf("%s: %s is on the hand", f, code)
			}
		}
		if p.AreaCM2() < 200 || p.AreaCM2() > 500 {
			t.Errorf("%s: a hand of %.0f cm2", f, p.AreaCM2())
		}
	}
}

func TestOutlinesLeaveTheBody(t *testing.T) {
	for _, f := range figures {
		b := atlas.Get().Body(f)
		p := func(code atlas.Code) atlas.Place { return named(t, b, code) }
		eye := atlas.Place{}
		m := b.Mesh(atlas.Anatomical)
		for tri, part := range m.Part {
			if part == atlas.PartEye {
				eye = m.Place(int32(tri), .3, .3)
			}
		}
		nowhere := atlas.Place{V: [3]uint16{1, 1, 1}, W: [3]float64{1, 0, 0}}
		broken := p("GV4")
		broken.W[0] = math.NaN()
		for name, c := range map[string]struct {
			outline []atlas.Place
			want    atlas.OutlineProblem
		}{
			"nothing":         {nil, atlas.TooFew},
			"two corners":     {[]atlas.Place{p("GV4"), p("GV3")}, atlas.TooFew},
			"one corner":      {[]atlas.Place{p("GV4"), p("GV4"), p("GV4"), p("GV4")}, atlas.TooSmall},
			"two of them":     {[]atlas.Place{p("GV4"), p("GV3"), p("GV4"), p("GV3")}, atlas.Crosses},
			"arm to trunk":    {[]atlas.Place{p("HT3"), p("LR13"), p("GB26")}, atlas.Leaves},
			"hand to thigh":   {[]atlas.Place{p("PC8"), p("GB31"), p("TE3")}, atlas.Leaves},
			"off the body":    {[]atlas.Place{p("GV4"), p("BL25"), nowhere}, atlas.Leaves},
			"no place at all": {[]atlas.Place{p("GV4"), p("BL25"), {}}, atlas.Leaves},
			"broken shares":   {[]atlas.Place{p("GV4"), p("BL25"), broken}, atlas.Leaves},
			"over the eye":    {[]atlas.Place{p("ST2"), eye, p("GB14")}, atlas.Leaves},
			"between fingers": {[]atlas.Place{p("LI1"), p("TE1"), p("HT9")}, atlas.Leaves},
		} {
			if _, err := b.Patch(c.outline); problem(err) != c.want {
				t.Errorf("%s, %s: %v, not %q", f, name, err, c.want)
			}
		}
	}
}

func TestTheMouthAndTheEyesAreNoSkin(t *testing.T) {
	for _, f := range figures {
		b := atlas.Get().Body(f)
		for _, c := range []struct {
			middle atlas.Vec
			cm     float64
		}{
			{b.At(named(t, b, "CV24"), atlas.Anatomical).Add(atlas.Vec{0, 1.5, 0}), 3},
			{b.At(named(t, b, "ST1"), atlas.Anatomical).Add(atlas.Vec{0, 1, 0}), 2.5},
		} {
			var outline []atlas.Place
			for i := range 30 {
				s, cos := math.Sincos(2 * math.Pi * float64(i) / 30)
				p, ok := b.Cast(atlas.Vec{c.middle[0] + c.cm*s, c.middle[1] + c.cm*cos, 300}, atlas.Vec{0, 0, -1}, 0, false)
				if !ok {
					t.Fatal("off the face")
				}
				outline = append(outline, p)
			}
			p, err := b.Patch(outline)
			if err != nil {
				t.Fatal(err)
			}
			disc := math.Pi * c.cm * c.cm
			if p.AreaCM2() < .85*disc || p.AreaCM2() > 2.1*disc { // the cavity of the mouth alone has 200 cm2
				t.Errorf("%s: %.1f cm2 round a mouth or an eye in an outline of %.1f", f, p.AreaCM2(), disc)
			}
			list, err := p.Fill(atlas.Fill{SpacingMM: 3}, 2000)
			if err != nil {
				t.Fatal(err)
			}
			for _, q := range list {
				if at := b.At(q, atlas.Anatomical); b.Part(q) == atlas.PartEye || at[2] < c.middle[2]-3.5 {
					t.Errorf("%s: a puncture inside the head, at %.1f", f, at)
				}
			}
		}
	}
}
