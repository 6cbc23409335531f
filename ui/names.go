package ui

import (
	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// placeName is how a place is called: code, Hanzi and the rest.
type placeName struct{ title, han, after string }

// nameOf calls a place by its point, or Ashi.
func (d *desk) nameOf(t bodymap.Target) placeName {
	side := t.Side.Text(d.lang)
	p, ok := atlas.Get().Point(t.Code)
	if !ok {
		return placeName{title: say("Ashi"), after: side}
	}
	after := p.Pinyin
	if side != "" {
		after += " · " + side
	}
	return placeName{title: string(p.Code), han: p.Hanzi, after: after}
}

// siteName calls a site by its point or, if it is more than a spot, by its kind.
func (d *desk) siteName(s bodymap.Site) placeName {
	n := d.nameOf(bodymap.Target{Place: s.Place, Code: s.Code, Side: s.Side})
	if s.Spread != nil {
		n.title = map[bodymap.Extent]string{bodymap.Line: say("Line"), bodymap.Area: say("Area")}[s.Spread.Extent]
	}
	return n
}

// where measures a place once: the lists ask for the same ones again and again.
func (d *desk) where(p atlas.Place) atlas.Where {
	k := whereKey{d.figure(), p}
	w, ok := d.measured[k]
	if !ok {
		w = atlas.Get().Body(d.figure()).Where(p)
		if d.measured == nil || len(d.measured) > 500 {
			d.measured = map[whereKey]atlas.Where{}
		}
		d.measured[k] = w
	}
	return w
}

type whereKey struct {
	figure atlas.Figure
	place  atlas.Place
}

// syringe is what the next tap inherits.
func (d *desk) syringe() bodymap.Syringe {
	if d.chart != nil {
		return d.chart.Session().Syringe
	}
	return bodymap.DefaultSyringe()
}
