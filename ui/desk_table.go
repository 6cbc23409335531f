package ui

import (
	"slices"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// meant are the sites that a key in the table is for: all that are picked when
// the one at the cursor is, else that one.
func (d *desk) meant(id bodymap.SiteID) []bodymap.SiteID {
	if slices.Contains(d.picked, id) {
		return d.pickedIDs()
	}
	return []bodymap.SiteID{id}
}

// next is the state that follows: a plan goes from planned to done, to skipped and
// back; of a record what was done is skipped, and the other way.
func (d *desk) nextState(s bodymap.Site) bodymap.SiteState {
	states := d.statesOf(s)
	i := slices.Index(states, s.State)
	return states[(i+1)%len(states)]
}

// statesOf are the states that a site can take.
func (d *desk) statesOf(s bodymap.Site) []bodymap.SiteState {
	switch {
	case s.State == bodymap.SiteAdded: // what was not done after all is removed
		return []bodymap.SiteState{bodymap.SiteAdded}
	case d.chart.Session().State.Given():
		return []bodymap.SiteState{bodymap.SiteDone, bodymap.SiteSkipped}
	}
	return []bodymap.SiteState{bodymap.SitePlanned, bodymap.SiteDone, bodymap.SiteSkipped}
}

// changeSites edits sites in one step; what is refused comes back.
func (d *desk) changeSites(ids []bodymap.SiteID, verb bodymap.Verb, edit func(*bodymap.Site)) error {
	return d.followed(d.chart.Change(ids, edit, verb))
}

// followed shows what came of a step.
func (d *desk) followed(err error) error {
	if err == nil {
		d.message = message{}
		d.changed()
	}
	return err
}

// moveTo brings a site to a place in words or to a point by its name.
func (d *desk) moveTo(s bodymap.Site, text string) error {
	t, err := d.placeOf(s, text)
	if err != nil {
		return err
	}
	return d.followed(d.chart.Move(s.ID, t))
}

// placeOf understands where a site is to go. Where the text names no side it
// stays on its own.
func (d *desk) placeOf(s bodymap.Site, text string) (bodymap.Target, error) {
	for _, f := range d.find(text, []atlas.Side{s.Side}) {
		switch {
		case f.why != "":
			return bodymap.Target{}, sentence(f.why)
		case len(f.targets) > 0:
			return f.targets[0], nil
		}
	}
	return bodymap.Target{}, sentence(say("Nothing has this name. Type a point such as BL23, or a place in words: “2 cun lateral to the midline at L4”."))
}

// toSide brings a site to the same place on another side.
func (d *desk) toSide(s bodymap.Site, side atlas.Side) error {
	switch {
	case s.Side == side:
		return nil
	case s.Side == atlas.Midline || side == atlas.Midline:
		return sentence(say("A site changes between left and right. Type another place to bring it to the midline or away from it."))
	case s.Spread != nil:
		return sentence(say("Mirror the line or the area with M, then remove this one."))
	}
	return d.followed(d.chart.Move(s.ID, bodymap.Target{Place: atlas.Get().Mirror(s.Place), Code: s.Code, Side: side}))
}

// sentence is why something typed is refused, in the window's language.
type sentence string

func (s sentence) Error() string { return string(s) }

// why turns what is refused into words for the cell.
func (d *desk) why(err error) string {
	if s, ok := err.(sentence); ok { //nolint:errorlint // never wrapped
		return string(s)
	}
	return bodymap.Sentence(err, d.lang)
}
