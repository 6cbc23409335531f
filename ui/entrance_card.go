package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	ttwidget "github.com/dweymouth/fyne-tooltip/widget"

	"ashi/assets"
	"ashi/bodymap"
)

// gateCard is a page of the entrance: a column in the middle of the window, with the languages below.
type gateCard struct {
	gate  *entrance
	all   *fyne.Container
	sheet *container.Scroll
	title *widget.Label
	text  *widget.Label
	rows  *fyne.Container
	main  *widget.Button // what one came here for
	work  *widget.ProgressBarInfinite
	first fyne.Focusable // the cursor stands here to begin with
	lines []*gateField   // to type in, in their order
}

// cardWidth is the most that a column takes.
const cardWidth = 480

func newCard(e *entrance, title, text string) *gateCard {
	c := &gateCard{gate: e, title: widget.NewLabel(title), text: widget.NewLabel(text), work: widget.NewProgressBarInfinite()}
	c.title.TextStyle.Bold, c.title.SizeName, c.title.Wrapping = true, theme.SizeNameHeadingText, fyne.TextWrapWord
	c.text.Wrapping = fyne.TextWrapWord
	c.text.Hidden = text == ""
	c.work.Hide()
	icon := canvas.NewImageFromResource(fyne.NewStaticResource("ashi.png", assets.Icon))
	icon.FillMode = canvas.ImageFillContain
	icon.SetMinSize(fyne.NewSquareSize(56))
	c.rows = container.New(layout.NewCustomPaddedVBoxLayout(6))
	ground := canvas.NewRectangle(theme.Color(colorPaper))
	ground.StrokeColor, ground.StrokeWidth, ground.CornerRadius = theme.Color(colorEdge), 1, 14
	head := container.New(layout.NewCustomPaddedVBoxLayout(4), container.New(layout.NewCustomPaddedLayout(0, 4, theme.InnerPadding(), 0), container.NewHBox(icon)), c.title, c.text)
	body := container.New(layout.NewCustomPaddedLayout(20, 20, 22, 22), container.New(layout.NewCustomPaddedVBoxLayout(10), head, c.rows, c.work))
	c.sheet = container.NewVScroll(container.New(&midColumn{}, container.NewStack(ground, body)))
	c.all = container.NewStack(newWatcher(e.vigil.stir), container.NewBorder(nil, e.languages(), nil, nil, c.sheet))
	return c
}

func (c *gateCard) object() fyne.CanvasObject { return c.all }

func (c *gateCard) begin() {
	c.lay()
	if c.first != nil {
		c.gate.win.Canvas().Focus(c.first)
	}
}

func (c *gateCard) hold() {
	show(c.work, c.gate.busy)
	if c.main != nil {
		enable(c.main, !c.gate.busy)
	}
	c.lay()
}

// lay lays the column out anew: once for the widths, once more now that its lines have their breaks.
func (c *gateCard) lay() {
	relay(c.sheet)
	relay(c.sheet)
}

// field adds a line to type in. The Enter key goes on to the next one and, from the last, does what the main button does.
func (c *gateCard) field(label, hint string, secret bool) *gateField {
	f := &gateField{entry: newGateEntry(secret), label: widget.NewLabel(label), wrong: problemLabel(), card: c}
	f.entry.SetPlaceHolder(hint)
	f.entry.OnChanged = func(string) { f.tell("") }
	f.box = container.New(layout.NewCustomPaddedVBoxLayout(-2), f.label, f.entry, f.wrong)
	c.rows.Add(f.box)
	c.lines = append(c.lines, f)
	at := len(c.lines)
	f.entry.OnSubmitted = func(string) {
		if at < len(c.lines) {
			c.gate.win.Canvas().Focus(c.lines[at].entry)
			return
		}
		c.enter()
	}
	return f
}

// enter does what the main button does.
func (c *gateCard) enter() {
	if !c.main.Disabled() {
		c.main.OnTapped()
	}
}

// buttons adds the way back and the way on; a page without the former has none.
func (c *gateCard) buttons(back string, away func(), on string, do func()) {
	c.main = widget.NewButton(on, do)
	c.main.Importance = widget.HighImportance
	row := []fyne.CanvasObject{c.main}
	if away != nil {
		row = []fyne.CanvasObject{widget.NewButton(back, func() {
			if !c.gate.busy {
				away()
			}
		}), c.main}
	}
	c.rows.Add(container.New(layout.NewCustomPaddedLayout(8, 0, 0, 0), glove(container.NewGridWithColumns(len(row), row...), 0)))
}

// note adds a line in small importance, hidden while it is empty.
func (c *gateCard) note(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Wrapping = fyne.TextWrapWord
	l.Hidden = text == ""
	c.rows.Add(l)
	return l
}

// tell shows a sentence in a line, or hides it.
func (c *gateCard) tell(l *widget.Label, text string, importance widget.Importance) {
	l.Importance = importance
	l.SetText(text)
	show(l, text != "")
	c.lay()
}

// gateField is a line to type in, with its name above and what is wrong with it below.
type gateField struct {
	entry *gateEntry
	label *widget.Label
	wrong *widget.Label
	box   *fyne.Container
	card  *gateCard
}

func (f *gateField) tell(sentence string) {
	if (sentence == "") != f.wrong.Hidden || f.wrong.Text != sentence {
		f.card.tell(f.wrong, sentence, widget.DangerImportance)
	}
}

// tellAll shows problems at the fields that they name, the first of the others in a line, and puts the cursor there.
func (c *gateCard) tellAll(err error, fields map[string]*gateField, rest *widget.Label) {
	problems := problemsOf(err)
	for name, f := range fields {
		if p := problems.In(name); p != nil {
			f.tell(p.Say(c.gate.lang))
			c.gate.win.Canvas().Focus(f.entry)
		}
	}
	for _, p := range problems {
		if fields[p.Field] == nil {
			c.tell(rest, p.Say(c.gate.lang), widget.DangerImportance)
			return
		}
	}
	if len(problems) == 0 {
		c.tell(rest, bodymap.Sentence(err, c.gate.lang), widget.DangerImportance)
	}
}

// languages are chosen before one is in: whoever cannot read a page cannot find the settings.
func (e *entrance) languages() fyne.CanvasObject {
	row := container.NewHBox(layout.NewSpacer())
	for _, l := range languages {
		c := newChoice(ttwidget.NewButton(l.name, func() {
			if !e.busy && e.lang != l.code {
				e.translate(l.code)
			}
		}), false)
		c.set(l.code == e.lang)
		row.Add(c.box)
	}
	row.Add(layout.NewSpacer())
	return container.New(layout.NewCustomPaddedLayout(4, 10, 0, 0), row)
}

// translate shows the page in another language, or where its own state can be read off the door, the page for that.
func (e *entrance) translate(code string) {
	page, can := e.page.(interface{ translated() gatePage })
	if r, ok := e.page.(*restorePage); ok && r.keeper.job.busy() {
		return
	}
	e.taste.store.SetString(keyLang, code)
	e.dress()
	if !can {
		e.arrive()
		return
	}
	next := page.translated()
	e.page = nil // it is not left: what it opened stays open
	e.show(next)
}

// midColumn puts one object into the middle of the width, and a little above the middle of the height.
type midColumn struct{ width float32 }

const columnAir = 24

// MinSize implements fyne.Layout.
func (l *midColumn) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if l.width == 0 {
		l.width = cardWidth
	}
	return fyne.NewSize(320, height(objects[0], l.width)+2*columnAir)
}

// Layout implements fyne.Layout.
func (l *midColumn) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = min(cardWidth, size.Width-2*columnAir)
	h := height(objects[0], l.width)
	put(objects[0], (size.Width-l.width)/2, max(columnAir, (size.Height-h)*.4), l.width, h)
}
