package ui

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// signing is what the screens use to sign and amend.
type signing interface {
	Sign(id bodymap.SessionID, password string) (bodymap.Signature, error)
	NeedsPassword() bool
	Amend(id bodymap.SessionID, reason string) (*bodymap.Chart, error)
	DiscardAmendment(bodymap.SessionID) error
	Signatures(bodymap.SessionID) ([]bodymap.Signature, error)
	AmendedBy(bodymap.SessionID) (bodymap.SessionID, error)
	May(bodymap.Verb) error
}

// signPanel tells of a session that was recorded whether it is signed, and offers what can be done about it. Its chip
// stands beside the switches of the foot, the rest above them.
type signPanel struct {
	desk    *desk
	box     *fyne.Container
	state   *fyne.Container // a chip, and the first thing that can be done
	others  *fyne.Container // other things, of amendments
	words   *caption        // who signed, and when
	damaged *cautionLine    // what is no longer as it was signed
	form    *fyne.Container
	meaning *widget.Label
	typed   *entry // the password, or the reason
	wrong   *widget.Label
	do      *widget.Button
	asking  askedFor
	of      bodymap.Session // what is shown
	newest  bodymap.SessionID
}

// askedFor is what the form below the chip is open for.
type askedFor int

const (
	askNothing askedFor = iota
	askSignature
	askReason
)

func newSignPanel(d *desk) *signPanel {
	p := &signPanel{desk: d, words: newCaption(), damaged: newCautionLine(), typed: newEntry(d), wrong: problemLabel(), meaning: widget.NewLabel("")}
	p.state, p.others = container.NewHBox(), container.New(&flow{gap: 6})
	p.meaning.Wrapping = fyne.TextWrapWord
	p.typed.OnSubmitted = func(string) { p.finish() }
	p.typed.OnChanged = func(string) { p.tell(nil) }
	p.do = widget.NewButton("", p.finish)
	p.do.Importance = widget.HighImportance
	back := widget.NewButton(say("Cancel"), func() { p.ask(askNothing) })
	buttons := container.NewHBox(layout.NewSpacer(), back, p.do)
	p.form = container.New(layout.NewCustomPaddedVBoxLayout(4), p.meaning, p.typed, p.wrong, buttons)
	p.box = container.New(layout.NewCustomPaddedLayout(4, 4, 8, 8), container.New(layout.NewCustomPaddedVBoxLayout(2), p.others, p.words.box, p.damaged.box, p.form))
	return p
}

func (p *signPanel) object() fyne.CanvasObject { return p.box }

// ask opens the form, or closes it.
func (p *signPanel) ask(what askedFor) {
	p.asking = what
	p.typed.SetText("")
	p.tell(nil)
	p.desk.changed()
	p.desk.focusShown(p.typed, func() bool { return p.asking != askNothing && p.form.Visible() && p.typed.Visible() })
}

// finish signs or amends.
func (p *signPanel) finish() {
	d, id, text := p.desk, p.of.ID, p.typed.Text
	switch p.asking {
	case askSignature:
		d.hold(say("Checking the password and signing ..."), func() error {
			_, err := d.record.Sign(id, text)
			return err
		}, p.signed)
	case askReason:
		c, err := d.record.Amend(id, text)
		if p.tell(err) {
			return
		}
		d.reloadSessions()
		p.asking = askNothing
		d.openSession(c.Session().ID)
	}
}

func (p *signPanel) signed(err error) {
	p.typed.SetText("") // a wrong password is typed anew, not added to
	if p.tell(err) {
		return
	}
	p.desk.message = message{}
	p.desk.reloadSessions()
	p.ask(askNothing)
}

// tell shows what is wrong at what was typed, anything else as a message.
func (p *signPanel) tell(err error) bool {
	var typed bodymap.Problems
	if err == nil || !errors.As(err, &typed) {
		p.wrong.Hide()
		return p.desk.fail(err)
	}
	p.wrong.SetText(bodymap.Sentence(typed, p.desk.lang))
	p.wrong.Show()
	p.desk.changed()
	return true
}

func (p *signPanel) refresh() {
	d := p.desk
	p.state.Objects, p.others.Objects = nil, nil
	p.box.Hidden = d.chart == nil || !d.chart.Session().State.Given()
	if p.box.Hidden {
		p.of, p.asking = bodymap.Session{}, askNothing
		return
	}
	s := d.chart.Session()
	if s.ID != p.of.ID {
		p.asking = askNothing
	}
	if s.ID != p.of.ID || s.State != p.of.State {
		p.read(s)
	}
	p.of = s
	show(p.form, p.asking != askNothing)
	show(p.typed, p.asking == askReason || d.record.NeedsPassword())
	p.typed.Password = p.asking == askSignature
	switch p.asking {
	case askSignature:
		p.meaning.SetText(say(bodymap.SignedMeaning) + " " + say("After signing it can only be amended."))
		p.typed.SetPlaceHolder(say("Your password"))
		p.do.SetText(say("Sign"))
	case askReason:
		p.meaning.SetText(say("A new version is made to change and to sign. The signed one is kept and can always be shown."))
		p.typed.SetPlaceHolder(say("Reason of the amendment"))
		p.do.SetText(say("Amend"))
	}
	p.showState(s)
	p.box.Refresh()
}

// read verifies the signatures of what is opened, and says who signed.
func (p *signPanel) read(s bodymap.Session) {
	d := p.desk
	all, err := d.record.Signatures(s.ID)
	p.damaged.say(bodymap.Sentence(err, d.lang))
	words := ""
	if s.State == bodymap.Signed && len(all) > 0 && all[0].Session == s.ID {
		at := all[0].At.Local()
		words = all[0].Name + ", " + bodymap.DateText(at, d.lang) + ", " + at.Format("15:04")
	}
	if s.Amends != "" {
		words = joined(words, say("Reason of the amendment: %s", s.AmendReason))
	}
	p.words.say(words)
	if p.newest, err = d.record.AmendedBy(s.ID); err != nil {
		p.damaged.say(bodymap.Sentence(err, d.lang))
	}
}

// joined puts two sentences on lines of their own, if there are two.
func joined(a, b string) string {
	if a == "" {
		return b
	}
	return a + "\n" + b
}

// showState tells the state on a chip, and offers what can be done.
func (p *signPanel) showState(s bodymap.Session) {
	d := p.desk
	offer := func(to *fyne.Container, label string, do func()) { to.Add(widget.NewButton(label, do)) }
	state := func(word string, caution bool) {
		p.state.Add(container.NewCenter(chip(word, caution)))
	}
	idle := p.asking == askNothing
	switch {
	case p.newest != "":
		state(say("replaced"), true)
		offer(p.state, say("Show the newest"), func() { d.openSession(p.newest) })
	case s.State == bodymap.Recorded:
		state(say("not signed"), false)
		if idle && d.record.May(bodymap.SignSession) == nil {
			offer(p.state, say("Sign"), func() { p.ask(askSignature) })
		}
		if idle && s.Amends != "" && d.record.May(bodymap.DiscardAmended) == nil {
			offer(p.others, say("Discard this amendment"), p.discard)
		}
	default:
		state(map[bool]string{false: say("FINAL"), true: say("AMENDED")}[s.Amends != ""], false)
		if idle && d.record.May(bodymap.AmendSession) == nil {
			offer(p.state, say("Amend"), func() { p.ask(askReason) })
		}
	}
	if s.Amends != "" {
		offer(p.others, say("The original"), func() { d.openSession(s.Amends) })
	}
	p.others.Hidden = len(p.others.Objects) == 0
}

// discard takes the open amendment away and shows what counts again.
func (p *signPanel) discard() {
	d, original := p.desk, p.of.Amends
	if d.fail(d.record.DiscardAmendment(p.of.ID)) {
		return
	}
	d.reloadSessions()
	d.openSession(original)
	d.note(say("The amendment is discarded. The signed version counts again."))
}
