package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// regionSide is a region of one side of the body, or an unpaired one.
type regionSide struct {
	region atlas.Region
	side   atlas.Side
}

func (r regionSide) in(lang string) string {
	name := r.region.Everyday.In(lang)
	if side := r.side.Text(lang); side != "" {
		name += ", " + side
	}
	return name
}

// findRegions finds regions of which each word that was typed begins a word, in
// either language: first as a patient says it, then as an anatomist does.
func findRegions(query string) []regionSide {
	asked := strings.Fields(bodymap.Fold(query))
	if len(asked) == 0 {
		return nil
	}
	var out, learned []regionSide
	for _, r := range atlas.Get().Regions() {
		sides := []atlas.Side{atlas.Midline}
		if r.Bilateral {
			sides = []atlas.Side{atlas.Left, atlas.Right}
		}
		for _, side := range sides {
			plain := " " + bodymap.Fold(strings.Join([]string{r.Everyday.EN, r.Everyday.FR, side.Text("en"), side.Text("fr")}, " "))
			switch {
			case holdsAll(plain, asked):
				out = append(out, regionSide{r, side})
			case holdsAll(plain+" "+bodymap.Fold(r.Name.EN+" "+r.Name.FR), asked):
				learned = append(learned, regionSide{r, side})
			}
		}
	}
	return append(out, learned...)
}

func holdsAll(words string, beginnings []string) bool {
	for _, b := range beginnings {
		if !strings.Contains(words, " "+b) {
			return false
		}
	}
	return true
}

// regionSearch adds a pain by the name of its region.
type regionSearch struct {
	desk    *desk
	entry   *entry
	found   []regionSide
	at      int // the found one that Enter takes
	list    *widget.List
	results *fyne.Container
	none    *widget.Label
	chosen  func(regionSide)
}

const regionRows = 5 // in sight at once

func newRegionSearch(d *desk, chosen func(regionSide)) *regionSearch {
	s := &regionSearch{desk: d, entry: newEntry(d), none: widget.NewLabel(say("No region has this name. Draw it on the body instead.")), chosen: chosen}
	s.entry.SetPlaceHolder(say("Add by region: neck, knee ..."))
	s.entry.OnChanged = s.search
	s.entry.OnSubmitted = func(string) { s.choose(s.at) }
	s.entry.key = s.typed
	s.none.Wrapping = fyne.TextWrapWord
	s.list = widget.NewList(func() int { return len(s.found) },
		func() fyne.CanvasObject { return newRow(s.list) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*row).show(s.row(i)) })
	s.results = container.NewStack(plate(), s.list, s.none)
	s.results.Hide()
	return s
}

func (s *regionSearch) row(i int) rowText {
	r := s.found[i]
	return rowText{title: r.in(s.desk.lang), under: r.region.Name.In(s.desk.lang), on: i == s.at, tapped: func() { s.choose(i) }}
}

func (s *regionSearch) search(query string) {
	s.found, s.at = findRegions(query), 0
	s.results.Hidden = query == ""
	s.none.Hidden = len(s.found) > 0
	s.list.ScrollToTop()
	s.list.Refresh()
	s.results.Refresh()
}

// typed walks through what was found, and Escape gives it up.
func (s *regionSearch) typed(k fyne.KeyName) bool {
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

func (s *regionSearch) choose(i int) {
	if i >= len(s.found) {
		return
	}
	r := s.found[i]
	s.entry.SetText("")
	s.chosen(r)
}
