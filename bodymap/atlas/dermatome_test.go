package atlas_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"ashi/bodymap/atlas"
)

const keyLevels = "C2 C3 C4 C5 C6 C7 C8 T1 T2 T3 T4 T5 T6 T7 T8 T9 T10 T11 T12 L1 L2 L3 L4 L5 S1 S2 S3 S4/5"

// keyed are the key points of the left side.
func keyed(b *atlas.Body) map[string]atlas.Vec {
	at := map[string]atlas.Vec{}
	for _, d := range b.Dermatomes() {
		if d.Side == atlas.Left {
			at[d.Level] = b.At(d.Place, atlas.Anatomical)
		}
	}
	return at
}

func TestKeyPointsAreAllThereOnBothSides(t *testing.T) {
	levels := strings.Fields(keyLevels)
	for _, figure := range figures {
		b := atlas.Get().Body(figure)
		list := b.Dermatomes()
		if len(list) != 2*len(levels) {
			t.Fatalf("%s: %d key points", figure, len(list))
		}
		for i, level := range levels {
			l, r := list[2*i], list[2*i+1]
			if l.Level != level || r.Level != level || l.Side != atlas.Left || r.Side != atlas.Right || b.At(l.Place, atlas.Anatomical)[0] <= 0 {
				t.Errorf("%s: %s %s and %s %s, want %s", figure, l.Level, l.Side, r.Level, r.Side, level)
			}
			if atlas.Get().Mirror(l.Place) != r.Place || l.Text != r.Text {
				t.Errorf("%s: %s differs from left to right", figure, level)
			}
		}
	}
}

func TestKeyPointsSayWhatTheyAre(t *testing.T) {
	for _, d := range atlas.Get().Body(atlas.Male).Dermatomes() {
		if d.Text.EN == "" || d.Text.FR == "" || d.Text.EN == d.Text.FR || strings.Contains(d.Text.FR, "'") || d.Source == "" {
			t.Errorf("%+v", d)
		}
	}
	if en, fr := atlas.DermatomeNote("en"), atlas.DermatomeNote("fr"); !strings.Contains(en, "no borders") || !strings.Contains(fr, "aucune limite") {
		t.Errorf("the legend says %q, %q", en, fr)
	}
}

// keyRegions are the regions in which the key points lie.
var keyRegions = map[string]string{
	"C2": "Occipital region", "C3": "Greater supraclavicular fossa", "C4": "Apex of shoulder", "C5": "Anterior region of elbow",
	"C6": "Thumb", "C7": "Middle finger", "C8": "Little finger", "T2": "Axillary fossa", "T4": "Nipple,Areola,Mammary region", "T6": "Mammary region,Inframammary region",
	"L1": "Femoral triangle", "L2": "Anterior region of thigh", "L3": "Medial surface of knee", "L4": "Medial surface of ankle", "L5": "Dorsum of foot",
	"S1": "Heel region", "S2": "Posterior region of knee", "S4/5": "Anal region",
}

func TestKeyPointsLieInTheirRegions(t *testing.T) {
	for _, figure := range figures {
		b := atlas.Get().Body(figure)
		for _, d := range b.Dermatomes() {
			r, _ := b.RegionOf(d.Place)
			if want := keyRegions[d.Level]; want != "" && !strings.Contains(want, r.Name.EN) {
				t.Errorf("%s: %s lies in %s, want %s", figure, d.Level, r.Name.EN, want)
			}
		}
	}
}

func TestKeyPointsLieWhereTheStandardSays(t *testing.T) {
	for _, figure := range figures {
		b := atlas.Get().Body(figure)
		at := keyed(b)
		mark := func(name string) atlas.Vec { p, _ := place(b, name); return p }
		within := func(what string, got, want, cm float64) {
			if math.Abs(got-want) > cm {
				t.Errorf("%s: %s is off by %.1f cm", figure, what, got-want)
			}
		}
		for level := 3; level <= 11; level++ {
			name := "T" + strconv.Itoa(level)
			within(name+" from the mid-collarbone line", at[name][0], mark("clavicle_mid")[0], .3)
		}
		within("T6 from the end of the breastbone", at["T6"][1], mark("xiphisternal_junction")[1], .3)
		within("T5 from half way", at["T5"][1], (at["T4"][1]+at["T6"][1])/2, .8)
		within("T8 from half way", at["T8"][1], (at["T6"][1]+at["T10"][1])/2, .3)
		within("T10 from the navel", at["T10"][1], mark("umbilicus")[1], .3)
		within("T11 from half way", at["T11"][1], (at["T10"][1]+at["T12"][1])/2, 1.2)
		within("T12 from the middle of the groin", at["T12"][1], (mark("ASIS")[1]+mark("pubic_symphysis_sup")[1])/2, .5)
		within("L4 from the inner ankle bone", at["L4"].Sub(mark("medial_malleolus")).Len(), 0, .3)
		within("S2 from the crease of the knee", at["S2"][1], mark("popliteal_crease")[1], .5)
		within("C4 from LI16", at["C4"].Sub(mark("LI16")).Len(), 0, 3)
		within("S1 from the heel", at["S1"].Sub(mark("heel_posterior")).Len(), 2.5, 2)
		within("C2 from the midline", at["C2"][0], 1.5, .3)
		within("S4/5 from the midline", at["S4/5"][0], .8, .2)
		if figure == atlas.Male {
			within("T4 from the nipple", at["T4"].Sub(mark("nipple")).Len(), 0, .5)
		}
		checkKeyOrder(t, b, at)
	}
}

// checkKeyOrder asserts that each key point lies beyond the one before, and faces as it should.
func checkKeyOrder(t *testing.T, b *atlas.Body, at map[string]atlas.Vec) {
	t.Helper()
	for _, row := range []string{"C2 C3 T3 T4 T5 T6 T7 T8 T9 T10 T11 T12 L1 L2 L3 L4 L5", "C4 T2 C5 C6", "S3 S2 S1"} {
		names := strings.Fields(row)
		for i, name := range names[1:] {
			if at[name][1] >= at[names[i]][1] {
				t.Errorf("%s: %s does not lie below %s", b.Figure(), name, names[i])
			}
		}
	}
	if !(at["C6"][0] > at["C7"][0] && at["C7"][0] > at["C8"][0] && at["C5"][0] > at["T1"][0]) {
		t.Errorf("%s: the points of arm and hand are not in order from the thumb: %v", b.Figure(), at)
	}
	crease, _ := place(b, "cubital_crease")
	if at["C5"][1] < crease[1] || at["T1"][1] < crease[1]-.5 {
		t.Errorf("%s: C5 or T1 lies below the elbow", b.Figure())
	}
	faces := map[string]atlas.Vec{
		"C2": {0, 0, -1}, "C6": {0, 0, -1}, "C7": {0, 0, -1}, "C8": {0, 0, -1}, "T3": {0, 0, 1}, "T10": {0, 0, 1}, "L2": {0, 0, 1},
		"L3": {-1, 0, 0}, "L4": {-1, 0, 0}, "L5": {0, 1, 0}, "S1": {1, 0, 0}, "S2": {0, 0, -1}, "S3": {0, 0, -1}, "C4": {0, 1, 0},
	}
	for _, d := range b.Dermatomes() {
		if way, ok := faces[d.Level]; ok && d.Side == atlas.Left && b.Normal(d.Place, atlas.Anatomical).Dot(way) < .3 {
			t.Errorf("%s: %s faces %v", b.Figure(), d.Level, b.Normal(d.Place, atlas.Anatomical))
		}
	}
}
