package ui

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	ttwidget "github.com/dweymouth/fyne-tooltip/widget"

	"ashi/bodymap"
)

// gloveHeight is how high a button is that gloved fingers tap, in units.
const gloveHeight = 48

// checkPage asks before the needle.
type checkPage struct {
	desk   *desk
	box    *container.Scroll
	state  *widget.Label
	last   *widget.Label
	same   *widget.Button
	who    *widget.Label
	fits   *choice
	rest   *widget.Button
	rows   []*questionRow
	source *caption
}

// questionRow is one question with its two answers.
type questionRow struct {
	page     *checkPage
	question bodymap.Question
	box      *fyne.Container
	ground   *canvas.Rectangle
	sign     fyne.CanvasObject
	yes, no  *choice
	note     *field
	noted    fyne.CanvasObject
}

func newCheckPage(d *desk) *checkPage {
	p := &checkPage{desk: d, state: bigLabel(), last: widget.NewLabel(""), who: bigLabel(), source: newCaption()}
	p.last.Wrapping = fyne.TextWrapWord
	p.same = widget.NewButton(say("No change since last time"), func() {
		if d.ready() {
			_, err := d.record.SameAsLast(d.chart.Session().ID)
			d.follow(err)
		}
	})
	p.same.Importance = widget.HighImportance
	p.rest = widget.NewButton(say("No to all that is not answered"), p.denyRest)
	p.fits = gloveChoice(say("Name and birth date fit"), func() {
		if d.ready() {
			_, err := d.record.CheckIdentity(d.chart.Session().ID, !d.sessionCheck().Identity)
			d.follow(err)
		}
	})
	who := container.NewBorder(nil, nil, nil, p.fits.box, p.who)
	grid := container.New(&cells{least: 420, gap: 6})
	for _, q := range bodymap.Questions() {
		r := newQuestionRow(p, q)
		p.rows = append(p.rows, r)
		grid.Objects = append(grid.Objects, r.box) // Add would lay all of them out each time
	}
	buttons := container.New(&cells{least: 300, gap: 8}, glove(p.same, 0), glove(p.rest, 0))
	p.box = scrolled(p.state, p.last, buttons, who, grid, p.source.box)
	return p
}

// glove makes a button large enough for gloved fingers.
func glove(b fyne.CanvasObject, width float32) *fyne.Container {
	least := canvas.NewRectangle(color.Transparent)
	least.SetMinSize(fyne.NewSize(width, gloveHeight))
	return container.NewStack(least, b)
}

func gloveChoice(text string, do func()) *choice {
	c := newChoice(ttwidget.NewButton(text, do), false)
	ground := canvas.NewRectangle(theme.Color(theme.ColorNameInputBackground))
	ground.StrokeColor, ground.StrokeWidth, ground.CornerRadius = theme.Color(colorEdge), 1, theme.Size(theme.SizeNameInputRadius)
	c.box = container.NewStack(ground, glove(c.box, 72))
	return c
}

func newQuestionRow(p *checkPage, q bodymap.Question) *questionRow {
	r := &questionRow{page: p, question: q, ground: canvas.NewRectangle(theme.Color(colorChip)), sign: cautionSign()}
	r.ground.CornerRadius = 8
	text := widget.NewLabel(q.Text(p.desk.lang))
	text.Wrapping = fyne.TextWrapWord
	r.no = gloveChoice(say("no"), func() { r.answer(false, "") })
	r.yes = gloveChoice(say("yes"), func() { r.answer(true, "") })
	r.note = newField(p.desk, say("Which, since when"), func(t string) { r.answer(true, t) })
	r.note.SetPlaceHolder(r.note.label)
	r.noted = r.note
	head := container.NewBorder(nil, nil, r.sign, container.NewHBox(r.no.box, r.yes.box), container.NewVBox(layout.NewSpacer(), text, layout.NewSpacer()))
	pad := layout.NewCustomPaddedLayout(4, 4, 8, 6)
	r.box = container.NewStack(r.ground, container.New(pad, container.New(&column{gap: 4}, head, r.noted)))
	return r
}

func (r *questionRow) answer(yes bool, note string) {
	d := r.page.desk
	if d.ready() {
		_, err := d.record.AnswerCheck(d.chart.Session().ID, bodymap.Answer{Item: r.question.ID, Yes: yes, Note: strings.TrimSpace(note)})
		d.follow(err)
	}
}

// denyRest answers with no what has no answer yet.
func (p *checkPage) denyRest() {
	d := p.desk
	if !d.ready() {
		return
	}
	var rest []bodymap.Answer
	check := d.sessionCheck()
	for _, q := range bodymap.Questions() {
		if _, ok := check.Answer(q.ID); !ok {
			rest = append(rest, bodymap.Answer{Item: q.ID})
		}
	}
	_, err := d.record.AnswerCheck(d.chart.Session().ID, rest...)
	d.follow(err)
}

// sessionCheck is the check of the open session; without an ID if there is none.
func (d *desk) sessionCheck() bodymap.Check {
	if c := d.lastCheck(); d.chart != nil && c.Session == d.chart.Session().ID {
		return c
	}
	return bodymap.Check{}
}

func (p *checkPage) refresh() {
	d := p.desk
	check := d.sessionCheck()
	for _, r := range p.rows {
		r.show(check)
	}
	p.who.SetText(d.patient.Name() + ", " + say("born %s", d.patient.Born.Text(d.lang)))
	p.fits.set(check.Identity)
	asked := len(check.Answers)
	before := d.earlierCheck()
	enable(p.same, len(before.Answers) > 0)
	enable(p.rest, asked < len(p.rows))
	switch {
	case check.Complete():
		p.state.SetText(say("All is asked and the identity is checked."))
	case asked == len(p.rows):
		p.state.SetText(say("All is asked. The identity is not checked yet."))
	case asked == 0:
		p.state.SetText(say("Nothing was asked for this session yet."))
	default:
		p.state.SetText(say("%d of %d questions are answered.", asked, len(p.rows)))
	}
	p.last.SetText(d.checkWords(before))
	p.source.say(d.questionSources())
	p.box.Content.Refresh()
}

// checkWords say when and by whom it was asked before.
func (d *desk) checkWords(c bodymap.Check) string {
	if len(c.Answers) == 0 {
		return say("There was no check before: ask each question once; next time one tap can do.")
	}
	yes, _ := c.Cautions()
	return say("Last check on %s by %s: %s.", bodymap.DateText(c.At.In(d.now().Location()), d.lang), c.Person, count("1 yes", "%d times yes", len(yes)))
}

// questionSources tell whose questions these are.
func (d *desk) questionSources() string {
	var from, without []string
	for _, q := range bodymap.Questions() {
		switch s := q.Source(d.lang); {
		case s == "":
			without = append(without, q.Text(d.lang))
		case len(from) == 0 || from[len(from)-1] != s:
			from = append(from, s)
		}
	}
	return say("Source of the questions: %s. Without a source that was read: %s.", strings.Join(from, "; "), strings.Join(without, ", "))
}

func (r *questionRow) show(c bodymap.Check) {
	a, ok := c.Answer(r.question.ID)
	r.no.set(ok && !a.Yes)
	r.yes.set(a.Yes)
	show(r.sign, a.Yes)
	show(r.noted, a.Yes)
	r.note.keep(a.Note)
	r.ground.FillColor = theme.Color(colorChip)
	if a.Yes {
		r.ground.FillColor = theme.Color(colorCautionFill)
	}
	r.box.Refresh()
}

func (p *checkPage) object() fyne.CanvasObject { return p.box }
