package ui

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"ashi/bodymap"
	"ashi/bodymap/draw"
)

func (p *sessionPanel) row(i int) rowText {
	d, s := p.desk, p.sites[i]
	n := d.siteName(s)
	look := draw.MarkOf(s)
	look.Number, look.Color, look.Ground, look.Warned = i+1, ink[p.dark], ground(p.dark), p.worst[s.ID]
	right := say("%s mL", d.number(s.Syringe.VolumeML))
	if s.Punctures > 1 {
		right = strconv.Itoa(s.Punctures) + " × " + right
	}
	if s.State == bodymap.SiteSkipped {
		right = ""
	}
	return rowText{
		icon: p.stamp(look), title: n.title, han: n.han, after: s.Side.Text(d.lang), under: p.under(s), right: right,
		on: slices.Contains(d.picked, s.ID), faint: s.State == bodymap.SiteSkipped,
		tapped: func() { p.tapRow(i) },
	}
}

// tapRow selects a site; with Ctrl or the switch it is added to what is picked,
// with shift all from there to here are.
func (p *sessionPanel) tapRow(i int) {
	d, id := p.desk, p.sites[i].ID
	switch held := heldKeys(); {
	case held&fyne.KeyModifierShift != 0 && len(d.picked) > 0:
		at := slices.IndexFunc(p.sites, func(s bodymap.Site) bool { return s.ID == last(d.picked) })
		if at < 0 {
			at = i
		}
		ids := slices.Clone(d.picked)
		for k := min(at, i); k <= max(at, i); k++ {
			if !slices.Contains(ids, p.sites[k].ID) {
				ids = append(ids, p.sites[k].ID)
			}
		}
		d.pick(ids, false)
	case p.picking || held&fyne.KeyModifierShortcutDefault != 0:
		d.pick([]bodymap.SiteID{id}, true)
	default:
		d.selectSite(id)
	}
}

// heldKeys are those that are held down with a tap.
func heldKeys() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// under is the second line of a site: what is out of the ordinary first, then the place.
func (p *sessionPanel) under(s bodymap.Site) string {
	d, text := p.desk, ""
	if s.State == bodymap.SiteSkipped || s.State == bodymap.SiteAdded {
		text += s.State.Text(d.lang) + " · "
	}
	if s.Numbing {
		text += say("numb first") + " · "
	}
	if s.Spread != nil {
		text += d.sizeText(s.Spread) + " · "
	}
	return text + d.where(s.Place).Short(d.lang)
}

func (p *sessionPanel) stamp(look draw.Mark) *canvas.Image {
	img, ok := p.stamps[look]
	if !ok {
		img = stamp(look, 30)
		p.stamps[look] = img
	}
	return img
}
