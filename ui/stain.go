package ui

import (
	"image/color"
	"math"
	"slices"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

// The colours that the skin is stained with.
var (
	hotTint    = color.NRGBA{213, 94, 0, 255}
	restedTint = color.NRGBA{0, 114, 178, 255}
)

// How strong a stain is: of the heat map the weakest and the strongest, else always the same.
const faintest, strongest, even = 40, 230, 190

// stains are what the skin tells of the sessions of a patient.
type stains struct {
	kept[stainKey, stained]
	injected []bodymap.Site // of the open session, when it was looked at last
	version  int            // counts their changes
}

// stainKey is all that the stains depend on; what they do not show is left empty.
type stainKey struct {
	past         past
	period, rest int
	figure       atlas.Figure
	history      historyKey
	version      int
	today        bodymap.Date
}

// stained is the paint, and what its weakest and its strongest colour stand for:
// punctures per cm2, or days.
type stained struct {
	paint     *draw.Paint
	low, high float32
	any       bool
}

// want stains a body anew if need be, and tells whether it did.
func (s *stains) want(d *desk, b *atlas.Body) bool {
	k := stainKey{past: d.see.past}
	if k.past != noPast {
		s.look(d)
		k.figure, k.version, k.today = b.Figure(), s.version, bodymap.DateOf(d.now())
		k.history = historyKey{d.patient.ID, d.chart, len(d.sessions)}
	}
	switch k.past {
	case heatPast:
		k.period = d.see.period
	case agePast:
		k.rest = d.see.restDays
	}
	return s.kept.want(k, func() stained { return stain(d, b) })
}

// look counts a change of the injected sites of the open session.
func (s *stains) look(d *desk) {
	var now []bodymap.Site
	if d.chart != nil {
		now = slices.DeleteFunc(d.chart.Sites(), func(x bodymap.Site) bool { return !x.Injected() })
	}
	if !slices.Equal(now, s.injected) {
		s.injected, s.version = now, s.version+1
	}
}

func (s *stains) paint() *draw.Paint { return s.value.paint }

// stain colours the skin with what the sessions did to it.
func stain(d *desk, b *atlas.Body) stained {
	var values []float32
	var s stained
	var tint func(float32) color.NRGBA
	switch d.see.past {
	case heatPast:
		values = bodymap.HeatMap(b, d.treatments(), d.since(), d.now())
		s.measure(values, func(v float32) bool { return v > 0 })
		tint = func(v float32) color.NRGBA { return heat(v / s.high) }
	case agePast:
		rest := d.see.restDays
		values = bodymap.AgeMap(b, d.treatments(), d.now())
		s.measure(values, func(v float32) bool { return !math.IsInf(float64(v), 1) })
		tint = func(v float32) color.NRGBA { return age(v, rest, s) }
	}
	if !s.any {
		return s
	}
	s.paint = &draw.Paint{Tint: make([]color.NRGBA, len(values))}
	for i, v := range values {
		s.paint.Tint[i] = tint(v)
	}
	return s
}

// measure finds the least and the greatest of the values that count.
func (s *stained) measure(values []float32, counts func(float32) bool) {
	s.low = float32(math.Inf(1))
	for _, v := range values {
		if counts(v) {
			s.low, s.high, s.any = min(s.low, v), max(s.high, v), true
		}
	}
}

// heat is the stronger the denser the skin was punctured: share 0 to 1 of the densest.
// The root keeps a lone puncture in sight beside a nappage.
func heat(share float32) color.NRGBA {
	if share <= 0 {
		return color.NRGBA{}
	}
	return alpha(hotTint, uint8(faintest+(strongest-faintest)*math.Sqrt(float64(share))))
}

// age is orange on skin that has not rested, blue on skin that has, counted in
// days as proposals are; without an interval it goes from one to the other.
func age(days float32, rest int, s stained) color.NRGBA {
	switch {
	case math.IsInf(float64(days), 1):
		return color.NRGBA{}
	case rest > 0 && math.Round(float64(days)) >= float64(rest):
		return alpha(restedTint, even)
	case rest > 0, s.high <= s.low:
		return alpha(hotTint, even)
	}
	return mixed(hotTint, restedTint, (days-s.low)/(s.high-s.low))
}

func mixed(a, b color.NRGBA, t float32) color.NRGBA {
	mix := func(x, y uint8) uint8 { return uint8(float32(x) + (float32(y)-float32(x))*t) }
	return color.NRGBA{R: mix(a.R, b.R), G: mix(a.G, b.G), B: mix(a.B, b.B), A: even}
}
