package ui

import (
	"errors"
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// slot is one value of a form, typed or chosen, with its name above and what is wrong with it below.
type slot struct {
	entry *entry // nil: it is chosen
	pick  *widget.Select
	keys  []string // what the choices stand for
	wrong *widget.Label
	box   *fyne.Container
	room  *room
}

// room is the sheet that a form lies on: what is said at a field moves what lies below.
type room struct{ sheet *container.Scroll }

// lay lays the sheet out anew: once for the widths, once more now that its lines have their breaks.
func (r *room) lay() {
	if r.sheet != nil {
		relay(r.sheet)
		relay(r.sheet)
	}
}

func newTyped(d *desk, r *room, label, hint string, submit func()) *slot {
	s := &slot{entry: newEntry(d), room: r}
	s.entry.SetPlaceHolder(hint)
	s.entry.OnSubmitted = func(string) { submit() }
	s.put(label, s.entry)
	s.entry.OnChanged = func(string) { s.mend() }
	return s
}

func newPicked(r *room, label string, keys, words []string) *slot {
	s := &slot{pick: widget.NewSelect(words, nil), keys: keys, room: r}
	s.pick.PlaceHolder = say("choose")
	s.put(label, s.pick)
	if len(keys) > 0 && keys[0] == "" {
		s.pick.SetSelectedIndex(0)
	}
	s.pick.OnChanged = func(string) { s.mend() }
	return s
}

func (s *slot) put(label string, what fyne.CanvasObject) {
	s.wrong = problemLabel()
	s.box = container.New(layout.NewCustomPaddedVBoxLayout(-2), widget.NewLabel(label), what, s.wrong)
}

// tell says what is wrong; an empty sentence, that nothing is.
func (s *slot) tell(sentence string) {
	if (sentence == "") != s.wrong.Hidden || s.wrong.Text != sentence {
		s.wrong.SetText(sentence)
		show(s.wrong, sentence != "")
		s.room.lay()
	}
}

// mend takes back what was said. Its room stays until the next save: what lies below must not move under a finger.
func (s *slot) mend() { s.wrong.SetText("") }

func (s *slot) get() string {
	if s.entry != nil {
		return s.entry.Text
	}
	if i := s.pick.SelectedIndex(); i >= 0 {
		return s.keys[i]
	}
	return ""
}

func (s *slot) set(text string) {
	if s.entry != nil {
		s.entry.SetText(text)
		return
	}
	if i := slices.Index(s.keys, text); i >= 0 {
		s.pick.SetSelectedIndex(i)
		return
	}
	s.pick.ClearSelected()
}

// slots are a form about one thing of several. What was typed about one and not saved is still there when it comes back.
type slots struct {
	all    map[string]*slot // by the fields that bodymap reports problems with
	of     bodymap.EntryID
	base   map[string]string // as the record has it
	drafts map[bodymap.EntryID]map[string]string
}

func (f *slots) texts() map[string]string {
	out := map[string]string{}
	for name, s := range f.all {
		out[name] = s.get()
	}
	return out
}

func (f *slots) set(texts map[string]string) {
	for name, s := range f.all {
		if s.get() != texts[name] {
			s.set(texts[name])
		}
		s.tell("")
	}
}

// keep shows what the record has of a thing, unless one has typed something else about it.
func (f *slots) keep(id bodymap.EntryID, texts map[string]string) {
	if f.drafts == nil {
		f.drafts = map[bodymap.EntryID]map[string]string{}
	}
	now := f.texts()
	typed := f.base != nil && !maps.Equal(now, f.base)
	switch {
	case f.base != nil && id == f.of && (typed || maps.Equal(texts, f.base)):
	case f.base != nil && id == f.of:
		f.set(texts)
	default:
		if typed {
			f.drafts[f.of] = now
		}
		draft, ok := f.drafts[id]
		if !ok {
			draft = texts
		}
		delete(f.drafts, id)
		f.set(draft)
	}
	f.of, f.base = id, texts
}

// saved forgets what was typed: the record has it.
func (f *slots) saved() { f.base = nil }

// number reads a slot that may be empty, or says in it why not.
func (f *slots) number(field string) (v float64, ok bool) {
	text := f.all[field].get()
	if text == "" {
		return 0, true
	}
	v, err := readNumber(text)
	if err != nil {
		f.all[field].tell(say("“%s” is not a number.", text))
	}
	return v, err == nil
}

// told shows what is wrong at its field; it tells whether something was.
func (f *slots) told(d *desk, err error) bool {
	var all bodymap.Problems
	if !errors.As(err, &all) {
		return d.fail(err)
	}
	for _, p := range slices.Backward(all) { // of two at a field, the first is shown
		if s := f.all[p.Field]; s != nil {
			s.tell(p.Say(d.lang))
		} else {
			d.fail(p)
		}
	}
	return true
}

// title stands above a part of a page.
func title(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.TextStyle.Bold, l.Truncation = true, fyne.TextTruncateEllipsis
	return l
}

// sideBySide puts a list with what stands above it beside the sheet of what is chosen in it.
func sideBySide(top, list fyne.CanvasObject, sheet *container.Scroll) *fyne.Container {
	left := container.New(layout.NewCustomPaddedLayout(0, 0, 0, 12), container.NewBorder(top, nil, nil, nil, list))
	return container.New(&halves{}, left, sheet)
}

// halves gives a list and the sheet of what is chosen in it half of the room each, and the sheet more where it needs it.
type halves struct{}

// MinSize implements fyne.Layout.
func (halves) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(480, 200) }

// Layout implements fyne.Layout.
func (halves) Layout(o []fyne.CanvasObject, size fyne.Size) {
	right := max(size.Width/2, o[1].(*container.Scroll).Content.MinSize().Width)
	if !o[0].Visible() {
		right = size.Width
	}
	put(o[0], 0, 0, size.Width-right, size.Height)
	put(o[1], size.Width-right, 0, right, size.Height)
}

// sheetOf is what scrolls at the right of a page.
func sheetOf(parts ...fyne.CanvasObject) *container.Scroll {
	return container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 12, 0, 14), container.New(layout.NewCustomPaddedVBoxLayout(6), parts...)))
}

// pair are two buttons below a form: what takes away at the left, what keeps at the right.
func pair(away, keep *widget.Button) fyne.CanvasObject {
	keep.Importance = widget.HighImportance
	return container.New(layout.NewCustomPaddedLayout(6, 10, 0, 0), container.NewGridWithColumns(2, away, keep))
}

// addButton begins something new.
func addButton(text string, do func()) *widget.Button {
	return widget.NewButtonWithIcon(text, theme.ContentAddIcon(), do)
}
