package ui

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// firstPage asks who makes the record, and for the password.
type firstPage struct {
	*gateCard
	earlier                       bool // a record of an earlier version moves in
	name, signIn, password, again *gateField
	strength                      *widget.Label
	trouble                       *widget.Label
	proposed                      string         // as a name to sign in with
	restore                       *widget.Button // nil: there is nothing to go on from
}

func newFirstPage(e *entrance, earlier bool) *firstPage {
	title := say("Welcome to Ashi")
	text := say("Ashi keeps your patients in one encrypted file on this computer. Only your password opens it, so nobody who steals the computer can read it.")
	if earlier {
		title = say("Your record becomes a locked one")
		text = say("The record in %s was made by an earlier version and is not encrypted. Choose a password: Ashi moves it into an encrypted file, compares the two and then wipes the old one.", e.o.DataDir)
	}
	p := &firstPage{gateCard: newCard(e, title, text), earlier: earlier}
	p.name = p.field(say("Your name, as it is printed"), say("Dr Robin Sample"), false)
	p.signIn = p.field(say("Short name to sign in with"), "robin", false)
	p.password, p.again, p.strength = p.newPassword(say("Password"), func() []string {
		return []string{p.name.entry.Text, p.signIn.entry.Text}
	})
	p.trouble = p.note("")
	p.buttons("", nil, say("Continue"), p.goOn)
	if e.o.Backups != nil && !earlier { // a new computer, or one that lost all
		p.restore = widget.NewButtonWithIcon(say("Restore a backup ..."), theme.HistoryIcon(), func() { e.show(newRestorePage(e, nil)) })
		p.restore.Importance = widget.LowImportance
		p.rows.Add(container.New(layout.NewCustomPaddedLayout(6, 0, 0, 0), glove(p.restore, 0)))
	}
	p.first = p.name.entry
	p.name.entry.OnChanged = func(string) { p.propose() }
	p.refill()
	return p
}

// translated is the page in the language of now; the passwords are typed anew.
func (p *firstPage) translated() gatePage {
	p.gate.asked = bodymap.FirstUser{Name: p.name.entry.Text, SignIn: p.signIn.entry.Text}
	return newFirstPage(p.gate, p.earlier)
}

// propose makes a name to sign in with from the full one, until one is typed.
func (p *firstPage) propose() {
	p.name.tell("")
	if p.signIn.entry.Text != p.proposed {
		return
	}
	p.proposed = proposedSignIn(p.name.entry.Text)
	p.signIn.entry.SetText(p.proposed)
}

// proposedSignIn is the last word of a name, in small letters without accents.
func proposedSignIn(name string) string {
	words := strings.Fields(bodymap.Fold(name))
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// refill shows again what was typed before the page was left.
func (p *firstPage) refill() {
	a := p.gate.asked
	p.name.entry.SetText(a.Name)
	if a.SignIn != "" {
		p.signIn.entry.SetText(a.SignIn)
	}
	p.password.entry.SetText(a.Password)
	p.again.entry.SetText(a.Password)
}

func (p *firstPage) goOn() {
	u := bodymap.FirstUser{
		Name: strings.TrimSpace(p.name.entry.Text), SignIn: strings.TrimSpace(p.signIn.entry.Text), Password: p.password.entry.Text,
	}
	key, err := p.gate.door.Begin(u)
	if err == nil && p.password.entry.Text != p.again.entry.Text {
		p.tellDiffering(p.again)
		return
	}
	if err != nil {
		p.tellAll(err, map[string]*gateField{"Name": p.name, "SignIn": p.signIn, "Password": p.password}, p.trouble)
		return
	}
	p.gate.asked, p.gate.key = u, key
	p.gate.show(newKeyPage(p.gate))
}

// newPassword adds a password typed twice, and how good it is in words.
func (c *gateCard) newPassword(label string, about func() []string) (password, again *gateField, strength *widget.Label) {
	password = c.field(label, "", true)
	strength = c.note("")
	again = c.field(say("The same once more"), "", true)
	password.entry.OnChanged = func(text string) {
		password.tell("")
		if text == "" {
			c.tell(strength, "", widget.MediumImportance)
			return
		}
		sentence, importance := strengthWords(text, about()...)
		c.tell(strength, sentence, importance)
	}
	return password, again, strength
}

// strengthWords say how good a password is and why.
func strengthWords(password string, about ...string) (string, widget.Importance) {
	strength, why := bodymap.JudgePassword(password, about...)
	return say(why), map[bodymap.Strength]widget.Importance{
		bodymap.TooEasy: widget.DangerImportance, bodymap.Weak: widget.WarningImportance, bodymap.Strong: widget.SuccessImportance,
	}[strength]
}

func (c *gateCard) tellDiffering(again *gateField) {
	again.tell(say("The two passwords differ. Type the same one twice."))
	c.gate.win.Canvas().Focus(again.entry)
}

// problemsOf are all problems in an error; none when it is of another kind.
func problemsOf(err error) bodymap.Problems {
	var all bodymap.Problems
	var one *bodymap.Error
	switch {
	case errors.As(err, &all):
		return all
	case errors.As(err, &one):
		return bodymap.Problems{one}
	}
	return nil
}
