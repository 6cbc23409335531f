package bodymap_test

import (
	"strings"
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// Laurent 2007 (342 adults, ultrasound): 2.54 mm above the shoulder blade, 2.02 over the deltoid, 1.91 at the waist, 1.55
// at the thigh. Sim 2014 (156 Korean adults with diabetes): abdomen 2.29 ± 0.37. Sandby-Møller 2003: epidermis of the
// buttock 0.0964. Meng 2022: forehead 1.39 in men, 1.06 in women, sums of the means of the layers.
func TestADepthIsToldWithItsLayer(t *testing.T) {
	child := bodymap.Patient{Sex: bodymap.Female, Born: "2022-01-14"}
	for _, c := range []struct {
		p      bodymap.Patient
		region string
		deep   float64
		lang   string
		series int
		says   string
	}{
		{woman, "x2", 2, "en", 2, "2 mm: in the dermis, which ends at 2.54 mm (above the shoulder blade; 342 adults, ultrasound; Laurent 2007)."},
		{woman, "x2", 4, "en", 2, "4 mm: under the dermis, which ends at 2.54 mm"},
		{woman, "x2", 2, "fr", 2, "2 mm : dans le derme, qui finit à 2,54 mm (au-dessus de l’omoplate ; 342 adultes, échographie ; Laurent 2007)."},
		{woman, "259", 2, "en", 3, "2 mm: under the dermis, which ends at 1.91 mm (waist; 342 adults, ultrasound; Laurent 2007)."},
		{woman, "260", 2, "en", 2, "in the dermis, which ends at 2.29 ± 0.37 mm"},
		{woman, "260", 2, "en", 2, "ends at 2.2 mm, 95 % confidence of the mean 2.1 to 2.2 (abdomen;"},
		{woman, "313", .05, "en", 3, "in the epidermis, which ends at 0.0964 mm"},
		{woman, "x25", 2, "en", 3, "ends at 2.12 mm, found 1.16 to 3.19 (deltoid;"},
		{man, "101", 1.2, "en", 3, "in the dermis, which ends at 1.39 mm"},
		{woman, "101", 1.2, "en", 3, "under the dermis, which ends at 1.06 mm"},
		{child, "x2", 2, "en", 2, "1.29 mm"},
		{child, "x6", 2, "en", 1, "unknown here"},
		{woman, "328", 2, "en", 1, "2 mm: the thickness of the skin is unknown here."}, // calf
		{woman, "269", 2, "en", 1, "unknown here"},                                     // lower back
		{woman, "337", 2, "en", 1, "unknown here"},                                     // sole
	} {
		got := bodymap.LayersAt(c.p, now, c.region, c.deep, c.lang)
		if len(got) != c.series || !strings.Contains(strings.Join(got, "|"), c.says) {
			t.Errorf("%v mm in %s: %q, want %d with %q", c.deep, c.region, got, c.series, c.says)
		}
	}
}

// Series are never mixed, and each says where, in whom and by whom.
func TestEverySeriesOfSkinIsWhole(t *testing.T) {
	n := 0
	for _, r := range atlas.Get().Regions() {
		for _, s := range atlas.Get().SkinThickness(r.ID) {
			n++
			if s.Source == "" || s.Where.EN == "" || s.People.EN == "" || s.MeanMM > 4 || s.FromYears > s.ToYears || !s.Male && !s.Female {
				t.Errorf("%s: %+v", r.Everyday.EN, s)
			}
			if s.Spread != atlas.NoSpread && (s.LowMM > s.MeanMM || s.HighMM < s.MeanMM) {
				t.Errorf("%s: the mean lies out of its range: %+v", r.Everyday.EN, s)
			}
		}
	}
	if n < 61 {
		t.Errorf("%d series", n)
	}
}
