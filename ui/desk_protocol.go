package ui

import (
	"slices"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// shelf is what the sheet of protocols works with.
type shelf struct {
	all    []bodymap.Protocol // in the language of the window
	points []bodymap.OwnPoint
	chosen bodymap.ProtocolID
	side   bodymap.ProtocolSide
	picked bool // only the picked sites are to be saved
	naming bool // the name field waits for the cursor
}

// reloadShelf reads the protocols and own points anew: undo may have changed them.
func (d *desk) reloadShelf() {
	all, err := d.record.Protocols()
	if err == nil {
		d.shelf.points, err = d.record.OwnPoints()
	}
	if err != nil {
		d.message = message{text: bodymap.Sentence(err, d.lang), bad: true}
		return
	}
	for i := range all {
		all[i] = all[i].In(d.lang)
	}
	d.shelf.all = all
}

// protocol is the chosen one.
func (d *desk) protocol() (bodymap.Protocol, bool) {
	i := slices.IndexFunc(d.shelf.all, func(p bodymap.Protocol) bool { return p.ID == d.shelf.chosen })
	if i < 0 {
		return bodymap.Protocol{}, false
	}
	return d.shelf.all[i], true
}

// chooseProtocol shows what a protocol would mark; the chosen one is put back.
func (d *desk) chooseProtocol(id bodymap.ProtocolID) {
	if d.shelf.chosen == id {
		id = ""
	}
	d.shelf.chosen, d.shelf.side = id, bodymap.AsMade
	d.changed()
}

func (d *desk) setProtocolSide(s bodymap.ProtocolSide) {
	d.shelf.side = s
	d.changed()
}

// trial are the sites that applying the chosen protocol would mark: they show on the body before they are.
func (d *desk) trial() ([]bodymap.Site, error) {
	p, ok := d.protocol()
	if !ok || d.sheet != protocolSheet || d.chart == nil {
		return nil, nil
	}
	return d.chart.Trial(p, d.shelf.side)
}

// applyProtocol marks the sites of the chosen protocol; it opens a first session if need be.
func (d *desk) applyProtocol() {
	p, ok := d.protocol()
	if !ok || !d.ready() {
		return
	}
	sites, err := d.chart.Apply(p, d.shelf.side)
	if err != nil {
		d.sheet = protocolSheet // where it says why
		d.fail(err)
		return
	}
	d.shelf.chosen = ""
	d.setPicked()
	d.message = d.markedWords(sites)
	if d.message.text == "" {
		d.message = message{text: say("%s: %s marked.", p.Name, count("1 site", "%d sites", len(sites)))}
	}
	d.changed()
}

// saveAsProtocol opens the sheet with the cursor in the name field: for some sites of the session, or for all.
func (d *desk) saveAsProtocol(ids ...bodymap.SiteID) {
	if len(ids) > 0 {
		d.setPicked(ids...)
	}
	d.shelf.picked, d.shelf.chosen = len(ids) > 0, ""
	d.show(protocolSheet)
	d.shelf.naming = true // now that it lies open
	d.changed()
}

// keep saves the sites under a name.
func (d *desk) keepProtocol(name string) error {
	p, err := d.record.SaveProtocol(name, "", d.kept()...)
	if err != nil {
		return err
	}
	d.shelf.picked = false
	d.note(say("Saved as “%s”: %s.", p.Name, count("1 site", "%d sites", len(p.Sites))))
	return nil
}

// kept are the sites to be saved; none: all of the session.
func (d *desk) kept() []bodymap.SiteID {
	if !d.shelf.picked {
		return nil
	}
	return d.pickedIDs()
}

// keepable counts the sites that saving would keep: all, or those among some.
func (d *desk) keepable(only []bodymap.SiteID) int {
	if d.chart == nil {
		return 0
	}
	n := 0
	for _, s := range d.chart.Sites() {
		if s.State != bodymap.SiteSkipped && (len(only) == 0 || slices.Contains(only, s.ID)) {
			n++
		}
	}
	return n
}

func (d *desk) renameProtocol(name string) error {
	p, ok := d.protocol()
	if !ok {
		return nil
	}
	if _, err := d.record.RenameProtocol(p.ID, name, p.Note); err != nil {
		return err
	}
	d.changed()
	return nil
}

func (d *desk) removeProtocol() {
	p, ok := d.protocol()
	if !ok || d.fail(d.record.RemoveProtocol(p.ID)) {
		return
	}
	d.shelf.chosen = ""
	d.note(say("“%s” is removed; sessions that it was used in stay as they are.", p.Name))
}

// nameable is the selected site, if its place can get a name: an Ashi point.
func (d *desk) nameable() (bodymap.Site, int, bool) {
	s, n, ok := d.site()
	return s, n, ok && s.Code == "" && s.Spread == nil
}

// nameSite keeps the selected place under a name of the practitioner's own.
func (d *desk) nameSite(name string) error {
	s, _, ok := d.nameable()
	if !ok {
		return nil
	}
	o, err := d.record.SaveOwnPoint(bodymap.OwnPoint{Name: name, Place: s.Place, Side: s.Side})
	if err != nil {
		return err
	}
	d.note(say("“%s” is kept: the search finds it from now on.", o.Name))
	return nil
}

func (d *desk) removeOwnPoint(o bodymap.OwnPoint) {
	if !d.fail(d.record.RemoveOwnPoint(o.ID)) {
		d.note(say("“%s” is removed; sites that were marked there stay.", o.Name))
	}
}

// ownTargets are where an own point is to be marked on the sides asked for, as
// with named points: on the side that it was kept on and at its mirror image. What
// is marked already is left out; a point on the midline is on no other side.
func (d *desk) ownTargets(o bodymap.OwnPoint, sides []atlas.Side) []bodymap.Target {
	if o.Side == atlas.Midline {
		sides = []atlas.Side{atlas.Midline}
	}
	var out []bodymap.Target
	for _, side := range sides {
		place := o.Place
		if side != o.Side {
			place = atlas.Get().Mirror(place)
		}
		if !d.occupied(place) {
			out = append(out, bodymap.Target{Place: place, Side: side})
		}
	}
	return out
}

// occupied tells whether a site of the open session lies at exactly this place.
func (d *desk) occupied(p atlas.Place) bool {
	return d.chart != nil && slices.ContainsFunc(d.chart.Sites(), func(s bodymap.Site) bool { return s.Place == p && s.Spread == nil })
}
