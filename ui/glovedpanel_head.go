package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"ashi/bodymap"
)

// glovedHead keeps in sight who is treated, what must be known of them, and how far the plan is.
type glovedHead struct {
	desk   *desk
	box    *fyne.Container
	leave  *bigButton
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
	h.leave = newBigButton(gloveText, "", theme.CancelIcon(), d.leaveFront)
	h.facts = container.New(h.flow)
	h.done, h.rest = canvas.NewRectangle(theme.Color(theme.ColorNamePrimary)), canvas.NewRectangle(theme.Color(colorChip))
	h.box = container.New(h, h.leave, h.name, h.count, h.rest, h.done)
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

// gloveLine is how many letters a chip holds.
const gloveLine = 26

// cautionsOf are what must be known of a patient before a needle goes in.
func (d *desk) cautionsOf(p bodymap.Patient) []string {
	var out []string
	if all := pieces(p.Allergies, 44); len(all) > 0 {
		out = lines(say("allergy: %s", strings.Join(all, ", ")), gloveLine)
	}
	for _, f := range d.flags() {
		if f != bodymap.KnowsAcupuncture {
			out = append(out, f.Text(d.lang))
		}
	}
	for _, text := range d.answeredYes() {
		out = append(out, lines(text, gloveLine)...)
	}
	return out
}

const glovedBar = 10 // units: how far the plan is

// MinSize implements fyne.Layout.
func (h *glovedHead) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(320, gloveTarget+2*glovePad+glovedBar)
}

// Layout implements fyne.Layout: the facts stand between name and count.
func (h *glovedHead) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	const pad = glovePad
	name, count := h.name.MinSize(), h.count.MinSize()
	put(h.leave, pad, pad, gloveTarget, gloveTarget)
	middle := float32(pad + gloveTarget/2)
	put(h.name, 2*pad+gloveTarget, middle-name.Height/2, name.Width, name.Height)
	put(h.count, size.Width-pad-count.Width, middle-count.Height/2, count.Width, count.Height)
	share := float32(0)
	if h.of > 0 {
		share = float32(max(h.at-1, 0)) / float32(h.of)
	}
	row := size.Height - glovedBar
	put(h.rest, 0, row, size.Width, glovedBar)
	put(h.done, 0, row, size.Width*share, glovedBar)
}

// putFacts places what must be known of the patient: between name and count or,
// where there is no room, from a line down. It returns the height that they take there.
func (h *glovedHead) putFacts(width, x, top, below float32) float32 {
	const pad = glovePad
	from := 4*pad + gloveTarget + h.name.MinSize().Width
	free := width - from - h.count.MinSize().Width - 2*pad
	if one := h.flow.heightFor(h.facts.Objects, free); free > 300 && one <= gloveTarget {
		put(h.facts, from, pad+(gloveTarget-one)/2, free, one)
		return 0
	}
	all := h.flow.heightFor(h.facts.Objects, below-2*pad)
	put(h.facts, x+pad, top+pad, below-2*pad, all)
	return all + 2*pad
}
