package ui

import (
	"time"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// sight is what else is shown on the skin. It stays when the patient, the
// language or the look of the window changes.
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

// lookAt changes what is shown.
func (d *desk) lookAt(change func(*sight)) {
	change(&d.see)
	d.changed()
}

// chronicle is what was done to a patient in all sessions but the open one, and
// what it was read for. Those sessions change only by being opened.
type chronicle struct {
	key historyKey
	all []bodymap.Treatment
}

type historyKey struct {
	patient  bodymap.PatientID
	chart    *bodymap.Chart // another one each time a session is opened
	sessions int
}

// history is what was done to the open patient in all sessions but the open one, oldest first.
func (d *desk) history() []bodymap.Treatment {
	key := historyKey{d.patient.ID, d.chart, len(d.sessions)}
	if d.patient.ID == "" || d.past.key == key {
		return d.past.all
	}
	read, err := d.record.History(d.patient.ID)
	if err != nil {
		return nil // the list of sessions has told it already
	}
	d.past = chronicle{key: key}
	for _, t := range read {
		if d.chart == nil || t.Session.ID != d.chart.Session().ID {
			d.past.all = append(d.past.all, t)
		}
	}
	return d.past.all
}

// treatments are all sessions of the open patient, the open one as it is now.
func (d *desk) treatments() []bodymap.Treatment {
	all := d.history()
	if d.chart == nil {
		return all
	}
	return append(all[:len(all):len(all)], bodymap.Treatment{Session: d.chart.Session(), Sites: d.chart.Sites()})
}

// pastUse are the injections at a place in the other sessions, newest first.
func (d *desk) pastUse(t bodymap.Target) []bodymap.Use { return bodymap.PastUse(d.history(), t) }

// since is the beginning of the heat map's period.
func (d *desk) since() time.Time {
	if d.see.period == 0 {
		return time.Time{}
	}
	return d.now().AddDate(0, 0, -d.see.period)
}

// cautions are what is to be minded at a named point in the open patient.
func (d *desk) cautions(code atlas.Code) []atlas.Caution {
	return bodymap.CautionsFor(d.patient, d.now(), code)
}

// groupCodes are the named points that show; nil: all of them.
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
