package ui

import (
	"strconv"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/ui/figure"
)

// addPain keeps what was drawn as a pain, still without a score.
func (d *desk) addPain(outline []atlas.Place) {
	d.putPain(bodymap.Pain{Outline: outline})
}

// addPainIn keeps a region as a pain, for hands that do not draw.
func (d *desk) addPainIn(r regionSide) {
	place, ok := atlas.Get().Body(d.figure()).RegionMiddle(r.region.ID, r.side)
	if ok {
		d.putPain(bodymap.Pain{Place: place})
	}
}

func (d *desk) putPain(p bodymap.Pain) {
	if !d.ready() {
		return
	}
	p.Before, p.After = bodymap.NotAsked, bodymap.NotAsked
	kept, err := d.chart.PutPain(p)
	d.sheet = painSheet
	if d.fail(err) {
		return
	}
	d.pain, d.message = kept.ID, message{}
	d.changed()
}

// selectPain opens a pain for its scores; "" lets go.
func (d *desk) selectPain(id bodymap.PainID) {
	d.pain, d.sheet = id, painSheet
	d.changed()
}

// painNow is the selected pain.
func (d *desk) painNow() (bodymap.Pain, bool) {
	if d.chart == nil {
		return bodymap.Pain{}, false
	}
	return d.chart.Pain(d.pain)
}

// changePain edits a pain in one step.
func (d *desk) changePain(id bodymap.PainID, edit func(*bodymap.Pain)) {
	if d.chart == nil {
		return
	}
	p, ok := d.chart.Pain(id)
	if !ok {
		return
	}
	edit(&p)
	if _, err := d.chart.PutPain(p); !d.fail(err) {
		d.message = message{}
		d.changed()
	}
}

func (d *desk) removePain(id bodymap.PainID) {
	if !d.fail(d.chart.RemovePain(id)) {
		d.pain = ""
		d.changed()
	}
}

// earlierPains finds the newest earlier session that has pains, for an open one
// that has none.
func (d *desk) earlierPains() (bodymap.Session, bool) {
	if d.chart == nil || len(d.chart.Pains()) > 0 {
		return bodymap.Session{}, false
	}
	now := d.chart.Session()
	for _, s := range d.sessions { // newest first
		if s.ID == now.ID || s.At.After(now.At) {
			continue
		}
		if pains, err := d.record.Pains(s.ID); err == nil && len(pains) > 0 {
			return s, true
		}
	}
	return bodymap.Session{}, false
}

func (d *desk) copyPains(from bodymap.SessionID) {
	if _, err := d.chart.CopyPains(from); !d.fail(err) {
		d.changed()
	}
}

// painMarks are the pains of the open session as the body shows them.
func (d *desk) painMarks() []figure.PainMark {
	if d.chart == nil {
		return nil
	}
	var out []figure.PainMark
	for _, p := range d.chart.Pains() {
		out = append(out, figure.PainMark{ID: p.ID, Place: p.Place, Outline: p.Outline, Text: scores(p), Selected: d.sheet == painSheet && p.ID == d.pain})
	}
	return out
}

// painName is the region of a pain, with its side.
func (d *desk) painName(p bodymap.Pain) string {
	w := d.where(p.Place)
	name := w.Region.Everyday.In(d.lang)
	if side := w.Side.Text(d.lang); side != "" {
		name += ", " + side
	}
	return name
}

// scores are the scores in short: "7 › 3", "7", or a dash.
func scores(p bodymap.Pain) string {
	if p.After == bodymap.NotAsked {
		return score(p.Before)
	}
	return score(p.Before) + " › " + score(p.After)
}

func score(s bodymap.PainScore) string {
	if s == bodymap.NotAsked {
		return "–"
	}
	return strconv.Itoa(int(s))
}

// change says in words what the treatment did to a pain; nothing while one of
// the scores is missing.
func change(p bodymap.Pain) string {
	if p.Before == bodymap.NotAsked || p.After == bodymap.NotAsked {
		return ""
	}
	switch less := int(p.Before - p.After); {
	case less > 0:
		return say("%d less than before", less)
	case less < 0:
		return say("%d more than before", -less)
	}
	return say("as before")
}
