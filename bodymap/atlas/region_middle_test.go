package atlas_test

import (
	"testing"

	"ashi/bodymap/atlas"
)

func TestEveryRegionHasItsMiddleInIt(t *testing.T) {
	a := atlas.Get()
	for _, f := range []atlas.Figure{atlas.Female, atlas.Male} {
		b := a.Body(f)
		for _, r := range a.Regions() {
			sides := []atlas.Side{atlas.Midline}
			if r.Bilateral {
				sides = []atlas.Side{atlas.Left, atlas.Right}
			}
			for _, side := range sides {
				p, ok := b.RegionMiddle(r.ID, side)
				if !ok {
					t.Errorf("%s: %s %s has no middle", f, r.Everyday.EN, side)
					continue
				}
				if err := a.Valid(p); err != nil {
					t.Errorf("%s: the middle of %s %s is no place: %v", f, r.Everyday.EN, side, err)
				}
				if got, s := b.RegionOf(p); got.ID != r.ID || s != side {
					t.Errorf("%s: the middle of %s %q lies in %s %q", f, r.Everyday.EN, side, got.Everyday.EN, s)
				}
			}
		}
	}
	if _, ok := a.Body(atlas.Female).RegionMiddle("no such region", atlas.Left); ok {
		t.Error("a region that does not exist has a middle")
	}
}
