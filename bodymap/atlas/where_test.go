package atlas_test

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ashi/bodymap/atlas"
)

// A named point is found to be itself, in its own region, in both languages.
func TestWhereOfNamedPoints(t *testing.T) {
	a := atlas.Get()
	for _, f := range figures {
		b := a.Body(f)
		for _, n := range b.Named() {
			w := b.Where(n.Place)
			r, s := b.RegionOf(n.Place)
			if w.Point != n.Code || !w.At || w.Region != r || w.Side != s {
				t.Errorf("%s: %s is read as %s", f, n.Code, w.Text("en"))
			}
			if en, fr := w.Text("en"), w.Text("fr"); !strings.HasSuffix(en, "; at "+string(n.Code)) || !strings.HasSuffix(fr, " ; au point "+string(n.Code)) {
				t.Errorf("%s: %s | %s", n.Code, en, fr)
			}
		}
	}
}

// The place of the example reads like it.
func TestWhereReadsAsOneSaysIt(t *testing.T) {
	b := atlas.Get().Body(atlas.Male)
	p, ok := b.OnBack(14.5-.4*b.CunCM(atlas.BackAcross)/(b.SpineHeight(13.5)-b.SpineHeight(14.5)), 1.7)
	if !ok {
		t.Fatal("no such place on the back")
	}
	w := b.Where(p)
	if got, want := w.Text("en"), "lower back, left; level of L2, 1.7 cun lateral to the midline; 0.4 cun above and 0.2 lateral to BL23"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got, want := w.Text("fr"), "bas du dos, gauche ; niveau L2, à 1,7 cun de la ligne médiane ; à 0,4 cun au-dessus et 0,2 en dehors de BL23"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got, want := w.Text("de"), w.Text("en"); got != want {
		t.Errorf("an unknown language reads %s", got)
	}
}

// Measures read back what places are built from, on each part.
func TestWhereMeasures(t *testing.T) {
	for _, f := range figures {
		b := atlas.Get().Body(f)
		place := func(p atlas.Place, ok bool) atlas.Place {
			if !ok {
				t.Fatal("a place misses the body")
			}
			return p
		}
		for want, p := range map[string]atlas.Place{
			"front of the upper arm; 3.0 cun below the front armpit fold":                               place(b.OnLimb(atlas.UpperArm, 3, 20)),
			"palm side of the forearm; 3.0 cun above the wrist crease":                                  place(b.OnLimb(atlas.Forearm, 9, 0)),
			"back of the forearm; 4.0 cun below the elbow crease":                                       place(b.OnLimb(atlas.Forearm, 4, 180)),
			"front of the thigh; 6.0 cun above the kneecap":                                             place(b.OnLimb(atlas.ThighFront, 12, 5)),
			"shin; 5.0 cun below the knee crease":                                                       place(b.OnLimb(atlas.LegOuter, 5, 20)),
			"inner side of the lower leg; 3.0 cun above the inner ankle bone":                           place(b.OnLimb(atlas.LegInner, 12, 270)),
			"around the navel; 1.0 cun above the navel, 1.0 cun lateral to the midline":                 place(b.OnFront(6, 1)),
			"upper side of the head; 4.0 cun behind the front hairline, 1.0 cun lateral to the midline": place(b.OnScalp(7, 1)),
			"breastbone; intercostal space 3, on the midline":                                           place(b.OnFront(13+3.2*1, 0)),
		} {
			if got := b.Where(p).Short("en"); got != want {
				t.Errorf("%s: got %s\n want %s", f, got, want)
			}
		}
	}
}

// A short way from a named point along the skin is told as that way: about its
// length, and from a point that is really the nearest that may be named.
func TestWhereReadsBackOffsets(t *testing.T) {
	a := atlas.Get()
	rapid.Check(t, func(t *rapid.T) {
		b := a.Body(rapid.SampledFrom(figures).Draw(t, "figure"))
		c := rapid.SampledFrom([]atlas.Code{"BL23", "BL18", "BL20", "ST36", "ST25", "GV9", "PC6", "TE5", "GB31", "ST32", "BL57", "SP6"}).Draw(t, "point")
		from, ok := b.PlaceOf(c, atlas.Left)
		if !ok {
			from, _ = b.PlaceOf(c, atlas.Midline)
		}
		turn := rapid.Float64Range(0, 2*math.Pi).Draw(t, "direction")
		n := b.Normal(from, atlas.Anatomical)
		up := atlas.Vec{0, 1, 0}.Sub(n.Mul(n[1])).Unit()
		const far = .7 // cm: nearer to the point than to any other
		target := b.At(from, atlas.Anatomical).Add(up.Mul(far * math.Sin(turn))).Add(up.Cross(n).Mul(far * math.Cos(turn)))
		p := b.Nearest(target, atlas.Parts(b.Part(from)))
		w := b.Where(p)
		if w.At || w.Point != c || len(w.Offsets) == 0 {
			t.Fatalf("%.1f cm from %s reads %s", far, c, w.Text("en"))
		}
		cm := 0.
		for _, o := range w.Offsets {
			cm += o.Cun * o.Cun
		}
		if cun := math.Sqrt(cm); cun < far/3.1-.1 || cun > far/1.7+.15 { // a cun is 1.8 to 3.1 cm
			t.Fatalf("%.1f cm from %s reads %s", far, c, w.Text("en"))
		}
	})
}

// The mirror image is described in the same words, but for the side.
func TestWhereMirrors(t *testing.T) {
	a := atlas.Get()
	other := map[atlas.Side]atlas.Side{atlas.Left: atlas.Right, atlas.Right: atlas.Left}
	rapid.Check(t, func(t *rapid.T) {
		b := a.Body(rapid.SampledFrom(figures).Draw(t, "figure"))
		m := b.Mesh(atlas.Anatomical)
		i := rapid.Int32Range(0, int32(len(m.Tri)-1)).Draw(t, "triangle")
		p := m.Place(i, rapid.Float64Range(0, .5).Draw(t, "u"), rapid.Float64Range(0, .5).Draw(t, "v"))
		w, q := b.Where(p), b.Where(a.Mirror(p))
		if q.Side != other[w.Side] {
			t.Fatalf("%s | %s", w.Text("en"), q.Text("en"))
		}
		q.Side = w.Side
		if w.Text("en") != q.Text("en") {
			t.Fatalf("%s | %s", w.Text("en"), q.Text("en"))
		}
	})
}

// No place names a point of another body part, nor of the other side.
func TestWhereStaysOnTheBodyPart(t *testing.T) {
	a := atlas.Get()
	joined := map[string]string{
		"chest": "abdomen", "abdomen": "chest", "arm": "elbow", "forearm": "elbow wrist", "hand": "wrist",
		"thigh": "knee", "leg": "knee ankle", "foot": "ankle",
	}
	for _, f := range figures {
		b := a.Body(f)
		m := b.Mesh(atlas.Anatomical)
		for i := int32(3); i < int32(len(m.Tri)); i += 4 * 7 {
			w := b.Where(m.Place(i, .3, .3))
			if w.Point == "" {
				t.Fatalf("%s names no point", w.Text("en"))
			}
			p, ok := b.PlaceOf(w.Point, w.Side)
			if !ok {
				p, ok = b.PlaceOf(w.Point, atlas.Midline)
			}
			r, _ := b.RegionOf(p)
			if !ok || r.BodyPart != w.Region.BodyPart && !strings.Contains(joined[w.Region.BodyPart], r.BodyPart) {
				t.Errorf("%s: %s names a point of the %s", f, w.Text("en"), r.Name.EN)
			}
		}
	}
}

// A place that is not on the body still gets an answer, not a crash.
func TestWhereOfNoPlace(t *testing.T) {
	for _, p := range []atlas.Place{{}, {V: [3]uint16{65535, 65535, 65535}, W: [3]float64{1, 0, 0}}} {
		if w := atlas.Get().Body(atlas.Male).Where(p); w.Region.ID == "" || w.Text("fr") == "" {
			t.Errorf("%v reads %q", p, w.Text("fr"))
		}
	}
}
