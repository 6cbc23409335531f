package bodymap_test

import (
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

func TestTheOtherBodyKeepsAshiPlacesAndMovesNamedPoints(t *testing.T) {
	p, _, patient := newPractice(t)
	chart := must(p.NewSession(patient.ID))(t)
	other := atlas.Male
	if chart.Session().Figure == atlas.Male {
		other = atlas.Female
	}
	here, there := atlas.Get().Body(chart.Session().Figure), atlas.Get().Body(other)
	named, _ := here.PlaceOf("ST36", atlas.Left)
	ashi, _ := here.PlaceOf("BL23", atlas.Right)
	sites, err := chart.MarkMany([]bodymap.Target{{Place: named, Code: "ST36", Side: atlas.Left}, {Place: ashi, Side: atlas.Right}})
	if err != nil {
		t.Fatal(err)
	}
	if err := chart.SetFigure(other); err != nil {
		t.Fatal(err)
	}
	want, _ := there.PlaceOf("ST36", atlas.Left)
	now := chart.Sites()
	if d := there.At(now[0].Place, atlas.Anatomical).Sub(there.At(want, atlas.Anatomical)).Len(); d > .01 {
		t.Errorf("ST36 lies %v cm from where it is on this body", d)
	}
	if now[1].Place != sites[1].Place {
		t.Error("the Ashi site moved")
	}
	if _, err := p.Undo(); err != nil {
		t.Fatal(err)
	}
	if chart.Session().Figure == other || chart.Sites()[0].Place != sites[0].Place {
		t.Error("one undo does not bring the first body back")
	}
}
