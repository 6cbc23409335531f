package bodymap_test

import (
	"math"
	"path/filepath"
	"testing"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/sqlite"
)

// vertexAt is the vertex of anna's body that is nearest to a place, and how far it is, in cm.
func vertexAt(p atlas.Place) (vertex int, cm float64) {
	at := body().At(p, atlas.Anatomical)
	cm = math.Inf(1)
	for i, q := range body().Mesh(atlas.Anatomical).Pos {
		if d := (atlas.Vec{float64(q[0]), float64(q[1]), float64(q[2])}).Sub(at).Len(); d < cm {
			vertex, cm = i, d
		}
	}
	return vertex, cm
}

// integral sums a value per vertex over the skin, in its unit times cm2.
func integral(value []float32) (sum float64) {
	mesh := body().Mesh(atlas.Anatomical)
	vec := func(i int32) atlas.Vec {
		p := mesh.Pos[i]
		return atlas.Vec{float64(p[0]), float64(p[1]), float64(p[2])}
	}
	for _, t := range mesh.Tri {
		cm2 := vec(t[1]).Sub(vec(t[0])).Cross(vec(t[2]).Sub(vec(t[0]))).Len() / 2
		sum += cm2 * float64(value[t[0]]+value[t[1]]+value[t[2]]) / 3
	}
	return sum
}

func TestHeatIsDensity(t *testing.T) {
	p, _, patient := newPractice(t)
	middle := named(body(), "BL23", atlas.Left)
	c := session(t, p, patient.ID, 10, false)
	area := markArea(t, c, ring(body(), middle.Place, 4, 12), bodymap.AreaPlan{SpacingMM: 5, Pattern: bodymap.Grid})
	check(t, c.LeaveOut(area.ID, 0, true), c.Record())
	area = c.Sites()[0]
	session(t, p, patient.ID, 40, true, named(body(), "ST36", atlas.Left))
	h := must(p.History(patient.ID))(t)
	long := func(days int) time.Time { return now.AddDate(0, 0, -days) }
	heat := bodymap.HeatMap(body(), h, long(20), now)
	inside, _ := vertexAt(area.Place)
	if got := heat[inside]; got < 3 || got > 5 {
		t.Errorf("nappage at 5 mm shows as %.2f punctures per cm2, not about 4", got)
	}
	if got := integral(heat); math.Abs(got-float64(area.Punctures)) > .1*float64(area.Punctures) {
		t.Errorf("%d punctures add up to %.1f", area.Punctures, got)
	}
	leg, _ := vertexAt(named(body(), "ST36", atlas.Left).Place)
	if heat[leg] != 0 {
		t.Error("a session before the period shows")
	}
	if got := bodymap.HeatMap(body(), h, long(40), long(40))[leg]; got <= .1 || got > .64 {
		t.Errorf("a lone puncture on the day itself shows as %.2f", got)
	}
	for _, v := range bodymap.HeatMap(body(), nil, long(100), now) {
		if v != 0 {
			t.Fatal("without a history the skin is warm")
		}
	}
}

func TestAgeIsSinceTheLastPuncture(t *testing.T) {
	p, _, patient := newPractice(t)
	bl, st := named(body(), "BL23", atlas.Left), named(body(), "ST36", atlas.Left)
	session(t, p, patient.ID, 40, true, bl, st)
	session(t, p, patient.ID, 10, true, bl)
	session(t, p, patient.ID, 5, false, st) // a plan
	skipped := session(t, p, patient.ID, 3, true, bl)
	check(t, skipped.SetState(bodymap.SiteSkipped, skipped.Sites()[0].ID))
	session(t, p, patient.ID, -7, true, bl) // next week
	age := bodymap.AgeMap(body(), must(p.History(patient.ID))(t), now)
	for _, c := range []struct {
		place atlas.Place
		want  float64
	}{{bl.Place, 10}, {st.Place, 40}, {named(body(), "LI4", atlas.Right).Place, math.Inf(1)}} {
		if vertex, cm := vertexAt(c.place); float64(age[vertex]) != c.want {
			t.Errorf("%.2f cm from %v the skin has rested %v days, not %v", cm, c.place, age[vertex], c.want)
		}
	}
	rested := 0
	for i, days := range age {
		p := body().Mesh(atlas.Anatomical).Pos[i]
		at := atlas.Vec{float64(p[0]), float64(p[1]), float64(p[2])}
		near := min(at.Sub(body().At(bl.Place, atlas.Anatomical)).Len(), at.Sub(body().At(st.Place, atlas.Anatomical)).Len())
		if !math.IsInf(float64(days), 1) {
			rested++
		}
		if !math.IsInf(float64(days), 1) != (near <= 1) && math.Abs(near-1) > 1e-4 {
			t.Fatalf("%.3f cm from the nearest puncture the skin has rested %v days", near, days)
		}
	}
	if rested == 0 {
		t.Error("no skin was injected")
	}
}

// The heat of one side of a finger does not warm the other.
func TestHeatDoesNotReachThroughAFinger(t *testing.T) {
	p, _, patient := newPractice(t)
	front, behind := throughAFinger(t)
	session(t, p, patient.ID, 3, true, bodymap.Target{Place: front, Side: atlas.Left})
	heat := bodymap.HeatMap(body(), must(p.History(patient.ID))(t), now.AddDate(-1, 0, 0), now)
	here, _ := vertexAt(front)
	there, _ := vertexAt(behind)
	if heat[here] <= 0 || heat[there] != 0 {
		t.Errorf("here %.2f, there %.2f", heat[here], heat[there])
	}
}

// benchPractice opens a practice on a new record, with a session of a patient.
func benchChart(b *testing.B) *bodymap.Chart {
	b.Helper()
	st, err := sqlite.Open(filepath.Join(b.TempDir(), "ashi.sqlite"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = st.Close() }) // it is thrown away
	p := bodymap.NewPractice(st, func() time.Time { return now }, "Dr Test")
	patient, err := p.SavePatient(anna())
	if err != nil {
		b.Fatal(err)
	}
	c, err := p.NewSession(patient.ID)
	if err != nil {
		b.Fatal(err)
	}
	return c
}

// longHistory is one of 20 sessions with 500 punctures each.
func longHistory(b *testing.B) (h []bodymap.Treatment) {
	b.Helper()
	spread, middle, _, err := bodymap.LayArea(body(), back(8), bodymap.AreaPlan{SpacingMM: 5.5, Pattern: bodymap.Staggered})
	if err != nil || len(spread.Spots) < 500 {
		b.Fatal(len(spread.Spots), err)
	}
	spread.Spots = spread.Spots[:500]
	for i := range 20 {
		site := bodymap.Site{Place: middle, Spread: &spread, Punctures: 500, AtlasVersion: atlas.Version, State: bodymap.SiteDone}
		h = append(h, bodymap.Treatment{Session: bodymap.Session{At: now.AddDate(0, 0, -7*i), Figure: atlas.Female}, Sites: []bodymap.Site{site}})
	}
	return h
}

func BenchmarkHeatMap(b *testing.B) {
	h := longHistory(b)
	for b.Loop() {
		bodymap.HeatMap(body(), h, now.AddDate(-1, 0, 0), now)
	}
}

func BenchmarkAgeMap(b *testing.B) {
	h := longHistory(b)
	for b.Loop() {
		bodymap.AgeMap(body(), h, now)
	}
}

// BenchmarkPastUse is one tap on a place.
func BenchmarkPastUse(b *testing.B) {
	h := longHistory(b)
	t := named(body(), "BL23", atlas.Left)
	for b.Loop() {
		bodymap.PastUse(h, t)
	}
}

// BenchmarkLayArea is one preview of about 300 cm2 at 5 mm.
func BenchmarkLayArea(b *testing.B) {
	outline := back(9.8)
	for b.Loop() {
		if _, _, _, err := bodymap.LayArea(body(), outline, bodymap.AreaPlan{SpacingMM: 5, Pattern: bodymap.Grid}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkMark is one tap: a site from the chart to disk.
func BenchmarkMark(b *testing.B) {
	c := benchChart(b)
	for b.Loop() {
		if _, err := c.Mark(spot(3), "", atlas.Left); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkMarkArea lays and keeps an area of about 1,200 punctures.
func BenchmarkMarkArea(b *testing.B) {
	c, outline := benchChart(b), back(9.8)
	for b.Loop() {
		if site := markArea(b, c, outline, bodymap.AreaPlan{SpacingMM: 5, Pattern: bodymap.Grid}); site.Punctures < 1100 {
			b.Fatal(site.Punctures)
		}
	}
}

// BenchmarkLeaveOut leaves one of 1,200 punctures out.
func BenchmarkLeaveOut(b *testing.B) {
	c := benchChart(b)
	site := markArea(b, c, back(9.8), bodymap.AreaPlan{SpacingMM: 5, Pattern: bodymap.Grid})
	for i := 0; b.Loop(); i++ {
		if err := c.LeaveOut(site.ID, 7, i%2 == 0); err != nil {
			b.Fatal(err)
		}
	}
}
