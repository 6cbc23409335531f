package ui

import (
	"fyne.io/fyne/v2"

	"ashi/bodymap/atlas"
)

// zoomRegions are the regions that the menu of the zoom offers, from above to
// below: those of the trunk with both sides in one picture, those of the limbs one by one.
var zoomRegions = []struct {
	id      string // as in the list of regions
	oneSide bool
}{
	{"101", false},
	{"243", false},
	{"x25", true},
	{"266", false},
	{"251", false},
	{"292", true},
	{"300", true},
	{"269", false},
	{"272", false},
	{"313", false},
	{"260", false},
	{"x12", true},
	{"318", true},
	{"322", true},
	{"323", true},
	{"328", true},
	{"x23", true},
	{"335", true},
}

// regionItems are the menu's lines.
func (v *viewPicker) regionItems() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	add := func(label string, id string, sides ...atlas.Side) {
		items = append(items, fyne.NewMenuItem(label, func() { v.zoomTo(id, sides...) }))
	}
	for _, r := range atlas.Get().Regions() {
		for _, z := range zoomRegions {
			name := r.Everyday.In(v.lang)
			switch {
			case r.ID != z.id:
			case !r.Bilateral:
				add(name, r.ID, atlas.Midline)
			case z.oneSide:
				add(name+", "+atlas.Left.Text(v.lang), r.ID, atlas.Left)
				add(name+", "+atlas.Right.Text(v.lang), r.ID, atlas.Right)
			default:
				add(name, r.ID, atlas.Left, atlas.Right)
			}
		}
	}
	return items
}

// zoomTo shows a region, of both sides if asked for.
func (v *viewPicker) zoomTo(id string, sides ...atlas.Side) {
	var view atlas.View
	var lo, hi atlas.Vec
	for i, side := range sides {
		at, a, b, ok := v.body.Body().RegionView(id, side)
		if !ok {
			return
		}
		if i == 0 {
			view, lo, hi = at, a, b
			continue
		}
		for k := range lo {
			lo[k], hi[k] = min(lo[k], a[k]), max(hi[k], b[k])
		}
	}
	v.body.ShowBox(view, lo, hi)
}
