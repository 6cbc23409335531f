package ui

import (
	"slices"

	"ashi/bodymap"
)

// What is picked is what the next edit changes. With one site picked, that site
// is selected and its own values are shown.

func (d *desk) setPicked(ids ...bodymap.SiteID) {
	d.picked, d.selected, d.act = ids, "", noAct
	if len(ids) == 1 {
		d.selected = ids[0]
	}
}

func (d *desk) selectSite(id bodymap.SiteID) {
	switch {
	case id == "" && len(d.picked) == 0, id != "" && d.selected == id:
		if d.hush() {
			d.changed()
		}
		return
	case id == "":
		d.setPicked()
	default:
		d.setPicked(id)
	}
	d.picking()
}

// picking ends what was said of something else.
func (d *desk) picking() {
	d.refused = refusal{}
	d.hush()
	d.changed()
}

// pick picks sites instead of those that are, or adds them; one that is added
// and there already leaves.
func (d *desk) pick(ids []bodymap.SiteID, add bool) {
	next := slices.Clone(ids)
	if add {
		next = slices.Clone(d.picked)
		for _, id := range ids {
			if i := slices.Index(next, id); i >= 0 {
				next = slices.Delete(next, i, i+1)
			} else {
				next = append(next, id)
			}
		}
	}
	d.setPicked(next...)
	d.picking()
}

func (d *desk) pickAll() {
	if d.chart == nil {
		return
	}
	var ids []bodymap.SiteID
	for _, s := range d.chart.Sites() {
		ids = append(ids, s.ID)
	}
	d.pick(ids, false)
}

// picks are the picked sites that are there, in their order.
func (d *desk) picks() []bodymap.Site {
	if d.chart == nil || len(d.picked) == 0 {
		return nil
	}
	return slices.DeleteFunc(d.chart.Sites(), func(s bodymap.Site) bool { return !slices.Contains(d.picked, s.ID) })
}

// pickedIDs are the IDs of the picks.
func (d *desk) pickedIDs() []bodymap.SiteID {
	var ids []bodymap.SiteID
	for _, s := range d.picks() {
		ids = append(ids, s.ID)
	}
	return ids
}

// site is the selected one, and its number.
func (d *desk) site() (bodymap.Site, int, bool) {
	if d.chart == nil || d.selected == "" {
		return bodymap.Site{}, 0, false
	}
	for i, s := range d.chart.Sites() {
		if s.ID == d.selected {
			return s, i + 1, true
		}
	}
	return bodymap.Site{}, 0, false
}

// changePicked edits all picked sites in one step.
func (d *desk) changePicked(verb bodymap.Verb, edit func(*bodymap.Site)) error {
	ids := d.pickedIDs()
	if len(ids) == 0 {
		return nil
	}
	if err := d.chart.Change(ids, edit, verb); err != nil {
		return err
	}
	d.changed()
	return nil
}

// remove takes sites away in one step.
func (d *desk) remove(ids ...bodymap.SiteID) {
	if d.chart != nil && len(ids) > 0 && !d.fail(d.chart.Remove(ids...)) {
		d.setPicked()
		d.changed()
	}
}
