package bodymap_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// wayCM is how far the hand goes through sites, by syringe: changing it takes its time anyway.
func wayCM(sites []bodymap.Site) map[bodymap.Syringe]float64 {
	cm, last := map[bodymap.Syringe]float64{}, map[bodymap.Syringe]atlas.Place{}
	for _, s := range sites {
		p, ok := last[s.Syringe]
		if !ok {
			p = s.Place
		}
		cm[s.Syringe] += apart(p, s.Place)
		last[s.Syringe] = s.Place
	}
	return cm
}

// The queue holds every planned site once, a syringe at a time, and is never a longer way than the order of marking.
func TestQueueIsShortAndWhole(t *testing.T) {
	c, p, _ := newChart(t)
	rapid.Check(t, func(r *rapid.T) {
		markAnywhere(r, c)
		planned := slices.DeleteFunc(c.Sites(), func(s bodymap.Site) bool { return s.State != bodymap.SitePlanned })
		queue := c.Queue()
		if !slices.EqualFunc(queue, c.Queue(), bodymap.Site.Equal) {
			r.Error("the queue is another one the second time")
		}
		if !slices.Equal(slices.Sorted(slices.Values(ids(queue))), slices.Sorted(slices.Values(ids(planned)))) {
			r.Errorf("queued are %v of %v", ids(queue), ids(planned))
		}
		marked := wayCM(planned)
		if n := syringeChanges(queue); n != len(marked)-1 || queue[0].Syringe != planned[0].Syringe {
			r.Errorf("the syringe changes %d times for %d", n, len(marked))
		}
		for syringe, cm := range wayCM(queue) {
			if cm > marked[syringe]+1e-6 {
				r.Errorf("a way of %.2f cm, marked was one of %.2f", cm, marked[syringe])
			}
		}
		for len(c.Sites()) > 0 {
			if _, err := p.Undo(); err != nil {
				r.Fatal(err)
			}
		}
	})
}

// markAnywhere marks named points with several syringes; of three or more the second is done.
func markAnywhere(r *rapid.T, c *bodymap.Chart) {
	for i := range rapid.IntRange(1, 25).Draw(r, "sites") {
		if rapid.IntRange(0, 4).Draw(r, "syringe") == 0 {
			if err := c.SetSyringe(rapid.SampledFrom(bodymap.Presets()[:3]).Draw(r, "preset").Syringe); err != nil {
				r.Fatal(err)
			}
		}
		point := rapid.SampledFrom(body().Named()).Draw(r, "point")
		_, err := c.Mark(point.Place, point.Code, point.Side)
		if err == nil && i == 2 {
			err = c.SetState(bodymap.SiteDone, c.Sites()[1].ID)
		}
		if err != nil {
			r.Fatal(err)
		}
	}
}

func syringeChanges(sites []bodymap.Site) (n int) {
	for i := 1; i < len(sites); i++ {
		if sites[i].Syringe != sites[i-1].Syringe {
			n++
		}
	}
	return n
}

// Points down the back that were marked in disorder are done from one end to the other.
func TestQueueGoesDownTheBack(t *testing.T) {
	c, _, _ := newChart(t)
	for _, code := range []atlas.Code{"BL17", "BL11", "BL23", "BL13", "BL25", "BL20", "BL15"} {
		point := named(body(), code, atlas.Left)
		must(c.Mark(point.Place, code, atlas.Left))(t)
	}
	want := []string{"BL11 left", "BL13 left", "BL15 left", "BL17 left", "BL20 left", "BL23 left", "BL25 left"}
	if got := codes(c.Queue()); !slices.Equal(got, want) {
		t.Errorf("the hand goes %q", got)
	}
	check(t, c.Record())
	if n := len(c.Queue()); n != 0 {
		t.Errorf("%d sites are left to do once recorded", n)
	}
}

// BenchmarkQueue orders 300 sites.
func BenchmarkQueue(b *testing.B) {
	c := benchChart(b)
	targets := make([]bodymap.Target, 300)
	for i := range targets {
		targets[i] = bodymap.Target{Place: spot(i * 37 % 300), Side: atlas.Left}
	}
	if _, err := c.MarkMany(targets); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if len(c.Queue()) != 300 {
			b.Fatal("not all")
		}
	}
}
