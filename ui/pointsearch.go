package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// pointSearch finds a point by any of its names and marks it.
type pointSearch struct {
	desk    *desk
	mark    func([]bodymap.Target)
	box     *fyne.Container
	entry   *entry
	sides   []*widget.Button
	side    int // in sideChoices
	found   []finding
	at      int // the found one that Enter marks
	list    *widget.List
	results *fyne.Container
	none    *widget.Label
}

// sideChoices are what one Enter marks of a bilateral point.
var sideChoices = []struct {
	label string
	sides []atlas.Side
}{
	{"Left", []atlas.Side{atlas.Left}},
	{"Both", []atlas.Side{atlas.Left, atlas.Right}},
	{"Right", []atlas.Side{atlas.Right}},
}

const bothSides = 1

func newPointSearch(d *desk, mark func([]bodymap.Target)) *pointSearch {
	s := &pointSearch{desk: d, mark: mark, side: bothSides}
	s.entry = newEntry(d)
	s.entry.SetPlaceHolder(say("Mark a point: ST36, zusanli, 足三里, knee ..."))
	s.entry.OnChanged = s.search
	s.entry.OnSubmitted = func(string) { s.choose(s.at) }
	s.entry.key = s.typed
	choice := container.NewHBox()
	for i, c := range sideChoices {
		b := widget.NewButton(say(c.label), func() { s.setSide(i) })
		s.sides = append(s.sides, b)
		choice.Add(b)
	}
	s.list = widget.NewList(func() int { return len(s.found) },
		func() fyne.CanvasObject { return newRow(s.list) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*row).show(s.row(i)) })
	s.none = widget.NewLabel(say("Nothing has this name. Tap the body, or describe a place: “2 cun lateral to the midline at L4, left”."))
	s.none.Wrapping = fyne.TextWrapWord
	ground := canvas.NewRectangle(theme.Color(theme.ColorNameOverlayBackground))
	ground.CornerRadius, ground.StrokeWidth = 8, 1
	ground.StrokeColor = theme.Color(theme.ColorNameSeparator)
	tall := canvas.NewRectangle(color.Transparent)
	tall.SetMinSize(fyne.NewSize(0, 280))
	s.results = container.NewVBox(container.NewStack(ground, tall, s.list, s.none))
	s.results.Hide()
	s.setSide(bothSides)
	s.box = container.NewBorder(nil, nil, nil, choice, s.entry)
	return s
}

func (s *pointSearch) setSide(i int) {
	s.side = i
	if s.entry.Text != "" {
		s.search(s.entry.Text)
	}
	for k, b := range s.sides {
		b.Importance = widget.MediumImportance
		if k == i {
			b.Importance = widget.HighImportance
		}
		b.Refresh()
	}
}

func (s *pointSearch) search(query string) {
	s.found, s.at = s.desk.find(query, sideChoices[s.side].sides), 0
	s.results.Hidden = query == ""
	s.none.Hidden = len(s.found) > 0
	s.list.ScrollToTop()
	s.list.Refresh()
	s.results.Refresh()
}

func (s *pointSearch) row(i int) rowText {
	t := s.found[i].text
	t.on, t.tapped = i == s.at, func() { s.choose(i) }
	return t
}

// typed walks through what was found, and Escape gives it up.
func (s *pointSearch) typed(k fyne.KeyName) bool {
	step := map[fyne.KeyName]int{fyne.KeyDown: 1, fyne.KeyUp: -1}[k]
	switch {
	case k == fyne.KeyEscape:
		s.entry.SetText("")
	case step != 0 && len(s.found) > 0:
		s.at = min(max(s.at+step, 0), len(s.found)-1)
		s.list.ScrollTo(s.at)
		s.list.Refresh()
	default:
		return false
	}
	return true
}

// choose marks what was found and makes room for the next.
func (s *pointSearch) choose(i int) {
	if i >= len(s.found) {
		return
	}
	f := s.found[i]
	if f.why != "" {
		s.desk.note(f.why)
		return
	}
	s.entry.SetText("")
	switch {
	case f.line != nil:
		s.desk.markLine(f.line)
	case f.area != nil:
		s.desk.markArea(f.area)
	default:
		s.mark(f.targets)
	}
}
