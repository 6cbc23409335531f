package atlas

import (
	"sync"

	"ashi/assets"
)

// ChannelLine is a stretch of a channel over the skin of one figure. It joins
// the channel's points in their order by ways that look straight from above: a
// schematic line, as on a chart, not a course that anyone has measured.
type ChannelLine struct {
	Channel Channel
	Side    Side
	Path    []Place // every point of the stretch is among them
}

// ChannelNote is what a legend of the channel lines must say, in a language.
func ChannelNote(lang string) string {
	return assets.Say(lang, "Channel lines join the points in their order. They are schematic.")
}

// bodyCharts is what can be laid over the skin of a figure, made at first use.
type bodyCharts struct {
	linesOnce  sync.Once
	lines      []ChannelLine
	levelsOnce sync.Once
	levels     []Dermatome
}

// ChannelLines lists the lines of all channels, those of the left side before those of the
// right. A channel that jumps has more than one line a side. Straight strokes
// between the places of a path stay within a fraction of a millimetre of the skin.
// The first call is slow and may be made from any goroutine. The lists are
// shared: do not change them.
func (b *Body) ChannelLines() []ChannelLine {
	b.charts.linesOnce.Do(func() {
		var right []ChannelLine
		for _, s := range channelStretches() {
			for _, l := range b.channelLines(s) {
				b.charts.lines = append(b.charts.lines, l)
				if l.Side == Left {
					right = append(right, ChannelLine{l.Channel, Right, b.topo.mirroredAll(l.Path)})
				}
			}
		}
		b.charts.lines = append(b.charts.lines, right...)
	})
	return b.charts.lines
}

// channelLines is a stretch on the left side or the midline: one line, unless
// two points in a row cannot be joined over the skin.
func (b *Body) channelLines(s stretchOfChannel) []ChannelLine {
	var out []ChannelLine
	var last *Place
	for _, at := range s.stops {
		p, side, ok := b.stop(at)
		if !ok {
			continue
		}
		way := []Place{p}
		if last != nil {
			way = b.straight(*last, p)
		}
		if last == nil || way == nil {
			out = append(out, ChannelLine{s.channel, side, []Place{p}})
		} else {
			l := &out[len(out)-1]
			l.Path = append(l.Path, way[1:]...)
		}
		last = &p
	}
	return out
}

// stop is where a stop of a line lies on the left side or the midline.
func (b *Body) stop(at stop) (Place, Side, bool) {
	if at.by != "" {
		p, ok := placeFinder{b: b}.find(at.by)
		return p, Left, ok
	}
	return b.leftOrMiddle(at.point)
}

// leftOrMiddle is where a point lies on the left side, or on the midline.
func (b *Body) leftOrMiddle(c Code) (Place, Side, bool) {
	for _, side := range []Side{Left, Midline} {
		if p, ok := b.PlaceOf(c, side); ok {
			return p, side, true
		}
	}
	return Place{}, Midline, false
}

// straight is the way over the skin between two places, both among it, with no
// more places than straight strokes need; nil if there is none.
func (b *Body) straight(p, q Place) []Place {
	r, err := b.Run([]Place{p, q})
	if err != nil {
		return nil
	}
	way := r.Path()
	at := make([]Vec, len(way))
	for i := range way {
		at[i] = b.At(way[i], Anatomical)
	}
	return thin(way, at)
}
