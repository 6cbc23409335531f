package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// doseLine says above the totals what the doses come to. It asks for a weight where a limit needs one, and for a
// reason where a dose is over a limit; a tap on it shows every limit with its source.
type doseLine struct {
	desk    *desk
	box     *fyne.Container
	tap     *tapped
	sign    *canvas.Image
	words   *widget.Label
	kg      *asked
	rules   []string // of the reasons that are asked for
	reasons map[string]*asked
	rows    *fyne.Container
}

func newDoseLine(d *desk) *doseLine {
	l := &doseLine{desk: d, sign: newLevelSign(), words: widget.NewLabel(""), reasons: map[string]*asked{}}
	l.words.Wrapping = fyne.TextWrapWord
	l.tap = newTapped(container.NewBorder(nil, nil, beside(l.sign), nil, l.words), d.openDrawUp)
	kg := newField(d, say("Weight, kg"), func(text string) { l.kg.told(d.setWeight(text)) })
	l.kg = newAsked(kg, namedBefore(say("Weight, kg"), kg))
	l.rows = container.New(layout.NewCustomPaddedVBoxLayout(0))
	l.box = container.New(layout.NewCustomPaddedLayout(0, 0, 8, 8), container.New(layout.NewCustomPaddedVBoxLayout(0), l.tap, l.kg.box, l.rows))
	return l
}

// namedBefore puts a field's name before it.
func namedBefore(name string, f fyne.CanvasObject) fyne.CanvasObject {
	return container.NewBorder(nil, nil, container.NewCenter(quiet(name)), nil, f)
}

func (l *doseLine) object() fyne.CanvasObject { return l.box }

func (l *doseLine) refresh() {
	d := l.desk
	if d.chart == nil {
		return
	}
	all, err := d.chart.Doses()
	text := d.doseSummary(all)
	if err != nil {
		text = bodymap.Sentence(err, d.lang)
	}
	l.box.Hidden = text == ""
	if l.box.Hidden {
		return
	}
	level := all.Level()
	l.words.Importance = levelLooks[level].ink
	l.words.SetText(text)
	showLevel(l.sign, level)
	l.kg.box.Hidden = !all.NeedsWeight
	if d.patient.WeightKG == 0 {
		l.kg.keep("")
	}
	l.askReasons(all.Over())
	l.box.Refresh()
}

// askReasons shows a field for each rule, with the reason that is kept.
func (l *doseLine) askReasons(rules []string) {
	d := l.desk
	kept, err := d.chart.Reasons()
	if err != nil {
		rules = nil // the next change tries again
	}
	if !slices.Equal(rules, l.rules) {
		l.rules, l.rows.Objects = rules, nil
		for _, rule := range rules {
			if l.reasons[rule] == nil {
				l.reasons[rule] = l.newReason(rule)
			}
			l.rows.Add(l.reasons[rule].box)
		}
	}
	for _, rule := range rules {
		text := ""
		if i := slices.IndexFunc(kept, func(r bodymap.Reason) bool { return r.Rule == rule && r.Site == "" }); i >= 0 {
			text = kept[i].Text
		}
		l.reasons[rule].keep(text)
	}
	l.rows.Hidden = len(rules) == 0
}

func (l *doseLine) newReason(rule string) *asked {
	d := l.desk
	var a *asked
	f := newField(d, rule, func(text string) {
		if !a.told(d.chart.SetReason(rule, "", text)) {
			d.changed()
		}
	})
	f.SetPlaceHolder(say("why %s is over the limit", bodymap.RuleText(rule, d.lang)))
	a = newAsked(f, namedBefore(say("Reason"), f))
	return a
}

// tapped is something that a tap opens.
type tapped struct {
	widget.BaseWidget
	content fyne.CanvasObject
	do      func()
}

func newTapped(content fyne.CanvasObject, do func()) *tapped {
	t := &tapped{content: content, do: do}
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer implements fyne.Widget.
func (t *tapped) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.content) }

// Tapped implements fyne.Tappable.
func (t *tapped) Tapped(*fyne.PointEvent) { t.do() }

// Cursor implements desktop.Cursorable.
func (t *tapped) Cursor() desktop.Cursor { return desktop.PointerCursor }
