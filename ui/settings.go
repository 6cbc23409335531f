package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// taste is how the person at the screen likes it. It holds nothing of a patient.
type taste struct {
	store fyne.Preferences
}

// The names under which taste is kept.
const (
	keyLang   = "language"
	keyDark   = "dark"
	keyTouch  = "touch"
	keyLetter = "letter paper"
	keyPerson = "practitioner"
	keyRail   = "patients hidden"
	keyRest   = "rest days"
	keyAway   = "shift away mm"
	keyWidth  = "window width"
	keyHeight = "window height"
)

// settingsPanel takes the place of the session while settings are changed.
type settingsPanel struct {
	box    *fyne.Container
	person *field
	numb   *field
	lung   *asked
	why    *caption // why what is clinical is only read by who is signed in
}

// languages are the texts that are complete.
var languages = []struct{ code, name string }{{"en", "English"}, {"fr", "Français"}}

func newSettingsPanel(d *desk, t taste, door Door, rebuild func()) *settingsPanel {
	p := &settingsPanel{why: newCaption()}
	title := widget.NewLabel(say("Settings"))
	title.TextStyle.Bold, title.SizeName = true, theme.SizeNameSubHeadingText
	names := make([]string, len(languages))
	for i, l := range languages {
		names[i] = l.name
	}
	i := slices.IndexFunc(languages, func(l struct{ code, name string }) bool { return l.code == d.lang })
	language := widget.NewSelect(names, nil)
	language.SetSelectedIndex(max(i, 0))
	language.OnChanged = func(name string) {
		t.store.SetString(keyLang, languages[slices.Index(names, name)].code)
		rebuild()
	}
	paper := widget.NewSelect([]string{"A4", "Letter"}, nil)
	paper.SetSelectedIndex(map[bool]int{true: 1}[t.store.Bool(keyLetter)])
	paper.OnChanged = func(name string) { t.store.SetBool(keyLetter, name == "Letter") }
	p.person = newField(d, say("Practitioner, as printed"), func(name string) { setPerson(d, t, name) })
	p.person.keep(d.record.Person())
	p.numb = newNumber(d, say("Offer numbing for sites deeper than, mm"), .5, func(text string) { p.setNumb(d, text) })
	p.lung = newSafetyField(d)
	done := widget.NewButton(say("Close"), func() { d.show(sessionSheet) })
	rows := container.NewVBox(
		widget.NewLabel(say("Language")), language,
		toggle(t, keyDark, say("Dark"), rebuild), toggle(t, keyTouch, say("Touch: larger targets and letters"), rebuild),
		widget.NewLabel(say("Paper")), paper, named(p.person), named(p.numb), p.lung.box, p.why.box)
	if door != nil {
		rows.Add(lockChoice(t))
		rows.Add(newOwnPassword(d, door).box)
	}
	body := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 8, 8, 20), rows))
	p.box = container.NewBorder(title, container.New(layout.NewCustomPaddedLayout(8, 8, 8, 8), done), nil, nil, body)
	return p
}

func toggle(t taste, key, label string, rebuild func()) fyne.CanvasObject {
	c := widget.NewCheck(label, nil)
	c.SetChecked(t.store.Bool(key))
	c.OnChanged = func(on bool) {
		t.store.SetBool(key, on)
		rebuild()
	}
	return c
}

// setPerson names who treats: in this session and in those to come.
func setPerson(d *desk, t taste, name string) {
	if d.chart != nil && d.chart.Session().State != bodymap.Signed && d.fail(d.chart.SetHeader(func(s *bodymap.Session) { s.Practitioner = name })) {
		return
	}
	t.store.SetString(keyPerson, name)
	d.record.SetPerson(name)
	d.changed()
}

func (p *settingsPanel) setNumb(d *desk, text string) {
	v, err := readNumber(text)
	if err != nil {
		d.message = message{text: say("“%s” is not a number.", text), bad: true}
		d.changed()
		return
	}
	d.setHeader(func(s *bodymap.Session) { s.NumbFromMM = v })
}

func (p *settingsPanel) refresh(d *desk) {
	refreshSafety(d, p.lung)
	enable(p.person, d.record.User().ID == "") // who is signed in has the name of the record
	enable(p.numb, d.chart != nil && !d.reads())
	enable(p.lung.field, !d.reads())
	p.why.say(d.either("", say("These depths are set by practitioners and assistants.")))
	if d.chart != nil {
		p.numb.keep(d.number(d.chart.Session().NumbFromMM))
	}
}
