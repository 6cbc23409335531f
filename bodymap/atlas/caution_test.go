package atlas_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"ashi/bodymap/atlas"
)

// loose is what careful typography avoids: straight apostrophes, spaces in twos or before a full stop.
var loose = regexp.MustCompile(`'|  | \.|\.\.|;\S|[^ ][:;!?] ?$`)

func TestCautionsAreWholeAndSourced(t *testing.T) {
	n := 0
	for _, p := range atlas.Get().Points() {
		kinds := map[atlas.CautionKind]bool{}
		for _, c := range atlas.Get().Cautions(p.Code) {
			n++
			if kinds[c.Kind] || c.Kind.Text("en") == "" || c.Kind.Text("fr") == "" {
				t.Errorf("%s: %s stands twice, or has no name", p.Code, c.Kind)
			}
			kinds[c.Kind] = true
			if c.Source == "" || c.Grade != "primary" && c.Grade != "secondary" || c.CustomaryCun == 0 && c.CustomaryAngle != "" {
				t.Errorf("%s %s: source %q, grade %q, %v cun %s", p.Code, c.Kind, c.Source, c.Grade, c.CustomaryCun, c.CustomaryAngle)
			}
			checkCautionText(t, p.Code, c)
		}
	}
	if n != 237 {
		t.Errorf("%d cautions", n)
	}
}

var sentence = regexp.MustCompile(`\.( |$)`)

// checkCautionText asserts that both languages say as many sentences, in good order.
func checkCautionText(t *testing.T, code atlas.Code, c atlas.Caution) {
	t.Helper()
	for _, text := range []string{c.Text.EN, c.Text.FR} {
		if !strings.HasSuffix(text, ".") || loose.MatchString(text) {
			t.Errorf("%s %s: %q", code, c.Kind, text)
		}
	}
	if c.Text.EN == c.Text.FR || len(sentence.FindAllString(c.Text.EN, -1)) != len(sentence.FindAllString(c.Text.FR, -1)) {
		t.Errorf("%s %s: the languages differ: %q, %q", code, c.Kind, c.Text.EN, c.Text.FR)
	}
}

func TestCautionsSayWhatIsKnown(t *testing.T) {
	for _, c := range []struct {
		code       atlas.Code
		kind       atlas.CautionKind
		says, dit  string
		source     string
		mayNotSay  string
		depthToCun float64
	}{
		{"GB21", atlas.CautionPneumothorax, "14.6 mm in women", "14,6 mm chez la femme", "Chen 2018", "", .5},
		{"GB21", atlas.CautionPregnancy, "raditionally", "raditionnellement", "Carr 2015", "forbidden", .5},
		{"LU9", atlas.CautionVessel, "radial artery", "artère radiale", "WHO 2008", "", .3},
		{"ST9", atlas.CautionVessel, "carotid", "carotide", "WHO 2008", "", .5},
		{"BL13", atlas.CautionPneumothorax, "pleura", "plèvre", "WHO 1999, 5.2", "", .7},
		{"BL23", atlas.CautionOrgan, "kidney", "rein", "Iáomai", "", 1.2},
		{"BL1", atlas.CautionEye, "eyeball", "globe oculaire", "WHO 2008", "", .7},
		{"SI8", atlas.CautionNerve, "ulnar nerve", "nerf ulnaire", "WHO 2008", "", .5},
		{"GV22", atlas.CautionFontanelle, "fontanelle", "fontanelle", "Chinese Acupuncture", "", .5},
		{"ST17", atlas.CautionNoNeedle, "nipple", "mamelon", "Botton", "", 0},
		{"CV22", atlas.CautionOrgan, "windpipe", "trachée", "CV22", "", 1},
		{"SP6", atlas.CautionPregnancy, "no objective evidence", "aucune preuve objective", "Carr 2015", "", 1},
	} {
		list := atlas.Get().Cautions(c.code)
		i := slices.IndexFunc(list, func(x atlas.Caution) bool { return x.Kind == c.kind })
		if i < 0 {
			t.Errorf("%s has no caution %s", c.code, c.kind)
			continue
		}
		x := list[i]
		if !strings.Contains(x.Text.EN, c.says) || !strings.Contains(x.Text.FR, c.dit) || !strings.Contains(x.Source, c.source) {
			t.Errorf("%s %s: %+v", c.code, c.kind, x)
		}
		if c.mayNotSay != "" && strings.Contains(x.Text.EN, c.mayNotSay) || x.CustomaryCun != c.depthToCun {
			t.Errorf("%s %s: %+v", c.code, c.kind, x)
		}
	}
	for _, free := range []atlas.Code{"ST36", "LI11", "EX-HN3", "no such point"} {
		if list := atlas.Get().Cautions(free); len(list) != 0 {
			t.Errorf("%s: %v", free, list)
		}
	}
}

// Over the lungs, and at no point of the limbs, the lung is to be minded.
func TestLungCautionsLieOverTheLungs(t *testing.T) {
	b := atlas.Get().Body(atlas.Female)
	for _, p := range atlas.Get().Points() {
		for _, c := range atlas.Get().Cautions(p.Code) {
			at, ok := b.PlaceOf(p.Code, atlas.Left)
			if !ok {
				at, ok = b.PlaceOf(p.Code, atlas.Midline)
			}
			r, _ := b.RegionOf(at)
			if c.Kind == atlas.CautionPneumothorax && ok && !slices.Contains([]string{"chest", "back", "neck", "shoulder", "abdomen"}, r.BodyPart) {
				t.Errorf("%s in %s", p.Code, r.Name.EN)
			}
		}
	}
}
