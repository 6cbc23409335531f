package bodymap

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"ashi/bodymap/atlas"
)

// Pains returns the pains of the session in the order of their making; the slice belongs to the caller.
func (c *Chart) Pains() []Pain { return slices.Clone(c.pains) }

// Pain finds a pain of the session.
func (c *Chart) Pain(id PainID) (Pain, bool) {
	if i := slices.IndexFunc(c.pains, func(p Pain) bool { return p.ID == id }); i >= 0 {
		return c.pains[i], true
	}
	return Pain{}, false
}

// PutPain keeps a new pain (without an ID) or the new state of one in the session, and returns it as it is kept. Its
// place follows from its outline; without one, as of a region that was only named, it has the place that is given.
func (c *Chart) PutPain(p Pain) (Pain, error) {
	old, there := c.Pain(p.ID)
	if p.ID != "" && !there {
		return Pain{}, noPain()
	}
	p.Session = c.session.ID
	if there && len(p.Outline) > 0 && slices.Equal(p.Outline, old.Outline) {
		p.Place, p.AtlasVersion = old.Place, old.AtlasVersion
	} else if err := p.put(c.body()); err != nil {
		return Pain{}, err
	}
	p.Note = strings.TrimSpace(p.Note)
	if known := p.qualitiesInOrder(); len(known) == len(p.Qualities) {
		p.Qualities = known
	}
	if err := p.Validate(); err != nil {
		return Pain{}, err
	}
	if !there {
		p.ID = PainID(NewID())
	} else if reflect.DeepEqual(old, p) {
		return p, nil
	}
	return p, c.change(DrawPain, Change{PutPains: []Pain{p}})
}

// put finds where a pain lies, or tells why it cannot.
func (p *Pain) put(b *atlas.Body) (err error) {
	if len(p.Outline) > 0 || p.Place == (atlas.Place{}) {
		return p.draw(b)
	}
	p.Outline, p.AtlasVersion = nil, atlas.Version
	p.Place, err = kept(p.Place)
	return err
}

// draw finds the middle of what was drawn, or tells why it is no area.
func (p *Pain) draw(b *atlas.Body) error {
	outline, err := corners(b, p.Outline)
	if err != nil {
		return err
	}
	patch, err := b.Patch(outline)
	if err != nil {
		return outlineProblem(err)
	}
	p.Outline, p.Place, p.AtlasVersion = outline, patch.Middle(), atlas.Version
	return nil
}

// RemovePain takes a pain away.
func (c *Chart) RemovePain(id PainID) error {
	if _, ok := c.Pain(id); !ok {
		return noPain()
	}
	return c.change(RemovePain, Change{RemovePains: []PainID{id}})
}

// followPains brings a change that is on disk into memory.
func (c *Chart) followPains(do Change) {
	for _, p := range do.PutPains {
		if i := slices.IndexFunc(c.pains, func(q Pain) bool { return q.ID == p.ID }); i >= 0 {
			c.pains[i] = p
		} else if p.Session == c.session.ID {
			c.pains = append(c.pains, p)
		}
	}
	c.pains = slices.DeleteFunc(c.pains, func(p Pain) bool { return slices.Contains(do.RemovePains, p.ID) })
	slices.SortFunc(c.pains, func(a, b Pain) int { return cmp.Compare(a.ID, b.ID) })
}

func noPain() error {
	return &Error{Kind: NotFound, Text: "This pain is no longer there. Nothing was changed."}
}
