package ui

import (
	"slices"

	"ashi/bodymap"
)

// shelf is what the sheet of protocols works with.
type shelf struct {
	all    []bodymap.Protocol // in the language of the window
	chosen bodymap.ProtocolID
	side   bodymap.ProtocolSide
	keep   []bodymap.SiteID // the sites to be saved; nil: all
	naming bool             // the name field waits for a name
	points []bodymap.OwnPoint
}

// reloadShelf reads the protocols and own points anew: undo may have changed them.
func (d *desk) reloadShelf() {
	all, err := d.record.Protocols()
	if d.fail(err) {
		return
	}
	for i := range all {
		all[i] = all[i].In(d.lang)
	}
	points, err := d.record.OwnPoints()
	if d.fail(err) {
		return
	}
	d.shelf.all, d.shelf.points = all, points
}

// protocol is the chosen one.
func (d *desk) protocol() (bodymap.Protocol, bool) {
	for _, p := range d.shelf.all {
		if p.ID == d.shelf.chosen {
			return p, true
		}
	}
	return bodymap.Protocol{}, false
}

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
	if d.fail(err) {
		d.sheet = protocolSheet
		d.changed()
		return
	}
	d.shelf.chosen, d.selected = "", ""
	d.message = d.numbingOffer(sites)
	if d.message.text == "" {
		d.message = message{text: say("%s: %s marked.", p.Name, count("1 site", "%d sites", len(sites)))}
	}
	d.changed()
}

// saveAsProtocol opens the sheet with the name field ready: for some sites of the session, or for all.
func (d *desk) saveAsProtocol(ids ...bodymap.SiteID) {
	d.shelf.keep, d.shelf.naming, d.sheet = ids, true, protocolSheet
	d.changed()
}

// keepProtocol saves the sites under a name; what is refused is said at the field.
func (d *desk) keepProtocol(field, name string) bool {
	p, err := d.record.SaveProtocol(name, "", d.kept()...)
	if err != nil {
		d.told(field, err)
		return false
	}
	d.accept(field)
	d.shelf.keep, d.shelf.naming = nil, false
	d.reloadShelf()
	d.note(say("Saved as “%s”: %s.", p.Name, count("1 site", "%d sites", len(p.Sites))))
	return true
}

// kept are the sites to be saved that are still there.
func (d *desk) kept() []bodymap.SiteID {
	if d.chart == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(d.shelf.keep), func(id bodymap.SiteID) bool { _, ok := d.chart.Site(id); return !ok })
}

// keepable counts the sites that saving would keep.
func (d *desk) keepable() int {
	if d.chart == nil {
		return 0
	}
	n, only := 0, d.kept()
	for _, s := range d.chart.Sites() {
		if s.State != bodymap.SiteSkipped && (len(only) == 0 || slices.Contains(only, s.ID)) {
			n++
		}
	}
	return n
}

func (d *desk) renameProtocol(field, name string) {
	p, ok := d.protocol()
	if !ok {
		return
	}
	if _, err := d.record.RenameProtocol(p.ID, name, p.Note); err != nil {
		d.told(field, err)
		return
	}
	d.accept(field)
	d.reloadShelf()
	d.changed()
}

func (d *desk) removeProtocol() {
	p, ok := d.protocol()
	if !ok || d.fail(d.record.RemoveProtocol(p.ID)) {
		return
	}
	d.shelf.chosen = ""
	d.reloadShelf()
	d.note(say("“%s” is removed; sessions that it was used in stay as they are.", p.Name))
}

// nameSite keeps the selected place under a name of the practitioner's own.
func (d *desk) nameSite(field, name string) bool {
	s, _, ok := d.site()
	if !ok {
		return false
	}
	o, err := d.record.SaveOwnPoint(bodymap.OwnPoint{Name: name, Place: s.Place, Side: s.Side})
	if err != nil {
		d.told(field, err)
		return false
	}
	d.accept(field)
	d.reloadShelf()
	d.note(say("“%s” is kept: the search finds it from now on.", o.Name))
	return true
}

func (d *desk) removeOwnPoint(o bodymap.OwnPoint) {
	if d.fail(d.record.RemoveOwnPoint(o.ID)) {
		return
	}
	d.reloadShelf()
	d.note(say("“%s” is removed; sites that were marked there stay.", o.Name))
}
