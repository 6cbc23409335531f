package bodymap_test

import (
	"testing"

	"ashi/bodymap"
)

func TestATechniqueStartsWithThePracticesOwnSyringe(t *testing.T) {
	p, _, _ := newPractice(t)
	own := bodymap.Presets()[1].Syringe // papule
	own.DepthMM, own.Filling = 1.5, "what is in it"
	if err := p.KeepPreset(own); err != nil {
		t.Fatal(err)
	}
	got := must(p.Presets())(t)
	own.Filling = ""
	if len(got) != 5 || got[1].Syringe != own || !got[1].Own || got[0].Own || got[1].Name != "Papule" {
		t.Errorf("presets are %v", got)
	}
	if bodymap.Presets()[1].Syringe == own {
		t.Error("the shipped preset changed")
	}
	bad := own
	bad.DepthMM = 40
	if err := p.KeepPreset(bad); bodymap.KindOf(err) != bodymap.Invalid {
		t.Errorf("40 mm: %v", err)
	}
	for range 2 { // the second time there is nothing to reset
		if err := p.ResetPreset(bodymap.Papule); err != nil {
			t.Fatal(err)
		}
	}
	if got := must(p.Presets())(t); got[1] != bodymap.Presets()[1] {
		t.Errorf("after reset %v", got[1])
	}
	must(p.Undo())(t)
	if got := must(p.Presets())(t); got[1].Syringe != own {
		t.Errorf("after undo %v", got[1])
	}
}
