package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// lockChoice sets after how long without a touch the window locks.
func lockChoice(t taste) fyne.CanvasObject {
	words := make([]string, len(lockAfter))
	for i, minutes := range lockAfter {
		words[i] = count("1 minute", "%d minutes", minutes)
	}
	pick := widget.NewSelect(words, nil)
	minutes := t.store.IntWithFallback(keyLockAfter, usualLock) / 60
	pick.SetSelectedIndex(max(0, slices.Index(lockAfter, minutes)))
	pick.OnChanged = func(string) { t.store.SetInt(keyLockAfter, 60*lockAfter[pick.SelectedIndex()]) }
	return container.NewVBox(widget.NewLabel(say("Lock after so long without a touch")), pick)
}

// settingPassword is said while a key is made of a password, which takes a moment on purpose.
const settingPassword = "Setting the password. This takes a moment, so that nobody can try many."

// ownPassword lets one change one's own password.
type ownPassword struct {
	desk              *desk
	door              Door
	box               *fyne.Container
	form              *fyne.Container
	old, fresh, again *widget.Entry
	strength, wrong   *widget.Label
	keep              *widget.Button
}

func newOwnPassword(d *desk, door Door) *ownPassword {
	p := &ownPassword{
		desk: d, door: door, strength: widget.NewLabel(""), wrong: problemLabel(),
		old: widget.NewPasswordEntry(), fresh: widget.NewPasswordEntry(), again: widget.NewPasswordEntry(),
	}
	p.strength.Wrapping = fyne.TextWrapWord
	p.strength.Hide()
	p.fresh.OnChanged = func(text string) {
		p.strength.Text, p.strength.Importance = "", widget.MediumImportance
		if text != "" {
			p.strength.Text, p.strength.Importance = strengthWords(text, d.record.Person())
		}
		p.strength.Refresh()
		show(p.strength, text != "")
		relay(p.box)
	}
	p.again.OnSubmitted = func(string) { p.change() }
	p.keep = widget.NewButton(say("Change password"), p.change)
	rows := container.New(layout.NewCustomPaddedVBoxLayout(-2))
	for _, row := range []struct {
		label string
		entry *widget.Entry
	}{{say("Password until now"), p.old}, {say("New password"), p.fresh}, {say("The same once more"), p.again}} {
		rows.Add(widget.NewLabel(row.label))
		rows.Add(row.entry)
		if row.entry == p.fresh {
			rows.Add(p.strength)
		}
	}
	rows.Add(p.wrong)
	rows.Add(container.New(layout.NewCustomPaddedLayout(6, 0, 0, 0), p.keep))
	p.form = rows
	p.form.Hide()
	open := widget.NewButton(say("Change my password ..."), func() {
		show(p.form, !p.form.Visible())
		d.changed()
	})
	p.box = container.NewVBox(open, p.form)
	return p
}

// change sets the new password.
func (p *ownPassword) change() {
	old, fresh := p.old.Text, p.fresh.Text
	if err := bodymap.CheckPassword(fresh, p.desk.record.Person()); err != nil {
		p.tell(bodymap.Sentence(err, p.desk.lang))
		return
	}
	if fresh != p.again.Text {
		p.tell(say("The two passwords differ. Type the same one twice."))
		return
	}
	p.desk.hold(say(settingPassword), func() error { return p.door.ChangePassword(old, fresh) }, p.changed)
}

func (p *ownPassword) changed(err error) {
	if err != nil {
		p.tell(bodymap.Sentence(err, p.desk.lang))
		return
	}
	for _, e := range []*widget.Entry{p.old, p.fresh, p.again} {
		e.SetText("")
	}
	p.tell("")
	p.form.Hide()
	p.desk.note(say("The new password holds from now on. The recovery key stays the same."))
}

func (p *ownPassword) tell(sentence string) {
	p.wrong.SetText(sentence)
	show(p.wrong, sentence != "")
	p.desk.changed()
}
