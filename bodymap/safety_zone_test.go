package bodymap_test

import (
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// near is an Ashi place: as far from a point over the skin, in cm up and outward on the left of the body.
func near(b *atlas.Body, code atlas.Code, up, out float64) atlas.Place {
	p, ok := b.PlaceOf(code, atlas.Left)
	if !ok {
		p, _ = b.PlaceOf(code, atlas.Midline)
	}
	return b.Walk(b.Walk(p, atlas.Vec{0, 1, 0}, up), atlas.Vec{1, 0, 0}, out)
}

// ashi is a session with one nameless site, planned 6 mm deep.
func ashi(f atlas.Figure, p atlas.Place) (bodymap.Session, []bodymap.Site) {
	y := bodymap.Syringe{NeedleLengthMM: 6, AngleDeg: 90, DepthMM: 6}
	return bodymap.Session{Figure: f}, []bodymap.Site{{Place: p, Side: atlas.Left, Syringe: y}}
}

// The areas in which a needle can cause a pneumothorax: back from T10 up, side from rib 9 up, front from rib 7 up, hollow
// above the collarbone and upper border of the notch of the breastbone, top of the shoulder (Abel, table 16-3). BL19 lies
// at the lower border of T10, BL20 at that of T11; LR14 in the sixth space, GB24 in the seventh, SP21 in the sixth at
// the side, LR13 at the tip of the eleventh rib, GB26 below it.
func TestAshiSitesOverTheLungAreFoundByPlace(t *testing.T) {
	for _, c := range []struct {
		code    atlas.Code
		up, out float64
		want    bool
	}{
		{"BL19", .3, .5, true},
		{"BL13", 0, .5, true},
		{"BL43", .5, .5, true},
		{"BL46", -.5, 0, true},
		{"SI11", 0, .4, true},
		{"BL20", -.4, .4, false},
		{"BL21", 0, .5, false},
		{"BL23", 0, .5, false},
		{"BL50", 0, .5, false},
		{"SP21", .5, 0, true},
		{"SP21", -1, 0, true},
		{"GB22", 0, 0, true},
		{"GB26", 0, 0, false},
		{"SP15", 0, 1, false},
		{"LR14", .3, .3, true},
		{"GB24", .4, 0, true},
		{"ST15", 0, .5, true},
		{"KI25", 0, .3, true},
		{"LU1", -.3, 0, true},
		{"ST18", 0, .5, true},
		{"ST21", 0, .5, false},
		{"ST25", 0, .5, false},
		{"CV12", 0, 1, false},
		{"ST12", 0, .4, true},
		{"CV22", 0, 0, true},
		{"GB21", 0, .8, true},
		{"TE15", 0, .5, true},
		{"LI16", 0, .3, true},
		{"GV9", 0, 0, false},
		{"CV17", 0, 0, false}, // spine and breastbone
		{"LI15", 0, 0, false},
		{"ST36", 0, 0, false},
		{"GB20", 0, .3, false},
		{"LI11", 0, 0, false},
		{"BL25", 0, .4, false},
	} {
		for _, f := range []atlas.Figure{atlas.Male, atlas.Female} {
			b := atlas.Get().Body(f)
			place := near(b, c.code, c.up, c.out)
			for side, at := range map[string]atlas.Place{"left": place, "right": atlas.Get().Mirror(place)} {
				s, sites := ashi(f, at)
				if got := severityOf(warned(woman, s, sites), atlas.CautionPneumothorax) == bodymap.Caution; got != c.want {
					r, _ := b.RegionOf(at)
					t.Errorf("%s, %s, %v up and %v out of %s (%s): %v", f, side, c.up, c.out, c.code, r.Everyday.EN, got)
				}
			}
		}
	}
}

// The points that the table has over the lung lie where the zones say so, but for seven, where the table
// follows its sources: BL20, BL21, BL49 and BL50 below T10, CV14 and CV15 below the breastbone, ST11 above the hollow.
func TestZonesAndTableAgree(t *testing.T) {
	below := map[atlas.Code]bool{"BL20": true, "BL21": true, "BL49": true, "BL50": true, "CV14": true, "CV15": true, "ST11": true}
	for _, f := range []atlas.Figure{atlas.Male, atlas.Female} {
		for _, p := range atlas.Get().Body(f).Named() {
			said := false
			for _, k := range atlas.Get().Cautions(p.Code) {
				said = said || k.Kind == atlas.CautionPneumothorax
			}
			s, sites := ashi(f, p.Place)
			if got := severityOf(warned(woman, s, sites), atlas.CautionPneumothorax) > 0; said && !got && !below[p.Code] {
				t.Errorf("%s %s on the %s figure lies in no zone", p.Code, p.Side, f)
			}
		}
	}
}

// Pregnancy (WHO 1999, 2.1): lower back and sacrum, lower and upper abdomen; the nipple and the navel are not needled;
// the vertex not while the fontanelle is open.
func TestAshiSitesHaveTheOtherCautionsOfTheirPlace(t *testing.T) {
	infant := bodymap.Patient{Sex: bodymap.Female, Born: "2026-01-14"}
	for _, c := range []struct {
		p    bodymap.Patient
		code atlas.Code
		kind atlas.CautionKind
		want bodymap.Severity
	}{
		{expected, "BL23", atlas.CautionPregnancy, bodymap.Caution},
		{expected, "BL32", atlas.CautionPregnancy, bodymap.Caution},
		{expected, "CV12", atlas.CautionPregnancy, bodymap.Caution},
		{expected, "CV4", atlas.CautionPregnancy, bodymap.Caution},
		{expected, "BL13", atlas.CautionPregnancy, 0},
		{expected, "ST36", atlas.CautionPregnancy, 0},
		{woman, "CV4", atlas.CautionPregnancy, 0},
		{man, "ST17", atlas.CautionNoNeedle, bodymap.Caution},
		{man, "CV8", atlas.CautionNoNeedle, bodymap.Caution},
		{man, "CV9", atlas.CautionNoNeedle, 0},
		{infant, "GV20", atlas.CautionFontanelle, bodymap.Caution},
		{man, "GV20", atlas.CautionFontanelle, 0},
	} {
		for _, f := range []atlas.Figure{atlas.Male, atlas.Female} {
			s, sites := ashi(f, near(atlas.Get().Body(f), c.code, 0, 0))
			if got := severityOf(warned(c.p, s, sites), c.kind); got != c.want {
				t.Errorf("at %s on the %s figure: %s %d, want %d", c.code, f, c.kind, got, c.want)
			}
		}
	}
}

// A line or an area is warned of for any of its punctures that is not left out.
func TestASpreadIsWarnedOfForEachPuncture(t *testing.T) {
	b := body()
	at := func(code atlas.Code) atlas.Place { return near(b, code, 0, 0) }
	spread := bodymap.Spread{Extent: bodymap.Line, Outline: []atlas.Place{at("BL25"), at("BL13")}, Spots: []atlas.Place{at("BL25"), at("BL23"), at("BL13")}}
	s, sites := ashi(atlas.Female, at("BL23"))
	sites[0].Spread = &spread
	if got := severityOf(warned(woman, s, sites), atlas.CautionPneumothorax); got != bodymap.Caution {
		t.Errorf("a line whose upper end lies over the lung: %d", got)
	}
	without := spread
	without.LeftOut = []int{2}
	sites[0].Spread = &without
	if got := severityOf(warned(woman, s, sites), atlas.CautionPneumothorax); got != 0 {
		t.Errorf("without that puncture: %d", got)
	}
}
