package ui

import (
	"time"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// sight is what else is shown on the skin.
type sight struct {
	channel    string // the code of one, allChannels or ""
	regions    bool
	cautions   bool
	dermatomes bool
	group      string // of points; "": all show
	past       past
	period     int // days of the heat map; 0: all
	restDays   int // what the practitioner typed; 0: nothing
}

// allChannels stands for every channel.
const allChannels = "*"

// past is what the skin tells of earlier sessions.
type past int

const (
	noPast   past = iota
	heatPast      // how densely it was punctured
	agePast       // how long it has rested
)

// look changes what is shown.
func (d *desk) lookAt(change func(*sight)) {
	change(&d.see)
	d.changed()
}

// history is what was done to the open patient. It is read anew when the record may have changed.
func (d *desk) history() []bodymap.Treatment {
	key := d.historyKey()
	if d.patient.ID == "" || d.past.key == key {
		return d.past.all
	}
	all, err := d.record.History(d.patient.ID)
	if err != nil {
		return nil // the list of sessions has told it already
	}
	d.past = chronicle{key, all}
	return all
}

// chronicle is a patient's history, and what it was read for.
type chronicle struct {
	key historyKey
	all []bodymap.Treatment
}

type historyKey struct {
	patient bodymap.PatientID
	session bodymap.SessionID
	state   bodymap.SessionState
	totals  bodymap.Totals
	count   int
}

func (d *desk) historyKey() historyKey {
	k := historyKey{patient: d.patient.ID, count: len(d.sessions)}
	if d.chart != nil {
		k.session, k.state, k.totals = d.chart.Session().ID, d.chart.Session().State, d.chart.Totals()
	}
	return k
}

// pastUse are the injections at a place in earlier sessions, newest first.
func (d *desk) pastUse(t bodymap.Target) []bodymap.Use {
	var before []bodymap.Treatment
	for _, h := range d.history() {
		if d.chart == nil || h.Session.ID != d.chart.Session().ID {
			before = append(before, h)
		}
	}
	return bodymap.PastUse(before, t)
}

// since is the beginning of the heat map's period.
func (d *desk) since() time.Time {
	if d.see.period == 0 {
		return time.Time{}
	}
	return d.now().AddDate(0, 0, -d.see.period)
}

// shows tells whether a named point is among those that are shown.
func (d *desk) groupCodes() map[atlas.Code]bool {
	for _, g := range atlas.Get().PointGroups() {
		if g.ID == d.see.group {
			codes := map[atlas.Code]bool{}
			for _, c := range g.Codes {
				codes[c] = true
			}
			return codes
		}
	}
	return nil
}
