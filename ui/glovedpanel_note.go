package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// phrases are what is noted most often while the needle is in the hand.
var phrases = []string{"bled", "painful", "bruise", "felt faint", "stopped at the patient’s wish"}

// between parts the pieces of a note.
const between = "; "

// glovedNote writes the note of the site at hand: by one tap, or typed.
type glovedNote struct {
	desk    *desk
	box     *fyne.Container
	title   *widget.Label
	buttons []*bigButton
	text    *cellEntry
	said    *tapLabel // what is typed, to be read from afar: a line to type in has the letters of the window
	done    func()    // puts the phrases away
	site    bodymap.Site
}

func newGlovedNote(d *desk, done func()) *glovedNote {
	n := &glovedNote{desk: d, title: wrapped(), done: done}
	n.title.TextStyle.Bold = true
	n.text = &cellEntry{entry: entry{keys: &d.keys}, left: n.handOver}
	n.text.extend(n.text)
	n.text.OnSubmitted = func(string) { n.leave() }
	n.text.key = n.typed
	rows := container.New(&tallRows{height: gloveTarget, gap: glovePad})
	for i := range phrases {
		b := newBigButton(gloveText, say(phrases[i]), nil, func() { n.toggle(say(phrases[i])) })
		n.buttons = append(n.buttons, b)
		rows.Add(b)
	}
	n.said = newTapLabel(func() { d.focus(n.text) })
	n.said.SizeName, n.said.Truncation = sizeGlove, fyne.TextTruncateEllipsis
	n.text.OnChanged = n.echo
	rows.Add(container.NewBorder(n.said, nil, nil, nil, n.text))
	n.box = container.New(layout.NewCustomPaddedVBoxLayout(4), outdented(n.title), rows)
	n.echo("")
	return n
}

func (n *glovedNote) show(s bodymap.Site) {
	other := n.site.ID != s.ID
	n.site = s
	name := n.desk.siteName(s)
	n.title.SetText(say("Note on %s", name.title+" "+sideWord(s.Side, n.desk.lang)))
	if other || n.text.was != s.Note {
		n.text.was = s.Note
		n.text.SetText(s.Note)
	}
	for i, b := range n.buttons {
		b.Importance, b.Icon = widget.MediumImportance, nil
		if slices.Contains(strings.Split(s.Note, between), say(phrases[i])) {
			b.Importance, b.Icon = widget.HighImportance, theme.ConfirmIcon()
		}
		b.Refresh()
	}
	n.box.Refresh()
}

// echo shows in large letters what is typed, or that one can.
func (n *glovedNote) echo(text string) {
	n.said.Importance = widget.MediumImportance
	if text == "" {
		text, n.said.Importance = say("Type a note"), widget.LowImportance
	}
	n.said.SetText(text)
}

// tapLabel is a label that can be tapped.
type tapLabel struct {
	widget.Label
	tapped func()
}

func newTapLabel(tapped func()) *tapLabel {
	l := &tapLabel{tapped: tapped}
	l.ExtendBaseWidget(l)
	return l
}

// Tapped implements fyne.Tappable.
func (l *tapLabel) Tapped(*fyne.PointEvent) { l.tapped() }

// typed gives up on Escape what was typed.
func (n *glovedNote) typed(k fyne.KeyName) bool {
	if k != fyne.KeyEscape {
		return false
	}
	n.text.SetText(n.text.was)
	n.leave()
	return true
}

// leave gives the keys back to the steps.
func (n *glovedNote) leave() {
	n.desk.focus(nil)
	n.done()
}

// toggle writes a phrase into the note or takes it out.
func (n *glovedNote) toggle(phrase string) {
	parts := slices.DeleteFunc(strings.Split(n.site.Note, between), func(s string) bool { return s == "" })
	if i := slices.Index(parts, phrase); i >= 0 {
		parts = slices.Delete(parts, i, i+1)
	} else {
		parts = append(parts, phrase)
	}
	n.keep(strings.Join(parts, between))
}

// handOver keeps what was typed.
func (n *glovedNote) handOver() {
	if n.text.Text != n.text.was {
		n.keep(n.text.Text)
	}
}

// keep writes the note of the site that was shown when it was typed.
func (n *glovedNote) keep(text string) {
	d, id := n.desk, n.site.ID
	if d.chart == nil || d.fail(d.chart.Change([]bodymap.SiteID{id}, func(s *bodymap.Site) { s.Note = text }, bodymap.EditSite)) {
		return
	}
	d.message = message{}
	d.changed()
}

// tallRows sets objects below each other, each of a height: two in a row where
// there is room for the words of both.
type tallRows struct{ height, gap float32 }

// MinSize implements fyne.Layout.
func (t *tallRows) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(320, t.place(objects, 640, func(fyne.CanvasObject, float32, float32, float32, float32) {}))
}

// Layout implements fyne.Layout.
func (t *tallRows) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	t.place(objects, size.Width, put)
}

// place calls put for each object and returns the height of all.
func (t *tallRows) place(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y, width, height float32)) float32 {
	half, y := (width-t.gap)/2, float32(0)
	for i := 0; i < len(objects); i++ {
		if i+1 < len(objects) && widest(objects[i:i+2]) <= half {
			put(objects[i], 0, y, half, t.height)
			put(objects[i+1], half+t.gap, y, half, t.height)
			i++
		} else {
			put(objects[i], 0, y, width, t.height)
		}
		y += t.height + t.gap
	}
	return max(y-t.gap, 0)
}
