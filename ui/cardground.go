package ui

import (
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// cardGround is the ground of the card: the body under it is out of reach, and
// while the pointer is on the card it stays as it is.
type cardGround struct {
	shield
	card *infoCard
}

func newCardGround(c *infoCard) *cardGround {
	g := &cardGround{card: c}
	g.ExtendBaseWidget(g)
	return g
}

// MouseIn implements desktop.Hoverable.
func (g *cardGround) MouseIn(*desktop.MouseEvent) { g.card.enter() }

// MouseOut implements desktop.Hoverable.
func (g *cardGround) MouseOut() { g.card.show(nil, "") }

// moreButton shows all that the card has to say, or less. The pointer on it is on the card.
type moreButton struct {
	widget.Button
	card *infoCard
}

func newMoreButton(c *infoCard) *moreButton {
	b := &moreButton{card: c}
	b.Importance = widget.LowImportance
	b.OnTapped = func() {
		c.all = !c.all
		c.fit()
	}
	b.ExtendBaseWidget(b)
	return b
}

// MouseIn implements desktop.Hoverable.
func (b *moreButton) MouseIn(e *desktop.MouseEvent) {
	b.card.enter()
	b.Button.MouseIn(e)
}

// MouseOut implements desktop.Hoverable.
func (b *moreButton) MouseOut() {
	b.Button.MouseOut()
	b.card.show(nil, "")
}

// enter brings the card back when the pointer comes onto it: the body has told
// that the finger is on nothing, but it is on what the card is about.
func (c *infoCard) enter() {
	if !c.box.Visible() {
		c.target = c.last
		c.refresh()
	}
}
