package atlas_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ashi/bodymap/atlas"
	"ashi/bodymap/internal/frugal"
)

// cunAt is a short cun of a body part, for judging how far two places are apart.
func cunAt(b *atlas.Body, part string) float64 {
	switch part {
	case "head", "neck", "hand", "foot":
		return b.CunCM(atlas.Finger)
	case "chest", "abdomen":
		return b.CunCM(atlas.FrontAcross)
	}
	return b.CunCM(atlas.BackAcross)
}

func apart(b *atlas.Body, p, q atlas.Place) float64 {
	return b.At(p, atlas.Anatomical).Sub(b.At(q, atlas.Anatomical)).Len()
}

// folded tells whether the skin at a place is so folded that two places may be
// told by the same lengths: fingers and toes, face, ears and jaw, armpit and groin.
func folded(b *atlas.Body, p atlas.Place, w atlas.Where) bool {
	at := b.At(p, atlas.Anatomical)
	far := func(landmark string) atlas.Vec {
		q, _ := b.Landmark(landmark)
		l := b.At(q, atlas.Anatomical)
		return atlas.Vec{math.Abs(at[0]) - l[0], at[1] - l[1], at[2] - l[2]}
	}
	return slices.Contains([]string{"head", "hand", "foot", "pelvis"}, w.Region.BodyPart) || far("axilla_centre").Len() < 12 || far("genitals_posterior").Len() < 15 ||
		w.Region.BodyPart == "neck" && far("hyoid_sup")[1] > -2
}

// dark tells whether a triangle lies too deep to be seen, as the inside of the mouth.
func dark(m *atlas.Mesh, tri int32) bool { return m.Tone[m.Tri[tri][0]] < .5 }

// drawSkin draws a place where the skin is not folded, and not hardly off the
// midline, whose breadth may swallow what is rounded.
func drawSkin(t *rapid.T, b *atlas.Body) atlas.Place {
	m := b.Mesh(atlas.Anatomical)
	return rapid.Custom(func(t *rapid.T) atlas.Place {
		i := rapid.Int32Range(0, int32(len(m.Tri)-1)).Filter(func(i int32) bool { return !dark(m, i) }).Draw(t, "triangle")
		return m.Place(i, rapid.Float64Range(0, .5).Draw(t, "u"), rapid.Float64Range(0, .5).Draw(t, "v"))
	}).Filter(func(p atlas.Place) bool {
		w, x := b.Where(p), math.Abs(b.At(p, atlas.Anatomical)[0])
		return !folded(b, p, w) && (w.Side == atlas.Midline || x > .3*b.CunCM(atlas.BackAcross))
	}).Draw(t, "place")
}

// What Where writes can be put back: it is read as the same place, on the same
// side, in both languages, and so is what is read again.
func TestReadUndoesWhere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBody(t)
		p := drawSkin(t, b)
		w := b.Where(p)
		text := w.Text(rapid.SampledFrom([]string{"en", "fr"}).Draw(t, "language"))
		if rapid.Bool().Draw(t, "shout") {
			text = strings.ToUpper(text)
		}
		r, err := b.Read(text, atlas.Midline)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		most := .2
		if w.Side == atlas.Midline {
			most += .15 // the midline is as broad as that
		}
		if d := apart(b, p, r.Place) / cunAt(b, w.Region.BodyPart); d > most || r.Side != w.Side {
			t.Fatalf("%s: %.2f cun off, %q", text, d, b.Where(r.Place).Text("en"))
		}
		if (r.Code != "") != w.At || w.At && r.Code != w.Point {
			t.Fatalf("%s is read as the point %q", text, r.Code)
		}
	})
}

// Where the skin is folded most places come back as well; hardly any is refused.
func TestReadUndoesWhereInFolds(t *testing.T) {
	for _, f := range bothFigures {
		b := atlas.Get().Body(f)
		m := b.Mesh(atlas.Anatomical)
		all, good, refused := 0, 0, 0
		for i := int32(3); i < int32(len(m.Tri)/2); i += 4 * 31 {
			p := m.Place(i, .3, .3)
			w := b.Where(p)
			if dark(m, i) || !folded(b, p, w) {
				continue
			}
			all++
			r, err := b.Read(w.Text("fr"), atlas.Midline)
			switch {
			case err != nil:
				refused++
			case apart(b, p, r.Place) < .35*cunAt(b, w.Region.BodyPart), b.Where(r.Place).Text("fr") == w.Text("fr"):
				good++
			}
		}
		if all < 150 || good < all*93/100 || refused > all*3/100 {
			t.Errorf("%s: %d of %d come back, %d are refused", f, good, all, refused)
		}
	}
}

// Lists say the region and the measures only: what is read from that, with the
// side beside it, has the same measures.
func TestReadUndoesShort(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBody(t)
		p := drawSkin(t, b)
		w := b.Where(p)
		if len(w.Measures) == 0 || strings.HasSuffix(w.Measures[0].Text, "midline") {
			return // no height is told, only the nearest point
		}
		text := w.Short("fr")
		r, err := b.Read(text, w.Side)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		got := b.Where(r.Place)
		for _, m := range got.Measures {
			same := func(n atlas.Measure) bool { return n.Text == m.Text }
			if i := slices.IndexFunc(w.Measures, same); got.Region == w.Region && i >= 0 && w.Measures[i] != m {
				t.Fatalf("%s\n reads %s", text, got.Short("fr"))
			}
		}
	})
}

// Every named point is read by its code, exactly, and by what Where writes at it.
func TestReadNamedPoints(t *testing.T) {
	for _, f := range bothFigures {
		b := atlas.Get().Body(f)
		for _, n := range b.Named() {
			for _, text := range []string{string(n.Code) + " " + n.Side.Text("fr"), b.Where(n.Place).Text("en"), b.Where(n.Place).Text("fr")} {
				r, err := b.Read(text, atlas.Midline)
				if err != nil || r != (atlas.Reading{Place: n.Place, Side: n.Side, Code: n.Code}) {
					t.Errorf("%s: %q is read as %q %q, %v", f, text, r.Code, r.Side, err)
				}
			}
		}
	}
}

// The other side is the mirror image, exactly.
func TestReadMirrors(t *testing.T) {
	a := atlas.Get()
	rapid.Check(t, func(t *rapid.T) {
		b := drawBody(t)
		text := rapid.SampledFrom([]string{"L4 2", "0.7 cun above BL23", "ST25 1 lateral", "3 cun below the patella", "PC6 .4 radial", "1 behind and 2 lateral to GV20"}).Draw(t, "text")
		left, err1 := b.Read(text, atlas.Left)
		right, err2 := b.Read(text, atlas.Right)
		if err1 != nil || err2 != nil || a.Mirror(left.Place) != right.Place {
			t.Fatalf("%s: %v %v", text, err1, err2)
		}
	})
}

// FuzzRead: whatever is typed, the answer is a place on the body or a sentence.
func FuzzRead(f *testing.F) {
	a := atlas.Get()
	for _, s := range []string{
		"2 cun lateral to the midline at L4", "L4 2 left", "0,5 cun au-dessus de BL23, droite", "BL23 +0.5 lateral", "umbilicus 2 below 1 left",
		"lower back, left; level of L2, 1.7 cun lateral to the midline; 0.4 cun above and 0.2 lateral to BL23", "4e EIC 4 g", "½ cun above EX-HN3", "L4-L5,,;;--+", "navel navel",
		"palm side of the forearm; 3 cun above the wrist crease", "- . , 1e9 L", "B.5 lateral", "1..2lateral to B2h", "\x8fB0A", "à l’épaule", "\xff\xfe", "left 1 cm mm cun c 2 3",
	} {
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, text string, female bool) {
		defer frugal.Check(t)()
		b := a.Body(atlas.Male)
		if female {
			b = a.Body(atlas.Female)
		}
		r, err := b.Read(text, atlas.Left)
		var problem *atlas.ReadingError
		garbled := func(said string) bool { return strings.Contains(said, "%!") && !strings.Contains(text, "%") }
		switch {
		case err == nil:
			if bad := a.Valid(r.Place); bad != nil {
				t.Fatal(bad)
			}
			if _, err := b.Reread(text, r.Place); err != nil && !errors.As(err, &problem) {
				t.Fatal(err)
			}
		case !errors.As(err, &problem), garbled(problem.Error()), garbled(problem.Say("fr")):
			t.Fatalf("%q says %v", text, err)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	body := atlas.Get().Body(atlas.Male)
	for _, text := range []string{
		"L4 2 left", "BL23 +0.5 lateral right", "3 cun below the patella, left", "1 behind and 2 lateral to GV20, left", "palm side of the forearm, left; 3 cun above the wrist crease",
		"lower back, left; level of L2, 1.7 cun lateral to the midline; 0.4 cun above and 0.2 lateral to BL23", "zu san",
	} {
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				_, _ = body.Read(text, atlas.Left)
			}
		})
	}
}
