package ui

import (
	"cmp"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// keySignIn is who signed in last.
const keySignIn = "sign-in"

// who lets one choose a name among those who can sign in; of one there is nothing to choose. No name is the recovery key.
type who struct {
	box     *fyne.Container
	choices []*choice
	names   []string
	name    string
}

func newWho(names []string, last string, chosen func()) *who {
	w := &who{names: names, box: container.New(&flow{gap: 6})}
	for _, name := range names {
		c := gloveChoice(cmp.Or(name, say("Recovery key")), func() {
			w.choose(name)
			chosen()
		})
		w.choices = append(w.choices, c)
		w.box.Add(c.box)
	}
	if !slices.Contains(names, last) && len(names) > 0 {
		last = names[0]
	}
	w.choose(last)
	return w
}

func (w *who) choose(name string) {
	w.name = name
	for i, c := range w.choices {
		c.set(w.names[i] == name)
	}
}

// unlockPage asks for the password: one field and Enter.
type unlockPage struct {
	*gateCard
	who      *who
	password *gateField
	said     *widget.Label
	waits    bool
}

func newUnlockPage(e *entrance, names []string, trouble string) *unlockPage {
	p := &unlockPage{gateCard: newCard(e, say("Ashi is locked"), "")}
	p.who = newWho(names, e.taste.store.String(keySignIn), func() { e.win.Canvas().Focus(p.password.entry) })
	if len(names) > 1 {
		p.rows.Add(p.who.box)
	}
	label := say("Password")
	if len(names) == 1 {
		label = say("Password of %s", names[0])
	}
	p.password = p.field(label, "", true)
	p.said = p.note("")
	p.buttons(say("Forgotten password"), func() { e.show(newForgotPage(e, names, p.who.name)) }, say("Unlock"), p.unlock)
	p.first = p.password.entry
	p.tell(p.said, trouble, widget.DangerImportance)
	p.countDown()
	return p
}

func (p *unlockPage) unlock() {
	e, typed := p.gate, p.password.entry.Text
	if typed == "" || p.waits {
		return
	}
	p.tell(p.said, "", widget.MediumImportance)
	var practice *bodymap.Practice
	e.work(func() (err error) {
		practice, err = e.door.Unlock(p.who.name, typed)
		return err
	}, func(err error) {
		if err != nil {
			p.password.entry.SetText("")
			if e.broken(err) {
				return
			}
			p.tellAll(err, map[string]*gateField{"Password": p.password}, p.said)
			p.countDown()
			return
		}
		e.taste.store.SetString(keySignIn, p.who.name)
		e.letIn(practice)
	})
}

// countDown says how long the next try has to wait.
func (p *unlockPage) countDown() {
	p.waits = countDown(p.main, p.gate.door.Wait(), say("Unlock"))
	enable(p.main, !p.waits && !p.gate.busy)
}

// countDown says on a button how long it has to wait, or in its own words what it does; it tells whether it waits.
func countDown(b *widget.Button, left time.Duration, words string) bool {
	if left > 0 {
		words = count("Wait 1 second", "Wait %d seconds", int((left+time.Second-1)/time.Second))
	}
	if b.Text != words {
		b.SetText(words)
	}
	return left > 0
}

func (p *unlockPage) hold() {
	p.gateCard.hold()
	if p.waits {
		p.main.Disable()
	}
}
