package ui

import "ashi/bodymap"

// presets is what the screens use of the starts of the techniques.
type presets interface {
	Presets() ([]bodymap.Preset, error)
	KeepPreset(bodymap.Syringe) error
	ResetPreset(bodymap.Technique) error
}

// presets are the starts of the techniques, in their order.
func (d *desk) presets() []bodymap.Preset {
	all, err := d.record.Presets()
	if err != nil {
		return bodymap.Presets()
	}
	return all
}

// tellSource says whose numbers the technique starts with, and offers to make the ones at hand the start instead, or to
// go back to the shipped ones.
func (f *syringeForm) tellSource() {
	d := f.desk
	i := f.technique.SelectedIndex()
	if i < 0 {
		return
	}
	start, m := d.presets()[i], message{text: f.sourceText()}
	s := f.syringes()[0].Syringe
	s.Filling = ""
	switch {
	case s != start.Syringe:
		m.act, m.do = say("Start with the present numbers"), func() { d.startKept(d.record.KeepPreset(s)) }
	case start.Own:
		m.act, m.do = say("Back to the shipped start"), func() { d.startKept(d.record.ResetPreset(s.Technique)) }
	}
	d.message = m
	d.changed()
}

// startKept tells how it went.
func (d *desk) startKept(err error) {
	if !d.fail(err) {
		d.note(say("Kept. The technique starts with this from now on; sites that are marked stay as they are."))
	}
}
