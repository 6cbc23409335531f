package ui

import (
	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/ui/figure"
)

// lay tries what a drawn path would become with the tool in the hand, and says it.
func (d *desk) lay(path []atlas.Place) (bodymap.Spread, string, error) {
	b := atlas.Get().Body(d.figure())
	if d.inHand() == figure.LineTool {
		s, _, cm, err := bodymap.LayLine(b, path, d.linePapules())
		return s, d.spreadText(&s, d.syringe(), cm), err
	}
	s, _, cm2, err := bodymap.LayArea(b, path, d.areaPlan())
	return s, d.spreadText(&s, d.syringe(), cm2), err
}

// spreadText says how many punctures, over how much skin and of what volume: cm
// of a line, cm² of an area.
func (d *desk) spreadText(s *bodymap.Spread, y bodymap.Syringe, size float64) string {
	text := count("1 puncture", "%d punctures", s.Punctures())
	if n := len(s.LeftOut); n > 0 {
		text += ", " + say("%d left out", n)
	}
	total := bodymap.Total([]bodymap.Site{{Syringe: y, Punctures: s.Punctures()}})
	return text + " · " + d.measureText(s, size) + " · " + say("%s mL", d.number(total.VolumeML))
}

// measureText says how large a line or an area is: its size in cm or cm².
func (d *desk) measureText(s *bodymap.Spread, size float64) string {
	switch {
	case s.Extent == bodymap.Area:
		return say("%s cm²", d.number(round(size, 1)))
	case len(s.Spots) > 1:
		return say("%s cm, one every %s mm", d.number(round(size, 1)), d.number(round(s.SpacingMM, 1)))
	}
	return say("%s cm", d.number(round(size, 1)))
}

// sizeText says how large a line or an area is and, of an area, how it is laid.
func (d *desk) sizeText(s *bodymap.Spread) string {
	text := d.measureText(s, d.sizeOf(s))
	if s.Extent == bodymap.Area {
		text += ", " + say("every %s mm", d.number(s.SpacingMM))
	}
	return text
}

// sizeOf is the length of a line in cm, the area of an area in cm²; it is
// measured once.
func (d *desk) sizeOf(s *bodymap.Spread) float64 {
	size, ok := d.sizes[s]
	if ok {
		return size
	}
	b := atlas.Get().Body(d.figure())
	if s.Extent == bodymap.Area {
		size = bodymap.AreaCM2(b, s)
	} else if run, err := b.Run(s.Outline); err == nil {
		size = run.LengthCM()
	}
	if d.sizes == nil || len(d.sizes) > 200 {
		d.sizes = map[*bodymap.Spread]float64{}
	}
	d.sizes[s] = size
	return size
}

func (d *desk) markArea(outline []atlas.Place) {
	if d.markable() {
		d.drawn(d.chart.MarkArea(outline, d.areaPlan(), d.both))
	}
}

func (d *desk) markLine(path []atlas.Place) {
	if d.markable() {
		d.drawn(d.chart.MarkLine(path, d.linePapules(), d.both))
	}
}

// drawn shows what was made of a drawing, or why nothing was.
func (d *desk) drawn(sites []bodymap.Site, err error) {
	if d.fail(err) {
		return
	}
	d.message = d.markedWords(sites)
	d.setPicked()
	d.changed()
}

// offBody tells why a drawing came to nothing.
func (d *desk) offBody() {
	d.message = message{text: say("The line left the body: nothing was marked. Draw it on the skin from end to end."), bad: true}
	d.changed()
}

// relayLine gives a line another number of punctures.
func (d *desk) relayLine(id bodymap.SiteID, n int) error {
	if err := d.chart.RelayLine(id, n); err != nil {
		return err
	}
	d.changed()
	return nil
}

// relayArea lays an area by another plan.
func (d *desk) relayArea(id bodymap.SiteID, p bodymap.AreaPlan) error {
	if err := d.chart.RelayArea(id, p); err != nil {
		return err
	}
	d.changed()
	return nil
}

// leaveOut leaves a puncture out, or takes it back.
func (d *desk) leaveOut(id bodymap.SiteID, spot int) {
	if d.chart == nil {
		return
	}
	s, ok := d.chart.Site(id)
	if ok && s.Spread != nil && !d.fail(d.chart.LeaveOut(id, spot, s.Spread.Has(spot))) {
		d.changed()
	}
}
