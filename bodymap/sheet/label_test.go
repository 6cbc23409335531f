package sheet

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

var field = box{10, 20, 130, 105}

// scattered draws places that may lie close together, each with a bubble of its own size.
func scattered(t *rapid.T, most int) []label {
	spread := rapid.Float64Range(0.05, 1).Draw(t, "spread")
	n := rapid.IntRange(1, most).Draw(t, "n")
	labels := make([]label, n)
	for i := range labels {
		share := point{rapid.Float64Range(0, 1).Draw(t, "x"), rapid.Float64Range(0, 1).Draw(t, "y")}
		labels[i].place = field.centre().add(point{(share.X - 0.5) * (field.W - 2) * spread, (share.Y - 0.5) * (field.H - 2) * spread})
		labels[i].reach = rapid.SampledFrom([]float64{2.9, 3.5, 4.2}).Draw(t, "reach")
	}
	return labels
}

func TestBubblesNeverCoverOneAnotherOrAPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		labels := scattered(t, 40)
		if !arrange(field, labels, furniture(field)) {
			t.Fatalf("%d bubbles found no room", len(labels))
		}
		checkApart(t, field, labels)
	})
}

type failer interface {
	Errorf(format string, args ...any)
}

func checkApart(t failer, area box, labels []label) {
	for i, l := range labels {
		if !area.holds(l.at, l.reach) {
			t.Errorf("bubble %d at %v leaves the picture", i, l.at)
		}
		if !l.led && l.at != l.place {
			t.Errorf("bubble %d stands away from its place without a leader", i)
		}
		if l.led && l.at.dist(l.place) < l.reach+l.dot {
			t.Errorf("bubble %d covers its own place", i)
		}
		for j, m := range labels {
			if i == j {
				continue
			}
			if l.at.dist(m.at) < l.reach+m.reach {
				t.Errorf("bubbles %d and %d overlap", i, j)
			}
			if l.at.dist(m.place) < l.reach {
				t.Errorf("bubble %d covers the place of %d", i, j)
			}
			if l.place.dist(m.place) > 2*dotLeast && l.led && m.led && l.place.dist(m.place) < l.dot+m.dot {
				t.Errorf("the marks at places %d and %d overlap", i, j)
			}
		}
	}
}

func TestLonelyBubblesStandOnTheirPlaces(t *testing.T) {
	labels := []label{{place: point{40, 60}, reach: 3}, {place: point{60, 60}, reach: 3}, {place: point{63, 60}, reach: 3}}
	if !arrange(field, labels, nil) {
		t.Fatal("no room")
	}
	if labels[0].led || !labels[1].led || !labels[2].led {
		t.Errorf("led: %v %v %v, want only the last two", labels[0].led, labels[1].led, labels[2].led)
	}
}

func TestLeadersOfARowDoNotCross(t *testing.T) {
	var labels []label
	for i := range 8 {
		labels = append(labels, label{place: point{70, 50 + 4*float64(i)}, reach: 3}, label{place: point{76, 50 + 4*float64(i)}, reach: 3})
	}
	if !arrange(field, labels, nil) {
		t.Fatal("no room")
	}
	for i, l := range labels {
		for j, m := range labels[:i] {
			if crosses(l.place, l.at, m.place, m.at) {
				t.Errorf("the leaders of %d and %d cross", i, j)
			}
		}
	}
}

func TestTooManyBubblesAreRefused(t *testing.T) {
	labels := make([]label, 600)
	for i := range labels {
		labels[i] = label{place: field.centre().add(polar(float64(i), 20)), reach: 4}
	}
	if arrange(field, labels, nil) {
		t.Error("600 bubbles of 8 mm cannot fit")
	}
}

func TestDistanceToALine(t *testing.T) {
	for _, c := range []struct {
		p    point
		want float64
	}{{point{5, 3}, 3}, {point{-4, 3}, 5}, {point{13, -4}, 5}} {
		if got := toLine(c.p, point{0, 0}, point{10, 0}); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%v lies %v from the line, want %v", c.p, got, c.want)
		}
	}
}
