package bodymap_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// needled is a session with one site at a point.
func needled(f atlas.Figure, code atlas.Code, side atlas.Side, lengthMM, angleDeg, depthMM float64) (bodymap.Session, []bodymap.Site) {
	t := named(atlas.Get().Body(f), code, side)
	y := bodymap.Syringe{Technique: bodymap.Deep, NeedleGauge: 30, NeedleLengthMM: lengthMM, AngleDeg: angleDeg, DepthMM: depthMM, VolumeML: .1}
	site := bodymap.Site{ID: "a", Place: t.Place, Code: t.Code, Side: t.Side, Syringe: y, Punctures: 1, State: bodymap.SitePlanned}
	return bodymap.Session{Figure: f}, []bodymap.Site{site}
}

func warned(p bodymap.Patient, s bodymap.Session, sites []bodymap.Site) []bodymap.Warning {
	return bodymap.Warnings(p, s, sites, now, bodymap.DefaultSafety())
}

// severityOf is the severity of a kind among warnings; 0: none.
func severityOf(all []bodymap.Warning, kind atlas.CautionKind) bodymap.Severity {
	for _, w := range all {
		if w.Kind == kind {
			return w.Severity
		}
	}
	return 0
}

var (
	woman    = bodymap.Patient{Sex: bodymap.Female, Born: "1974-03-14"}
	man      = bodymap.Patient{Sex: bodymap.Male, Born: "1974-03-14"}
	expected = bodymap.Patient{Sex: bodymap.Female, Born: "1994-03-14", Flags: []bodymap.Flag{bodymap.Pregnant}}
)

// GB21 lies 14.6 mm over the pleura in women, 17.4 mm in men (Chen 2018, ultrasound). Safe is less than 75 % of a depth
// (Yang 2008), others say 70 % (Dong 2004, Li 2004): 10.95 and 10.22 mm in women, 13.05 and 12.18 mm in men. GV16 is
// called safe to 27.73 mm (Yang 2008). 0.3 cun at LU9 are the customary depth (Cheng 1999), 6.6 mm at 22 mm to the cun
// (PMC3804079). Elsewhere over the lung the app's own 4 mm count.
var pointsDepthsPatients = []struct {
	what                string
	p                   bodymap.Patient
	code                atlas.Code
	side                atlas.Side
	length, angle, deep float64
	kind                atlas.CautionKind
	want                bodymap.Severity
}{
	{"a needle of 4 mm straight in", woman, "GB21", atlas.Left, 4, 90, 4, atlas.CautionPneumothorax, 0},
	{"a papule by a needle of 4 mm", woman, "GB21", atlas.Left, 4, 30, 2, atlas.CautionPneumothorax, 0},
	{"13 mm straight in", woman, "GB21", atlas.Left, 13, 90, 13, atlas.CautionPneumothorax, bodymap.Danger},
	{"13 mm straight, planned for 2 mm", woman, "GB21", atlas.Left, 13, 90, 2, atlas.CautionPneumothorax, bodymap.Caution},
	{"13 mm at 30 degrees, planned for 2 mm", woman, "GB21", atlas.Left, 13, 30, 2, atlas.CautionPneumothorax, 0},
	{"just below 70 %", woman, "GB21", atlas.Left, 10.2, 90, 10.2, atlas.CautionPneumothorax, bodymap.Note},
	{"between 70 and 75 %", woman, "GB21", atlas.Right, 10.5, 90, 10.5, atlas.CautionPneumothorax, bodymap.Caution},
	{"just beyond 75 %", woman, "GB21", atlas.Left, 11, 90, 11, atlas.CautionPneumothorax, bodymap.Danger},
	{"the same in a man", man, "GB21", atlas.Left, 11, 90, 11, atlas.CautionPneumothorax, bodymap.Note},
	{"13 mm in a man", man, "GB21", atlas.Left, 13, 90, 13, atlas.CautionPneumothorax, bodymap.Caution},
	{"20 mm needle in a man, planned for 13", man, "GB21", atlas.Left, 20, 90, 13, atlas.CautionPneumothorax, bodymap.Caution},
	{"the sex is another: the least depth", bodymap.Patient{Sex: bodymap.Other, Born: "1974-03-14"}, "GB21", atlas.Left, 11, 90, 11, atlas.CautionPneumothorax, bodymap.Danger},
	{"a child: adults were measured", bodymap.Patient{Sex: bodymap.Female, Born: "2018-03-14"}, "GB21", atlas.Left, 6, 90, 6, atlas.CautionPneumothorax, bodymap.Caution},
	{"between the ribs, 4 mm", woman, "BL13", atlas.Left, 4, 90, 4, atlas.CautionPneumothorax, 0},
	{"between the ribs, 6 mm", woman, "BL13", atlas.Left, 6, 90, 6, atlas.CautionPneumothorax, bodymap.Caution},
	{"between the ribs, 2 mm by a needle of 13 mm", woman, "BL13", atlas.Left, 13, 30, 2, atlas.CautionPneumothorax, bodymap.Note},
	{"a point that no list of lung points has", woman, "SI11", atlas.Left, 13, 90, 6, atlas.CautionPneumothorax, bodymap.Caution},
	{"far from the lung", woman, "ST36", atlas.Left, 13, 90, 13, atlas.CautionPneumothorax, 0},
	{"the brain stem, 13 mm", woman, "GV16", atlas.Midline, 13, 90, 13, atlas.CautionNerve, bodymap.Note},
	{"the brain stem, a needle of 30 mm", woman, "GV16", atlas.Midline, 30, 90, 13, atlas.CautionNerve, bodymap.Caution},
	{"the spinal canal, 4 mm", woman, "GV9", atlas.Midline, 4, 90, 4, atlas.CautionNerve, 0},
	{"an artery, in the skin", woman, "LU9", atlas.Left, 4, 30, 2, atlas.CautionVessel, bodymap.Note},
	{"an artery, beyond the customary depth", woman, "LU9", atlas.Left, 13, 90, 7, atlas.CautionVessel, bodymap.Caution},
	{"the eye, in the skin", woman, "BL1", atlas.Left, 4, 30, 2, atlas.CautionEye, bodymap.Note},
	{"the kidney, 4 mm", woman, "BL23", atlas.Left, 4, 90, 4, atlas.CautionOrgan, 0},
	{"the kidney, 13 mm", woman, "BL23", atlas.Left, 13, 90, 13, atlas.CautionOrgan, bodymap.Note},
	{"the nipple", woman, "ST17", atlas.Left, 4, 30, 1, atlas.CautionNoNeedle, bodymap.Caution},
	{"a ban of classical texts", woman, "GV24", atlas.Midline, 4, 30, 1, atlas.CautionNoNeedle, bodymap.Note},
	{"pregnant", expected, "LI4", atlas.Left, 4, 30, 1, atlas.CautionPregnancy, bodymap.Caution},
	{"not pregnant", woman, "LI4", atlas.Left, 13, 90, 13, atlas.CautionPregnancy, 0},
	{"the fontanelle of an infant", bodymap.Patient{Sex: bodymap.Male, Born: "2026-01-14"}, "GV22", atlas.Midline, 4, 30, 1, atlas.CautionFontanelle, bodymap.Caution},
	{"the vertex of a grown-up", man, "GV22", atlas.Midline, 4, 30, 1, atlas.CautionFontanelle, 0},
}

func TestPointDepthAndPatientDecideTogether(t *testing.T) {
	for _, c := range pointsDepthsPatients {
		for _, f := range []atlas.Figure{atlas.Male, atlas.Female} {
			s, sites := needled(f, c.code, c.side, c.length, c.angle, c.deep)
			if got := severityOf(warned(c.p, s, sites), c.kind); got != c.want {
				t.Errorf("%s: %s, %s figure: %s %d, want %d", c.what, c.code, f, c.kind, got, c.want)
			}
		}
	}
}

func TestWhatIsNotNeedledIsNotWarnedOf(t *testing.T) {
	s, sites := needled(atlas.Female, "GB21", atlas.Left, 13, 90, 13)
	sites[0].State = bodymap.SiteSkipped
	if w := warned(woman, s, sites); len(w) > 0 {
		t.Errorf("a skipped site is warned of: %v", w)
	}
}

// Sources that differ are both said, numbers in the way of the language.
func TestAWarningSaysItsSources(t *testing.T) {
	s, sites := needled(atlas.Female, "GB21", atlas.Left, 13, 90, 13)
	w := warned(woman, s, sites)[0]
	for lang, wants := range map[string][]string{
		"en": {"13 mm deep", "14.6 mm measured here (women, ultrasound, sitting; Chen 2018)", "75 % is called safe, 10.95 mm (Yang 2008)", "70 %, 10.22 mm (Dong 2004, Li 2004)", "top of the shoulder"},
		"fr": {"à 13 mm", "14,6 mm mesurés ici (femmes, échographie, assises ; Chen 2018)", "75 % est dit sûr, 10,95 mm (Yang 2008)", "sommet de l’épaule"},
	} {
		for _, want := range wants {
			if !strings.Contains(w.Text(lang), want) {
				t.Errorf("%s: %q lacks %q", lang, w.Text(lang), want)
			}
		}
	}
	if !strings.Contains(w.Source, "WHO 1999, 5.2") || w.Rule() != "site:pneumothorax" {
		t.Errorf("source %q, rule %q", w.Source, w.Rule())
	}
	s, sites = needled(atlas.Male, "GB21", atlas.Left, 13, 90, 13)
	if text := warned(man, s, sites)[0].Text("en"); !strings.Contains(text, "40 to 71 mm (men by build, MRI; Chou 2015)") {
		t.Errorf("the other series is not said: %q", text)
	}
	child := bodymap.Patient{Sex: bodymap.Female, Born: "2018-03-14"}
	if text := warned(child, s, sites)[0].Text("en"); !strings.Contains(text, "in children weight decides most") || strings.Contains(text, "no depth was measured") {
		t.Errorf("of a child it says %q", text)
	}
	s, sites = needled(atlas.Female, "BL13", atlas.Left, 6, 90, 6)
	if text := warned(woman, s, sites)[0].Brief("en"); !strings.Contains(text, "Over the lung (back, from T10 up) no depth was measured: this is said beyond 4 mm, a setting of yours") {
		t.Errorf("where nothing was measured it says %q", text)
	}
	s, sites = needled(atlas.Female, "BL52", atlas.Left, 4, 30, 2)
	if w := warned(expected, s, sites); len(w) != 1 || !strings.Contains(w[0].Text("en"), "no objective evidence of harm") || !strings.Contains(w[0].Source, "Carr 2015") {
		t.Errorf("the review of pregnancy is not said: %v", w)
	}
}

func TestEverySentenceIsWhole(t *testing.T) {
	for _, point := range atlas.Get().Points() {
		for _, side := range []atlas.Side{atlas.Midline, atlas.Left} {
			if _, ok := body().PlaceOf(point.Code, side); !ok {
				continue
			}
			s, sites := needled(atlas.Female, point.Code, side, 50, 90, 13)
			for _, w := range warned(expected, s, sites) {
				for _, lang := range []string{"en", "fr"} {
					if text := w.Text(lang); !strings.HasSuffix(text, ".") || strings.Contains(text, "%!") || w.Source == "" {
						t.Errorf("%s %s: %q (%s)", point.Code, w.Kind, text, w.Source)
					}
				}
			}
		}
	}
}

// A deeper plan, a longer or a steeper needle never warns less; nor does a lower setting.
func TestADeeperNeedleNeverWarnsLess(t *testing.T) {
	points := body().Named()
	rapid.Check(t, func(t *rapid.T) {
		p := points[rapid.IntRange(0, len(points)-1).Draw(t, "point")]
		patient := rapid.SampledFrom([]bodymap.Patient{woman, man, expected, {Born: "2020-01-01"}}).Draw(t, "patient")
		length, angle, deep := rapid.Float64Range(2, 50), rapid.Float64Range(1, 90), rapid.Float64Range(.1, 13)
		pair := func(g *rapid.Generator[float64], what string) (float64, float64) {
			a, b := g.Draw(t, what), g.Draw(t, what)
			return min(a, b), max(a, b)
		}
		l1, l2 := pair(length, "length")
		a1, a2 := pair(angle, "angle")
		d1, d2 := pair(deep, "depth")
		r1, r2 := pair(deep, "setting")
		if rapid.Bool().Draw(t, "without its name") {
			p.Code = ""
		}
		less := find(patient, p, l1, a1, d1, bodymap.Safety{OverLungMM: r2})
		more := find(patient, p, l2, a2, d2, bodymap.Safety{OverLungMM: r1})
		for kind, severity := range less {
			if more[kind] < severity {
				t.Fatalf("%s %s: %d, deeper %d", p.Code, kind, severity, more[kind])
			}
		}
	})
}

// find is how severely each kind is warned of at a place.
func find(p bodymap.Patient, at atlas.Named, length, angle, deep float64, rules bodymap.Safety) map[atlas.CautionKind]bodymap.Severity {
	y := bodymap.Syringe{NeedleLengthMM: length, AngleDeg: angle, DepthMM: deep}
	out := map[atlas.CautionKind]bodymap.Severity{}
	for _, w := range bodymap.Warnings(p, bodymap.Session{Figure: atlas.Female}, []bodymap.Site{{Place: at.Place, Code: at.Code, Side: at.Side, Syringe: y}}, now, rules) {
		out[w.Kind] = w.Severity
	}
	return out
}

func TestTheSettingOverTheLungIsThePractices(t *testing.T) {
	p, _, _ := newPractice(t)
	if got := must(p.Safety())(t); got != bodymap.DefaultSafety() {
		t.Errorf("a practice starts with %v", got)
	}
	for _, bad := range []float64{0, -1, 14} {
		if err := p.SetSafety(bodymap.Safety{OverLungMM: bad}); bodymap.KindOf(err) != bodymap.Invalid {
			t.Errorf("%v mm: %v", bad, err)
		}
	}
	if err := p.SetSafety(bodymap.Safety{OverLungMM: 7}); err != nil {
		t.Fatal(err)
	}
	s, sites := needled(atlas.Female, "BL13", atlas.Left, 6, 90, 6)
	if w := bodymap.Warnings(woman, s, sites, now, must(p.Safety())(t)); severityOf(w, atlas.CautionPneumothorax) != 0 {
		t.Errorf("6 mm warn though 7 mm are set: %v", w)
	}
	must(p.Undo())(t)
	if got := must(p.Safety())(t); got != bodymap.DefaultSafety() {
		t.Errorf("after undo %v", got)
	}
}

// The whole check of a session of 60 sites is to take a millisecond at most; what depends on places is remembered.
func BenchmarkWarnings(b *testing.B) {
	points := slices.DeleteFunc(slices.Clone(body().Named()), func(n atlas.Named) bool { return len(atlas.Get().Cautions(n.Code)) == 0 })[:60]
	var sites []bodymap.Site
	for i, n := range points {
		code := n.Code
		if i%3 == 0 {
			code = ""
		}
		sites = append(sites, bodymap.Site{Place: n.Place, Code: code, Side: n.Side, Syringe: bodymap.Syringe{NeedleLengthMM: 13, AngleDeg: 90, DepthMM: 13}})
	}
	s := bodymap.Session{Figure: atlas.Female}
	at := time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	for b.Loop() {
		if len(bodymap.Warnings(expected, s, sites, at, bodymap.DefaultSafety())) < 60 {
			b.Fatal("too few warnings")
		}
	}
}
