package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// cardRoom is where the card may lie, in units of the figure.
type cardRoom struct {
	left, belowViews  float32 // below the buttons of the views
	beside, belowHead float32 // or beside them, below the search
	right, low        float32
}

// cardWidths are how wide the card can be, in units: it is as narrow as the room allows.
var cardWidths = []float32{270, 350, 430, 510}

// cardShare is how much of the body's height a card takes that nobody asked more of.
const cardShare = .45

// cardGap is how near to what it is about the card comes.
const cardGap = 16

// put gives the card its room.
func (c *infoCard) put(room cardRoom) {
	room.low -= c.lifted
	c.room = room
	c.fit()
}

// lift makes room for a message below the card.
func (c *infoCard) lift(by float32) {
	if by != c.lifted {
		c.room.low += c.lifted - by
		c.lifted = by
		c.fit()
	}
}

// fit places the card where it covers no button and not what it is about. Where
// the cautions would cover the body they are named only, until more is asked for.
func (c *infoCard) fit() {
	r := c.room
	if !c.box.Visible() || r.right <= r.beside {
		return
	}
	low := r.low - cardShare*(r.low-r.belowHead)
	c.fold(false)
	if c.all || !c.fits(r.left, r.belowViews) && !c.fits(r.beside, low) {
		c.fold(!c.all)
		c.more.Show()
		if c.all || !c.fits(r.left, r.belowViews) && !c.fits(r.beside, low) {
			c.fill()
		}
	}
	c.stepAside()
}

// fold shows what the cautions are about, or all of them.
func (c *infoCard) fold(on bool) {
	c.kinds.Hidden, c.caution.Hidden = !on, on
	c.skin.SetText(c.brief)
	c.more.SetText(say("More"))
	if c.all {
		c.skin.SetText(c.layers)
		c.more.SetText(say("Less"))
	}
	show(c.more, c.layers != c.brief)
}

// fits places the card at its narrowest between two heights, if it fits there.
func (c *infoCard) fits(x, top float32) bool {
	for _, w := range cardWidths {
		if w < c.head.MinSize().Width || x+w > c.room.right {
			continue
		}
		if h := c.height(w); c.room.low-h >= top {
			c.lie(x, c.room.low-h, w, h)
			return true
		}
	}
	return false
}

// fill takes the room beside the views; what does not fit is scrolled to.
func (c *infoCard) fill() {
	r := c.room
	w := min(r.right-r.beside, cardWidths[len(cardWidths)-1])
	h := min(c.height(w), r.low-r.belowHead)
	c.lie(r.beside, r.low-h, w, h)
}

// height is what the card needs at a width.
func (c *infoCard) height(w float32) float32 {
	return c.head.MinSize().Height + theme.Padding() + height(c.text.Content, w) + 1 // and never a bar for part of a unit
}

func (c *infoCard) lie(x, y, w, h float32) {
	put(c.box, x, y, w, h)
	c.text.Content.Resize(fyne.NewSize(w, c.text.Content.MinSize().Height)) // its lines have their breaks now
}

// stepAside moves the card up if it lies over what it is about.
func (c *infoCard) stepAside() {
	at, seen := c.pane.body.PositionOf(c.about.Place)
	p, s := c.box.Position(), c.box.Size()
	if seen && at.X > p.X-cardGap && at.X < p.X+s.Width+cardGap && at.Y > p.Y-cardGap && at.Y < p.Y+s.Height+cardGap {
		c.box.Move(fyne.NewPos(c.room.beside, c.room.belowHead))
	}
}
