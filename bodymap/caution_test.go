package bodymap_test

import (
	"slices"
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

func kinds(p bodymap.Patient, c atlas.Code) (out []atlas.CautionKind) {
	for _, k := range bodymap.CautionsFor(p, now, c) {
		out = append(out, k.Kind)
	}
	return out
}

// GB21 lies over the lung and is not needled in pregnancy; GV22 lies on the great fontanelle.
func TestOnlyWhatCanConcernThePatientIsCautioned(t *testing.T) {
	const lung, child, open = atlas.CautionPneumothorax, atlas.CautionPregnancy, atlas.CautionFontanelle
	all := []atlas.CautionKind{lung, child}
	for name, c := range map[string]struct {
		patient bodymap.Patient
		point   atlas.Code
		want    []atlas.CautionKind
	}{
		"nobody":                 {bodymap.Patient{}, "GB21", all},
		"a woman":                {bodymap.Patient{Sex: bodymap.Female, Born: "1974-03-14"}, "GB21", all},
		"sex not said":           {bodymap.Patient{Sex: bodymap.Other, Born: "1974-03-14"}, "GB21", all},
		"a man":                  {bodymap.Patient{Sex: bodymap.Male, Born: "1974-03-14"}, "GB21", []atlas.CautionKind{lung}},
		"a pregnant woman":       {bodymap.Patient{Sex: bodymap.Female, Born: "1994-03-14", Flags: []bodymap.Flag{bodymap.Pregnant}}, "GB21", []atlas.CautionKind{child, lung}},
		"a pregnant trans man":   {bodymap.Patient{Sex: bodymap.Male, Born: "1994-03-14", Flags: []bodymap.Flag{bodymap.Pregnant}}, "GB21", []atlas.CautionKind{child, lung}},
		"a grown-up's vertex":    {bodymap.Patient{Sex: bodymap.Male, Born: "1974-03-14"}, "GV22", nil},
		"the third birthday":     {bodymap.Patient{Sex: bodymap.Male, Born: bodymap.DateOf(now.AddDate(-3, 0, 0))}, "GV22", nil},
		"the day before it":      {bodymap.Patient{Sex: bodymap.Male, Born: bodymap.DateOf(now.AddDate(-3, 0, 1))}, "GV22", []atlas.CautionKind{open}},
		"a vertex of no one":     {bodymap.Patient{}, "GV22", []atlas.CautionKind{open}},
		"a point without any":    {bodymap.Patient{}, "ST36", nil},
		"what is no named point": {bodymap.Patient{}, "", nil},
	} {
		if got := kinds(c.patient, c.point); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestThePointsCautionsStayAsTheyAre(t *testing.T) {
	before := slices.Clone(atlas.Get().Cautions("GB21"))
	kinds(bodymap.Patient{Sex: bodymap.Male, Born: "1974-03-14"}, "GB21")
	kinds(bodymap.Patient{Flags: []bodymap.Flag{bodymap.Pregnant}}, "GB21")
	if !slices.Equal(atlas.Get().Cautions("GB21"), before) {
		t.Error("asking for one patient changes what the next one is told")
	}
}
