package ui

import (
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// forgotPage sets a new password by the recovery key.
type forgotPage struct {
	*gateCard
	who                  *who
	key, password, again *gateField
	said                 *widget.Label
}

func newForgotPage(e *entrance, names []string, name string) *forgotPage {
	p := &forgotPage{gateCard: newCard(e, say("A new password"), say("Type the recovery key from the page that was printed when the record was made. Small or capital letters, spaces and hyphens do not matter."))}
	p.key = p.field(say("Recovery key"), "XXXX-XXXX-XXXX-…", false)
	p.key.entry.TextStyle.Monospace = true
	p.who = newWho(names, name, func() {})
	if len(names) > 1 {
		p.rows.Add(widget.NewLabel(say("Whose password is forgotten")))
		p.rows.Add(p.who.box)
	}
	p.password, p.again, _ = p.newPassword(say("New password"), func() []string { return []string{p.who.name} })
	p.said = p.note("")
	p.buttons(say("Go back"), func() { e.showUnlock("") }, say("Set and open"), p.set)
	p.first = p.key.entry
	return p
}

// translated is the page in the language of now; the new password is typed anew.
func (p *forgotPage) translated() gatePage {
	next := newForgotPage(p.gate, p.who.names, p.who.name)
	next.key.entry.SetText(p.key.entry.Text)
	return next
}

func (p *forgotPage) set() {
	e, key, password := p.gate, p.key.entry.Text, p.password.entry.Text
	fields := map[string]*gateField{"Key": p.key, "Password": p.password}
	if err := bodymap.CheckPassword(password, p.who.name); err != nil {
		p.tellAll(err, fields, p.said)
		return
	}
	if password != p.again.entry.Text {
		p.tellDiffering(p.again)
		return
	}
	var practice *bodymap.Practice
	e.work(func() (err error) {
		practice, err = e.door.Recover(key, p.who.name, password)
		return err
	}, func(err error) {
		if err != nil {
			if e.broken(err) {
				return
			}
			p.tellAll(err, fields, p.said)
			return
		}
		e.taste.store.SetString(keySignIn, p.who.name)
		e.letIn(practice)
	})
}
