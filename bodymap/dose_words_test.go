package bodymap_test

import (
	"testing"

	"ashi/bodymap"
)

func TestPercentNeverRoundsOverALevel(t *testing.T) {
	for used, want := range map[float64]string{0: "0 %", .001: "<1 %", .0567: "6 %", .7499: "74 %", .75: "75 %", .996: "100 %", 1: "100 %", 1.001: "101 %", 1.33: "133 %"} {
		if got := bodymap.PercentText(used); got != want {
			t.Errorf("%g is written %q, want %q", used, got, want)
		}
	}
}

func TestDosesInWords(t *testing.T) {
	f := filling("m", drawn(product("lidocaine", 1, bodymap.Percent), 2.5), drawn(product("calcitonin", 100, bodymap.IUPerML), 2.5), drawn(product("piroxicam", 0, bodymap.NoUnit), 5))
	sites := []bodymap.Site{site("m", 34, .1, bodymap.SitePlanned), site("m", 1, .2, bodymap.SitePlanned)}
	for lang, want := range map[string][]string{
		"en": {"lidocaine 9 mg", "0.25 to 0.5 mg", "3 % of 275.4 mg", "4.5 mg/kg × 61.2 kg", "300 mg or 4.5 mg/kg", "calcitonin 90 IU", "piroxicam sample: strength not stated"},
		"fr": {"lidocaïne 9 mg", "0,25 à 0,5 mg", "3 % de 275,4 mg", "4,5 mg/kg × 61,2 kg", "300 mg ou 4,5 mg/kg", "calcitonin 90 UI", "piroxicam sample : concentration non indiquée"},
	} {
		d := bodymap.DosesOf(plan, sites, []bodymap.Filling{f}, bodymap.ShippedLimits(), 61.2)
		s := d.Of[0].Against[0]
		got := []string{d.Of[0].Text(lang), d.Of[0].Each(lang), s.Text(lang), s.Basis(61.2, lang), s.Limit.Text(lang), d.Of[1].Text(lang), d.NotStated[0].Text(lang)}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: %q, want %q", lang, got[i], want[i])
			}
		}
	}
	open := bodymap.DosesOf(plan, sites, []bodymap.Filling{f}, bodymap.ShippedLimits(), 0).Of[0].Against
	if a, b, c := open[0].Text("en"), open[0].Basis(0, "en"), open[1].Text("en"); a != "3 % of 300 mg" || b != "4.5 mg/kg: a weight is needed" || c != "3 mg/kg: a weight is needed" {
		t.Errorf("without a weight: %q, %q, %q", a, b, c)
	}
	if a, b := bodymap.RuleText("dose:lidocaine", "fr"), bodymap.RuleText("dose-mixed", "en"); a != "lidocaïne" || b != "local anaesthetics together" {
		t.Errorf("rules are called %q, %q", a, b)
	}
	m := bodymap.MixedShare{Substances: []string{"lidocaine", "procaine"}, Missing: []string{"tetracaine"}, Used: .81}
	if got := m.Text("en"); got != "lidocaine + procaine: 81 % of their limits together; without tetracaine, for which it has none" {
		t.Errorf("a mix is %q", got)
	}
}
