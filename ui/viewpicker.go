package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
	"ashi/ui/figure"
)

// viewPicker turns the body: whole views by one tap, closer ones by a second.
type viewPicker struct {
	lang    string
	body    *figure.Map
	box     *fyne.Container
	column  *fyne.Container // the buttons, in the box
	buttons map[string]*widget.Button
	group   map[string][]atlas.View
	eye     *draw.Renderer
}

// wholeViews are the views of the whole body and the words on their buttons.
var wholeViews = []struct{ name, label string }{
	{"front", "Front"}, {"back", "Back"}, {"left", "Left"}, {"right", "Right"},
}

// closeGroups are the groups of closer views and the words on their buttons.
var closeGroups = []struct{ group, label string }{
	{"head", "Head"}, {"hand", "Hand"}, {"foot", "Foot"}, {"arm", "Arm"}, {"leg", "Leg"},
}

func newViewPicker(lang string, body *figure.Map) *viewPicker {
	v := &viewPicker{lang: lang, body: body, buttons: map[string]*widget.Button{}, group: map[string][]atlas.View{}, eye: draw.NewRenderer()}
	for _, view := range atlas.Views() {
		v.group[view.Group] = append(v.group[view.Group], view)
	}
	v.column = container.New(layout.NewCustomPaddedVBoxLayout(5))
	add := func(key, label string, icon fyne.Resource, tap func()) {
		b := widget.NewButtonWithIcon(label, icon, tap)
		b.IconPlacement = widget.ButtonIconTrailingText
		v.buttons[key] = b
		v.column.Add(b)
	}
	for _, whole := range wholeViews {
		view, _ := atlas.ViewNamed(whole.name)
		add(whole.name, say(whole.label), nil, func() { body.SetView(view) })
	}
	for _, g := range closeGroups {
		add(g.group, say(g.label), theme.NavigateNextIcon(), func() { v.choose(g.group) })
	}
	v.box = container.NewStack(container.NewVScroll(v.column)) // a low window has no room for all
	v.turned(body.View())
	return v
}

// choose offers the views of a group beside its button.
func (v *viewPicker) choose(group string) {
	var items []*fyne.MenuItem
	for _, view := range v.group[group] {
		items = append(items, fyne.NewMenuItem(view.Text(v.lang), func() { v.body.SetView(view) }))
	}
	v.menu(v.buttons[group], items)
}

func (v *viewPicker) menu(beside fyne.CanvasObject, items []*fyne.MenuItem) {
	d := fyne.CurrentApp().Driver()
	c := d.CanvasForObject(beside)
	if c == nil {
		return
	}
	at := d.AbsolutePositionForObject(beside).AddXY(beside.Size().Width+4, 0)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c, at)
}

// pickRegion offers the regions to zoom to.
func (v *viewPicker) pickRegion(beside fyne.CanvasObject) { v.menu(beside, v.regionItems()) }

// turned shows which view is in sight.
func (v *viewPicker) turned(view atlas.View) {
	for key, b := range v.buttons {
		want := widget.MediumImportance
		if key == view.Name || view.Group != "body" && key == view.Group {
			want = widget.HighImportance
		}
		if b.Importance != want {
			b.Importance = want
			b.Refresh()
		}
	}
}

// best is the first of some views that sees the most of some places.
func (v *viewPicker) best(of []atlas.View, places []atlas.Place) atlas.View {
	const eyePx = 320
	best, most := v.body.View(), 0
	b := v.body.Body()
	for _, view := range of {
		v.eye.Plain(b, b.Camera(view, eyePx, eyePx), draw.Paper)
		seen := 0
		for _, p := range places {
			if _, _, ok := v.eye.Visible(p); ok {
				seen++
			}
		}
		if seen > most {
			best, most = view, seen
		}
		if seen == len(places) {
			break
		}
	}
	return best
}
