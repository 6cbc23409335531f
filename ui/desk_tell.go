package ui

import (
	"fyne.io/fyne/v2"

	"ashi/bodymap"
)

// message is a sentence for the person at the screen.
type message struct {
	text string
	bad  bool
	act  string // the words of a button that does something about it; may be empty
	do   func()
	pass bool // it goes with the next selection, though it is a caution or can be acted on
}

// refusal is what was typed into a field and cannot be kept. Until it is put
// right nothing is marked: a tap would take the old value without a word.
type refusal struct{ field, sentence string }

// refuse shows at a field why what was typed is not kept.
func (d *desk) refuse(field, sentence string) {
	d.refused = refusal{field, sentence}
	d.changed()
}

// told shows an error at the field it came from, if it is about what was typed.
func (d *desk) told(field string, err error) {
	if bodymap.KindOf(err) == bodymap.Invalid {
		d.refuse(field, bodymap.Sentence(err, d.lang))
		return
	}
	d.fail(err)
}

// accept ends the refusal of a field.
func (d *desk) accept(field string) {
	if d.refused.field == field {
		d.refused = refusal{}
	}
}

// fail shows an error as a sentence; it tells whether there was one.
func (d *desk) fail(err error) bool {
	if err == nil {
		return false
	}
	d.message = d.troubled(err)
	d.changed()
	return true
}

// troubled is the message of an error, with the way to the backups where the record is damaged.
func (d *desk) troubled(err error) message {
	m := message{text: bodymap.Sentence(err, d.lang), bad: true}
	if d.keeper != nil && bodymap.KindOf(err) == bodymap.Damaged {
		m.act, m.do = say("Backup"), d.showBackups
	}
	return m
}

// heed shows what the record has to tell: entries that are missing, a clock that was moved back.
func (d *desk) heed() {
	if err := d.record.Warning(); err != nil {
		d.message = d.troubled(err)
	}
}

// focusShown puts the cursor into what a change brings in sight, if it did. The panels do not wait for the next frame:
// keys that follow at once, as a fast hand or a slow machine sends them, would go where the cursor was before.
func (d *desk) focusShown(on fyne.Focusable, shown func() bool) {
	d.settle()
	if shown() {
		d.focus(on)
	}
}

// hush lets go of what was only told, once the person turns to something else; it tells whether there was anything.
func (d *desk) hush() bool {
	told := d.message.text != "" && (d.message.pass || !d.message.bad && d.message.act == "")
	if told {
		d.message = message{}
	}
	return told
}

func (d *desk) note(text string) {
	d.message = message{text: text}
	d.changed()
}
