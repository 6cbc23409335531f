package ui

import "fyne.io/fyne/v2"

// overBody lays out what lies over the body. Nothing in it moves when the card
// at the lower left comes or goes.
type overBody struct{ p *figurePane }

const overPad, overGap = 10, 6

// MinSize implements fyne.Layout.
func (o *overBody) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(240, 240) }

// Layout implements fyne.Layout.
func (o *overBody) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	p := o.p
	end := size.Width - overPad
	top := p.points.box.MinSize().Height
	put(p.points.box, overPad, overPad, end-overPad, top)
	top += overPad + overGap
	low := size.Height - overGap - p.hint.box.MinSize().Height
	put(p.hint.box, overPad, low, end-overPad, size.Height-overGap-low)
	low -= overGap
	views, strip, tools := p.views.box.MinSize(), p.strip.box.MinSize(), p.tools.MinSize()
	put(p.views.box, overPad, top, views.Width, min(p.views.column.MinSize().Height, low-top))
	put(p.strip.box, end-strip.Width, top, strip.Width, strip.Height)
	put(p.tools, end-tools.Width, low-tools.Height, tools.Width, tools.Height)
	from := overPad + views.Width + overGap
	p.info.put(cardRoom{
		left: overPad, belowViews: top + min(p.views.column.MinSize().Height, low-top) + overGap,
		beside: from, belowHead: top, right: end - tools.Width - overGap, low: low,
	})
	put(p.points.results, from, top, end-strip.Width-overGap-from, p.points.results.MinSize().Height)
}

// under is how much of the lower edge the tools and the line below them cover.
func (o *overBody) under() float32 {
	return o.p.tools.MinSize().Height + o.p.hint.box.MinSize().Height + 3*overGap
}

// line is how much of it the line alone covers.
func (o *overBody) line() float32 { return o.p.hint.box.MinSize().Height + 2*overGap }
