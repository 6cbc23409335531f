package ui

import (
	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// act is what is about to be done to the picked sites. It is said, and shown on
// the body as pale marks, before it is done.
type act int

const (
	noAct act = iota
	mirrorAct
	shiftAct
	noteAct
)

// begin says what could be done to the picked sites next, or takes it back.
func (d *desk) begin(a act) {
	if d.act == a {
		a = noAct
	}
	d.act = a
	d.changed()
}

// preview are the sites that what is about to be done would make, or why there are none.
func (d *desk) preview() ([]bodymap.Site, error) {
	if d.act != mirrorAct || len(d.picks()) == 0 {
		return nil, nil
	}
	return d.chart.MirrorTrial(d.pickedIDs()...)
}

// mirrorWords say what Mirror will do.
func mirrorWords(made []bodymap.Site) string {
	side, same := common(made, func(s bodymap.Site) atlas.Side { return s.Side })
	switch {
	case same && side == atlas.Right:
		return count("Mirror 1 site to the right", "Mirror %d sites to the right", len(made))
	case same && side == atlas.Left:
		return count("Mirror 1 site to the left", "Mirror %d sites to the left", len(made))
	}
	return say("Mirror %d sites to their other side", len(made))
}

func (d *desk) mirror() {
	sites, err := d.chart.Mirror(d.pickedIDs()...)
	if d.fail(err) {
		return
	}
	d.message = d.markedWords(sites)
	d.setPicked()
	d.changed()
}

// shift moves the picked sites over the skin.
func (d *desk) shift(w bodymap.Way) {
	if len(d.picks()) > 0 && !d.fail(d.chart.Shift(d.shiftBy(), w, d.pickedIDs()...)) {
		d.message = message{}
		d.changed()
	}
}

// shiftBy is how far in cm a shift goes until another distance is typed: 1 is the app's own start.
func (d *desk) shiftBy() float64 {
	if d.shiftCM == 0 {
		return 1
	}
	return d.shiftCM
}
