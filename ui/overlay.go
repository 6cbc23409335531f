package ui

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
	"ashi/ui/figure"
)

// The colours of what lies on the skin, after Okabe and Ito; light and dark.
var (
	channelInk = map[bool]color.NRGBA{false: {0, 114, 110, 200}, true: {90, 200, 190, 200}}
	regionInk  = map[bool]color.NRGBA{false: {96, 88, 120, 170}, true: {170, 160, 200, 150}}
	cautionInk = map[bool]color.NRGBA{false: {176, 104, 0, 255}, true: {240, 180, 70, 255}}
	levelInk   = map[bool]color.NRGBA{false: {120, 40, 110, 255}, true: {220, 150, 205, 255}}
	hotTint    = color.NRGBA{213, 94, 0, 255}
	restedTint = color.NRGBA{0, 114, 178, 255}
)

// overlayKey tells one overlay from another.
type overlayKey struct {
	see     sight
	figure  atlas.Figure
	dark    bool
	history historyKey
	charted bool
}

// overlays builds what lies on the skin, and keeps it until something about it changes.
type overlays struct {
	desk    *desk
	dark    bool
	made    overlayKey
	last    figure.Overlay
	scale   paintScale
	charted map[atlas.Figure]bool // lines and borders are computed
	busy    bool
}

// paintScale is what the strongest and the weakest tint stand for.
type paintScale struct{ low, high float32 }

func newOverlays(d *desk, dark bool) *overlays {
	return &overlays{desk: d, dark: dark, charted: map[atlas.Figure]bool{}}
}

// overlay is what lies on the skin now; fresh tells whether it differs from the last one.
func (o *overlays) overlay() (over figure.Overlay, fresh bool) {
	d := o.desk
	key := overlayKey{see: d.see, figure: d.figure(), dark: o.dark, charted: o.charted[d.figure()]}
	if d.see.past != noPast {
		key.history = d.historyKey()
	}
	if key == o.made {
		return o.last, false
	}
	o.made = key
	b := atlas.Get().Body(d.figure())
	o.last = figure.Overlay{Points: d.groupCodes(), Paint: o.paint(b), Spots: o.spots(b)}
	if d.see.channel != "" || d.see.regions {
		o.last.Lines = o.lines(b)
	}
	return o.last, true
}

// lines are computed beside the window's thread the first time: it takes a moment.
func (o *overlays) lines(b *atlas.Body) []figure.OverlayLine {
	if !o.charted[b.Figure()] {
		o.chart(b)
		return nil
	}
	var out []figure.OverlayLine
	if o.desk.see.regions {
		for _, border := range b.RegionBorders() {
			out = append(out, figure.OverlayLine{Path: border, Color: regionInk[o.dark], Width: 1, Dashed: true})
		}
	}
	for _, l := range b.ChannelLines() {
		if o.desk.see.channel == allChannels || o.desk.see.channel == string(l.Channel) {
			out = append(out, figure.OverlayLine{Path: l.Path, Color: channelInk[o.dark], Width: 1.6})
		}
	}
	return out
}

func (o *overlays) chart(b *atlas.Body) {
	if o.busy {
		return
	}
	o.busy = true
	go func() {
		b.ChannelLines()
		b.RegionBorders()
		fyne.Do(func() {
			o.busy, o.charted[b.Figure()] = false, true
			o.desk.changed()
		})
	}()
}

func (o *overlays) spots(b *atlas.Body) []figure.OverlaySpot {
	var out []figure.OverlaySpot
	if o.desk.see.cautions {
		for _, n := range b.Named() {
			if len(atlas.Get().Cautions(n.Code)) > 0 {
				out = append(out, figure.OverlaySpot{Place: n.Place, Shape: figure.TriangleSpot, Color: cautionInk[o.dark]})
			}
		}
	}
	if o.desk.see.dermatomes {
		for _, l := range b.Dermatomes() {
			out = append(out, figure.OverlaySpot{Place: l.Place, Text: l.Level, Shape: figure.RingSpot, Color: levelInk[o.dark]})
		}
	}
	return out
}

// paint stains the skin with what the earlier sessions did to it.
func (o *overlays) paint(b *atlas.Body) *draw.Paint {
	d := o.desk
	o.scale = paintScale{}
	switch {
	case d.see.past == heatPast:
		values := bodymap.HeatMap(b, d.history(), d.since(), d.now())
		o.scale = rangeOf(values, func(v float32) bool { return v > 0 })
		return stain(values, func(v float32) color.NRGBA { return o.heat(v) })
	case d.see.past == agePast:
		values := bodymap.AgeMap(b, d.history(), d.now())
		o.scale = rangeOf(values, func(v float32) bool { return !math.IsInf(float64(v), 1) })
		return stain(values, func(v float32) color.NRGBA { return o.age(v) })
	}
	return nil
}

func rangeOf(values []float32, counts func(float32) bool) paintScale {
	s := paintScale{low: float32(math.Inf(1))}
	for _, v := range values {
		if counts(v) {
			s.low, s.high = min(s.low, v), max(s.high, v)
		}
	}
	return s
}

func stain(values []float32, tint func(float32) color.NRGBA) *draw.Paint {
	p := &draw.Paint{Tint: make([]color.NRGBA, len(values))}
	for i, v := range values {
		p.Tint[i] = tint(v)
	}
	return p
}

// heat is the stronger the denser the skin was punctured.
func (o *overlays) heat(v float32) color.NRGBA {
	if v <= 0 || o.scale.high == 0 {
		return color.NRGBA{}
	}
	return alpha(hotTint, uint8(40+190*math.Sqrt(float64(v/o.scale.high))))
}

// age is orange on skin that has not rested, blue on skin that has; without an
// interval it goes from one to the other with the days.
func (o *overlays) age(days float32) color.NRGBA {
	switch rest := float32(o.desk.see.restDays); {
	case math.IsInf(float64(days), 1):
		return color.NRGBA{}
	case rest > 0 && days < rest:
		return alpha(hotTint, 190)
	case rest > 0:
		return alpha(restedTint, 150)
	case o.scale.high > o.scale.low:
		return mixed(hotTint, restedTint, (days-o.scale.low)/(o.scale.high-o.scale.low))
	}
	return alpha(hotTint, 190)
}

func mixed(a, b color.NRGBA, t float32) color.NRGBA {
	mix := func(x, y uint8) uint8 { return uint8(float32(x) + (float32(y)-float32(x))*t) }
	return color.NRGBA{R: mix(a.R, b.R), G: mix(a.G, b.G), B: mix(a.B, b.B), A: 180}
}
