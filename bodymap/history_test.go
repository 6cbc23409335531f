package bodymap_test

import (
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

func TestPastUse(t *testing.T) {
	p, _, patient := newPractice(t)
	bl, st := named(body(), "BL23", atlas.Left), named(body(), "ST36", atlas.Left)
	first := session(t, p, patient.ID, 30, true, st, bl)
	session(t, p, patient.ID, 20, false, bl) // a plan
	beside := bodymap.Target{Place: body().Walk(bl.Place, atlas.Vec{0, 1, 0}, .8), Side: atlas.Left}
	far := bodymap.Target{Place: body().Walk(bl.Place, atlas.Vec{0, 1, 0}, 1.5), Side: atlas.Left}
	second := session(t, p, patient.ID, 10, true, far, beside, named(body(), "BL23", atlas.Right))
	markArea(t, second, ring(body(), bl.Place, 2, 8), bodymap.AreaPlan{SpacingMM: 5, Pattern: bodymap.Grid})
	skipped := session(t, p, patient.ID, 5, true, bl)
	check(t, skipped.SetState(bodymap.SiteSkipped, skipped.Sites()[0].ID))
	h := must(p.History(patient.ID))(t)
	if len(h) != 4 || h[0].Session.ID != first.Session().ID || len(h[2].Sites) != 4 {
		t.Fatalf("the history has %d sessions", len(h))
	}
	uses := bodymap.PastUse(h, bl)
	var numbers []int
	for _, u := range uses {
		numbers = append(numbers, u.Number)
	}
	if len(uses) != 3 || uses[0].Session != second.Session().ID || !uses[0].At.Equal(now.AddDate(0, 0, -10)) ||
		uses[2].Session != first.Session().ID || uses[2].Site.Code != "BL23" || numbers[0] != 2 || numbers[1] != 4 || numbers[2] != 2 {
		t.Errorf("used as numbers %v: %+v", numbers, uses)
	}
	if uses := bodymap.PastUse(h, named(body(), "LI4", atlas.Left)); uses != nil {
		t.Errorf("LI4 was used %v", uses)
	}
	if uses := bodymap.PastUse(nil, bl); uses != nil {
		t.Errorf("without a history: %v", uses)
	}
}

// throughAFinger gives two places on either side of something thin, less than 1 cm apart through it.
func throughAFinger(t *testing.T) (front, behind atlas.Place) {
	t.Helper()
	mesh := body().Mesh(atlas.Anatomical)
	var hand []atlas.Place
	for tri, part := range mesh.Part {
		if part == atlas.PartHandLeft && tri%4 == 3 {
			hand = append(hand, mesh.Place(int32(tri), .3, .3))
		}
	}
	for _, p := range hand {
		for _, q := range hand {
			if apart(p, q) < .9 && body().Normal(p, atlas.Anatomical).Dot(body().Normal(q, atlas.Anatomical)) < -.9 {
				return p, q
			}
		}
	}
	t.Fatal("no finger is thinner than 1 cm")
	return front, behind
}

// The far side of a finger is another place, however thin the finger.
func TestPastUseDoesNotReachThroughAFinger(t *testing.T) {
	p, _, patient := newPractice(t)
	front, behind := throughAFinger(t)
	session(t, p, patient.ID, 30, true, bodymap.Target{Place: front, Side: atlas.Left})
	h := must(p.History(patient.ID))(t)
	if uses := bodymap.PastUse(h, bodymap.Target{Place: behind, Side: atlas.Left}); len(uses) != 0 {
		t.Error("the other side of the finger counts as used")
	}
	if uses := bodymap.PastUse(h, bodymap.Target{Place: front, Side: atlas.Left}); len(uses) != 1 {
		t.Error("the place itself does not count as used")
	}
	c := must(p.NewSession(patient.ID))(t)
	must(c.MarkMany([]bodymap.Target{{Place: behind, Side: atlas.Left}}))(t)
	if rest := must(c.Rested(10))(t); len(rest) != 1 {
		t.Errorf("a mark on the other side leaves %d to propose", len(rest))
	}
}
