package atlas_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ashi/bodymap/atlas"
)

// A reading with one number changed moves the place by that change, whichever
// number it is.
func TestRereadMovesByTheChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBody(t)
		was, ok := b.OnBack(rapid.Float64Range(6, 16).Draw(t, "level"), rapid.Float64Range(1, 2.5).Draw(t, "lateral"))
		if !ok {
			t.Fatal("no such place")
		}
		w := b.Where(was)
		if w.At || len(w.Offsets) < 2 {
			return
		}
		lang := rapid.SampledFrom([]string{"en", "fr"}).Draw(t, "language")
		by := float64(rapid.IntRange(3, 8).Draw(t, "tenths")) / 10
		text := w.Text(lang)
		number := func(x float64) string {
			s := fmt.Sprintf("%.1f", x)
			if lang == "fr" {
				s = strings.Replace(s, ".", ",", 1)
			}
			return s + " "
		}
		old := w.Measures[1].Cun
		edited := strings.Replace(text, number(old), number(old+by), 1)
		if rapid.Bool().Draw(t, "the way") {
			o := w.Offsets[1]
			sign := 1.
			if o.Direction != dirLateral(b) {
				sign = -1
			}
			edited = text[:strings.LastIndex(text, ";")] + strings.Replace(text[strings.LastIndex(text, ";"):], number(o.Cun), number(o.Cun+sign*by), 1)
			if o.Cun+sign*by < 0 || o.Cun == w.Offsets[0].Cun {
				return
			}
		}
		r, err := b.Reread(edited, was)
		if err != nil {
			t.Fatalf("%s\n%s: %v", text, edited, err)
		}
		p, q := b.At(was, atlas.Anatomical), b.At(r.Place, atlas.Anatomical)
		cun := b.CunCM(atlas.BackAcross)
		if out, up := (q[0]-p[0])/cun, (q[1]-p[1])/cun; math.Abs(out-by) > .12 || math.Abs(up) > .12 {
			t.Fatalf("%s\n%s: went %.2f out and %.2f up", text, edited, out, up)
		}
	})
}

func dirLateral(b *atlas.Body) atlas.Direction {
	p, _ := b.OnBack(14.5, 2)
	return b.Where(p).Offsets[0].Direction
}

func TestReread(t *testing.T) {
	b := atlas.Get().Body(atlas.Male)
	was, _ := b.OnBack(14.31, 1.72)
	const is = "lower back, left; level of L2, 1.7 cun lateral to the midline; 0.3 cun above and 0.2 lateral to BL23"
	if got := b.Where(was).Text("en"); got != is {
		t.Fatalf("the place reads %s", got)
	}
	for text, want := range map[string]string{
		is:                                      is,
		strings.Replace(is, "L2", "L3", 1):      "lower back, left; level of L3, 1.7 cun lateral to the midline; 0.3 cun above and 0.2 lateral to BL24",
		strings.Replace(is, "1.7", "2.2", 1):    "lower back, left; level of L2, 2.2 cun lateral to the midline; 0.3 cun above and 0.7 lateral to BL23",
		strings.Replace(is, "0.2", "1.3", 1):    "lower back, left; level of L2, 2.8 cun lateral to the midline; 0.3 cun above and 0.2 medial to BL52",
		strings.Replace(is, "left", "right", 1): "lower back, right; level of L2, 1.7 cun lateral to the midline; 0.3 cun above and 0.2 lateral to BL23",
		strings.Split(is, "; 0.3")[0]:           is,
		"L4 2":                                  "lower back, left; level of L4, 2.0 cun lateral to the midline; 0.5 cun lateral to BL25",
		"0.5 above BL23":                        "lower back, left; level of L2, 1.5 cun lateral to the midline; 0.5 cun above BL23",
		"bas du dos ; niveau L3, à 1,7 cun de la ligne médiane": "lower back, left; level of L3, 1.7 cun lateral to the midline; 0.3 cun above and 0.2 lateral to BL24",
	} {
		r, err := b.Reread(text, was)
		if err != nil {
			t.Errorf("%s: %v", text, err)
		} else if got := b.Where(r.Place).Text("en"); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
	both := strings.Replace(strings.Replace(is, "1.7", "2.7", 1), "0.2", "0.4", 1)
	if _, err := b.Reread(both, was); err == nil {
		t.Error("two changes that do not fit are taken")
	}
}

// On a limb, a changed height keeps the side of the limb on which the place lies.
func TestRereadOnALimb(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBody(t)
		azimuth := rapid.Float64Range(0, 359).Draw(t, "azimuth")
		was, ok := b.OnLimb(atlas.Forearm, 8, azimuth)
		if !ok {
			t.Fatal("no such place")
		}
		text := b.Where(was).Text("fr")
		r, err := b.Reread(strings.Replace(text, "à 4,0 cun au-dessus du pli", "à 2,5 cun au-dessus du pli", 1), was)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		at := b.Limb(atlas.Forearm, b.At(r.Place, atlas.Anatomical))
		turned := math.Abs(math.Mod(at.Azimuth-azimuth+540, 360) - 180)
		if math.Abs(at.Cun-9.5) > .05 || turned > 25 {
			t.Fatalf("%s: %.2f cun, turned by %.0f degrees", text, at.Cun, turned)
		}
	})
}
