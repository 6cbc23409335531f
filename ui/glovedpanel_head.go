package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// glovedHead keeps in sight who is treated, what must be known of them, and how far the plan is.
type glovedHead struct {
	desk   *desk
	box    *fyne.Container
	leave  *widget.Button
	name   *fyne.Container // in as many lines as it takes
	facts  *fyne.Container
	flow   *flow
	count  *canvas.Text
	done   *canvas.Rectangle
	rest   *canvas.Rectangle
	of, at int
}

func newGlovedHead(d *desk) *glovedHead {
	h := &glovedHead{desk: d, name: container.New(layout.NewCustomPaddedVBoxLayout(-12)), count: bigWord(gloveBold, true), flow: &flow{gap: 10}}
	h.leave = widget.NewButtonWithIcon("", theme.CancelIcon(), d.leaveFront)
	h.facts = container.New(h.flow)
	h.done, h.rest = canvas.NewRectangle(theme.Color(theme.ColorNamePrimary)), canvas.NewRectangle(theme.Color(colorChip))
	h.box = container.New(h, h.leave, h.name, h.facts, h.count, h.rest, h.done)
	return h
}

func (h *glovedHead) show(at, of int, now page) {
	h.at, h.of = at, of
	p := h.desk.patient
	h.name.Objects = nil
	for _, line := range lines(short(p.Name(), 48), 24) {
		t := bigWord(gloveText, true)
		t.Text = line
		h.name.Add(t)
	}
	h.count.Text = say("%d of %d", at, of)
	switch now {
	case emptyPage:
		h.count.Text, h.at = "", 0
	case endPage:
		h.at = of + 1
	}
	h.facts.Objects = nil
	for _, c := range h.desk.cautionsOf(p) {
		h.facts.Add(bigChip(c, true))
	}
	if p.Allergies == "" {
		h.facts.Add(bigChip(say("no allergies recorded"), false))
	}
	h.box.Refresh()
}

// cautionsOf are what must be known of a patient before a needle goes in.
func (d *desk) cautionsOf(p bodymap.Patient) []string {
	var out []string
	for _, a := range pieces(p.Allergies, 44) {
		out = append(out, say("allergy: %s", a))
	}
	for _, f := range p.Flags {
		if f != bodymap.KnowsAcupuncture {
			out = append(out, f.Text(d.lang))
		}
	}
	return out
}

const glovedBar = 10 // units: how far the plan is

// MinSize implements fyne.Layout.
func (h *glovedHead) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(320, h.height(h.box.Size().Width))
}

// Layout implements fyne.Layout.
func (h *glovedHead) Layout(_ []fyne.CanvasObject, size fyne.Size) { h.place(size.Width, put) }

// height is what the head needs at a width.
func (h *glovedHead) height(width float32) float32 {
	return h.place(width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

// place puts the facts between name and count, or below them where there is no room.
func (h *glovedHead) place(width float32, put func(o fyne.CanvasObject, x, y, width, height float32)) float32 {
	const pad = glovePad
	name, count := h.name.MinSize(), h.count.MinSize()
	put(h.leave, pad, pad, gloveTarget, gloveTarget)
	x, middle := float32(2*pad+gloveTarget), float32(pad+gloveTarget/2)
	put(h.name, x, middle-name.Height/2, name.Width, name.Height)
	put(h.count, width-pad-count.Width, middle-count.Height/2, count.Width, count.Height)
	row := float32(2*pad + gloveTarget)
	free := width - x - name.Width - count.Width - 4*pad
	if one := h.flow.heightFor(h.facts.Objects, free); free > 300 && one <= gloveTarget {
		put(h.facts, x+name.Width+2*pad, middle-one/2, free, one)
	} else {
		all := h.flow.heightFor(h.facts.Objects, width-2*pad)
		put(h.facts, pad, row, width-2*pad, all)
		row += all + pad
	}
	share := float32(0)
	if h.of > 0 {
		share = float32(max(h.at-1, 0)) / float32(h.of)
	}
	put(h.rest, 0, row, width, glovedBar)
	put(h.done, 0, row, width*share, glovedBar)
	return row + glovedBar
}
