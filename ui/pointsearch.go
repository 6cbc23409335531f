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
	turn    func([]bodymap.Target) // shows where a line or an area will lie; may be nil
	box     *fyne.Container
	entry   *entry
	sides   []*widget.Button
	side    int // in sideChoices
	found   []finding
	at      int // the found one that Enter marks
	list    *widget.List
	results *fyne.Container
	tall    *canvas.Rectangle // holds the room for the results
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

// mostRows is how many results show at once; the others are scrolled to.
const mostRows = 5

func newPointSearch(d *desk, mark func([]bodymap.Target)) *pointSearch {
	s := &pointSearch{desk: d, mark: mark, side: bothSides, tall: canvas.NewRectangle(color.Transparent)}
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
	s.none = widget.NewLabel("")
	s.none.Wrapping = fyne.TextWrapWord
	s.results = container.NewVBox(container.NewStack(plate(), s.tall, s.list, s.none))
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
	s.found, s.at = s.desk.find(query, s.chosen()), 0
	s.results.Hidden = query == ""
	s.none.SetText(say("Nothing has this name. Tap the body, or describe a place: “2 cun lateral to the midline at L4, left”."))
	if len(s.found) == 1 && s.found[0].advice {
		s.none.SetText(s.found[0].why)
		s.found = nil
	}
	s.none.Hidden = len(s.found) > 0
	rows := float32(min(len(s.found), mostRows))
	s.tall.SetMinSize(fyne.NewSize(0, rows*(s.list.MinSize().Height+theme.Padding())))
	s.list.ScrollToTop()
	s.list.Refresh()
	s.results.Resize(fyne.NewSize(s.results.Size().Width, s.results.MinSize().Height))
	s.results.Refresh()
}

func (s *pointSearch) row(i int) rowText {
	t := s.found[i].text
	t.on, t.tapped = i == s.at, func() { s.choose(i) }
	return t
}

// chosen are the sides that the next point is marked on.
func (s *pointSearch) chosen() []atlas.Side { return sideChoices[s.side].sides }

// typed walks through what was found, and Escape gives it up; a second one gives
// the keys back to the body.
func (s *pointSearch) typed(k fyne.KeyName) bool {
	step := map[fyne.KeyName]int{fyne.KeyDown: 1, fyne.KeyUp: -1}[k]
	switch {
	case k == fyne.KeyEscape && s.entry.Text == "":
		fyne.CurrentApp().Driver().CanvasForObject(s.entry).Unfocus()
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
	if f.targets != nil {
		s.mark(f.targets)
		return
	}
	if s.turn != nil {
		s.turn([]bodymap.Target{{Place: append(f.line, f.area...)[0]}})
	}
	s.desk.markChain(f)
}
