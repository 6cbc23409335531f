package ui

import (
	"image/color"

	"fyne.io/fyne/v2"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/ui/figure"
)

// The colours of what lies on the skin, after Okabe and Ito; light and dark.
var (
	channelInk = map[bool]color.NRGBA{false: {0, 114, 110, 200}, true: {90, 200, 190, 200}}
	regionInk  = map[bool]color.NRGBA{false: {96, 88, 120, 170}, true: {170, 160, 200, 150}}
	cautionInk = map[bool]color.NRGBA{false: {176, 104, 0, 255}, true: {240, 180, 70, 255}}
	levelInk   = map[bool]color.NRGBA{false: {120, 40, 110, 255}, true: {220, 150, 205, 255}}
)

const channelWide, regionWide = 1.6, 1 // units

// overlays builds what lies on the skin. Each part of it is kept until something
// about that part changes.
type overlays struct {
	desk   *desk
	dark   bool
	charts map[chartKey]chartState
	away   func(work, then func()) // does long work beside the window's thread, and on it what comes then
	lines  kept[linesKey, []figure.OverlayLine]
	spots  kept[spotsKey, []figure.OverlaySpot]
	points kept[string, map[atlas.Code]bool]
	stains stains
}

// kept is what was made for a key.
type kept[K comparable, V any] struct {
	key   K
	value V
	made  bool
}

// want makes it anew for another key, and tells whether it did.
func (k *kept[K, V]) want(key K, make func() V) bool {
	if k.made && k.key == key {
		return false
	}
	k.key, k.value, k.made = key, make(), true
	return true
}

// chart is something that is computed once for each body: it takes a moment.
type chart int

const (
	channelChart chart = iota
	borderChart
	levelChart
)

type chartKey struct {
	figure atlas.Figure
	chart  chart
}

type chartState int

const (
	chartBusy chartState = iota + 1
	chartReady
)

type linesKey struct {
	figure            atlas.Figure
	channel           string
	channels, regions bool // are ready to be drawn
}

type spotsKey struct {
	figure          atlas.Figure
	cautions, level bool
	concern         concern
}

// concern is what the cautions of a patient depend on.
type concern struct {
	sex      bodymap.Sex
	born     bodymap.Date
	pregnant bool
	today    bodymap.Date
}

func newOverlays(d *desk, dark bool) *overlays {
	return &overlays{desk: d, dark: dark, charts: map[chartKey]chartState{}, away: away}
}

func away(work, then func()) {
	go func() {
		work()
		fyne.Do(then)
	}()
}

// overlay is what lies on the skin now; fresh tells whether it differs from the last one.
func (o *overlays) overlay() (over figure.Overlay, fresh bool) {
	d := o.desk
	b := atlas.Get().Body(d.figure())
	fresh = o.points.want(d.see.group, d.groupCodes)
	lines := linesKey{figure: b.Figure()}
	if d.see.channel != "" {
		lines.channel, lines.channels = d.see.channel, o.ready(b, channelChart)
	}
	lines.regions = d.see.regions && o.ready(b, borderChart)
	fresh = o.lines.want(lines, func() []figure.OverlayLine { return o.drawLines(b, lines) }) || fresh
	spots := spotsKey{figure: b.Figure(), cautions: d.see.cautions, level: d.see.dermatomes && o.ready(b, levelChart)}
	if spots.cautions {
		spots.concern = concern{d.patient.Sex, d.patient.Born, d.patient.Has(bodymap.Pregnant), bodymap.DateOf(d.now())}
	}
	fresh = o.spots.want(spots, func() []figure.OverlaySpot { return o.drawSpots(b, spots) }) || fresh
	fresh = o.stains.want(d, b) || fresh
	return figure.Overlay{Points: o.points.value, Lines: o.lines.value, Spots: o.spots.value, Paint: o.stains.paint()}, fresh
}

// ready tells whether a chart of a body is there; if not it is made beside the
// window's thread, and the window is told.
func (o *overlays) ready(b *atlas.Body, c chart) bool {
	k := chartKey{b.Figure(), c}
	if o.charts[k] == 0 {
		o.charts[k] = chartBusy
		measure := map[chart]func(){
			channelChart: func() { b.ChannelLines() }, borderChart: func() { b.RegionBorders() }, levelChart: func() { b.Dermatomes() },
		}
		o.away(measure[c], func() {
			o.charts[k] = chartReady
			o.desk.changed()
		})
	}
	return o.charts[k] == chartReady
}

// busy tells whether a chart of the body in sight is being made.
func (o *overlays) busy(c chart) bool { return o.charts[chartKey{o.desk.figure(), c}] == chartBusy }

func (o *overlays) drawLines(b *atlas.Body, k linesKey) []figure.OverlayLine {
	var out []figure.OverlayLine
	if k.regions {
		for _, border := range b.RegionBorders() {
			out = append(out, figure.OverlayLine{Path: border, Color: regionInk[o.dark], Width: regionWide, Dashed: true})
		}
	}
	if k.channels {
		for _, l := range b.ChannelLines() {
			if k.channel == allChannels || k.channel == string(l.Channel) {
				out = append(out, figure.OverlayLine{Path: l.Path, Color: channelInk[o.dark], Width: channelWide})
			}
		}
	}
	return out
}

func (o *overlays) drawSpots(b *atlas.Body, k spotsKey) []figure.OverlaySpot {
	var out []figure.OverlaySpot
	if k.cautions {
		for _, n := range b.Named() {
			if len(o.desk.cautions(n.Code)) > 0 {
				out = append(out, figure.OverlaySpot{Place: n.Place, Shape: figure.TriangleSpot, Color: cautionInk[o.dark]})
			}
		}
	}
	if k.level {
		for _, l := range b.Dermatomes() {
			out = append(out, figure.OverlaySpot{Place: l.Place, Text: l.Level, Shape: figure.RingSpot, Color: levelInk[o.dark]})
		}
	}
	return out
}
