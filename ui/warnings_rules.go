package ui

import (
	"fyne.io/fyne/v2/container"

	"ashi/bodymap"
)

// newSafetyField sets from where a site over the lung is warned of where nothing was measured, and says whose number it is.
func newSafetyField(d *desk) *asked {
	f := newNumber(d, say("Over the lung, warn of sites deeper than, mm"), .5, nil)
	whose := newCaption()
	whose.say(say("Where no depth was measured. The number is the app’s own start, the end of the usual depth of mesotherapy: no source gives one."))
	a := newAsked(f, container.NewVBox(named(f), whose.box))
	f.commit = func(text string) {
		v, err := readNumber(text)
		if err != nil {
			a.refuse(say("“%s” is not a number.", text))
			return
		}
		if !a.told(d.record.SetSafety(bodymap.Safety{OverLungMM: v})) {
			d.changed()
		}
	}
	return a
}

// refreshSafety shows the setting as it stands.
func refreshSafety(d *desk, a *asked) {
	rules, err := d.record.Safety()
	if err == nil {
		a.keep(d.number(rules.OverLungMM))
	}
}
