//go:build e2e

package ui

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap/atlas"
)

// onTablet goes on with the patient on a screen that is higher than wide, in the dark.
func (s *story) onTablet() {
	s.see("tablet")
	s.tap(s.shadow.banner.rail) // shows the patients
	s.see("tablet-drawer")
	first := s.shadow.area(s.shadow.rail.list).Min.Add(image.Pt(60, 20))
	s.tapAt(first)
	s.see("tablet-patient")
	s.tap(s.shadow.figure.views.buttons["front"])
	s.see("tablet-front")
	s.tapPoint("ST34", atlas.Left)
	s.see("tablet-st34-by-tap")
	buttons := s.shadow.banner.right.Objects
	s.tap(buttons[len(buttons)-1]) // the settings
	s.see("tablet-settings")
	dark := s.shadow.area(s.find(func(o fyne.CanvasObject) bool {
		check, ok := o.(*widget.Check)
		return ok && check.Text == "Dark"
	}))
	s.tapAt(dark.Min.Add(image.Pt(16, dark.Dy()/2)))
	s.see("tablet-dark-settings")
	s.tap(s.find(func(o fyne.CanvasObject) bool {
		button, ok := o.(*widget.Button)
		return ok && button.Text == "Close"
	}))
	s.see("tablet-dark")
	s.holds("ST36 right done", "Ashi right skipped", "LI4 left done", "LI4 right done", "BL40 left added", "BL23 right added", "ST34 left added")
}

// find looks for an object of the settings.
func (s *story) find(is func(fyne.CanvasObject) bool) fyne.CanvasObject {
	s.t.Helper()
	o := within(s.shadow.settings.box, is)
	if o == nil {
		s.t.Fatal("what is looked for is not among the settings")
	}
	return o
}

// within is the first object in another for which is holds, or nil.
func within(o fyne.CanvasObject, is func(fyne.CanvasObject) bool) fyne.CanvasObject {
	if is(o) {
		return o
	}
	var parts []fyne.CanvasObject
	switch c := o.(type) {
	case *fyne.Container:
		parts = c.Objects
	case *container.Scroll:
		parts = []fyne.CanvasObject{c.Content}
	}
	for _, part := range parts {
		if found := within(part, is); found != nil {
			return found
		}
	}
	return nil
}
