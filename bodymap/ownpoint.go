package bodymap

import (
	"slices"
	"strings"

	"ashi/bodymap/atlas"
)

// Validate tells, as Problems, why a point cannot be kept.
func (o OwnPoint) Validate() error {
	var bad problems
	bad.when(strings.TrimSpace(o.Name) == "", "Name", "A name is needed.")
	bad.line("Name", o.Name, MaxName)
	bad.when(!shares(o.Place), "Place", "This is not a place on the skin. Mark it on the figure.")
	bad.when(!slices.Contains([]atlas.Side{atlas.Midline, atlas.Left, atlas.Right}, o.Side), "Side", "Choose left, right or the midline.")
	return bad.err()
}

// SaveOwnPoint keeps a new point of the practitioner (without an ID) or the new state of one, and returns it as it is kept.
func (p *Practice) SaveOwnPoint(o OwnPoint) (OwnPoint, error) {
	place, err := kept(o.Place)
	if err != nil {
		return OwnPoint{}, err
	}
	o.Name, o.Place, o.AtlasVersion = strings.TrimSpace(o.Name), place, atlas.Version
	all, err := p.store.OwnPoints()
	if err != nil {
		return OwnPoint{}, err
	}
	if o.ID == "" {
		o.ID = OwnPointID(NewID())
	} else if i := slices.IndexFunc(all, func(old OwnPoint) bool { return old.ID == o.ID }); i < 0 {
		return OwnPoint{}, noOwnPoint()
	} else if all[i] == o {
		return o, nil
	}
	var bad problems
	bad.join(o.Validate())
	taken := func(old OwnPoint) bool { return old.ID != o.ID && Fold(old.Name) == Fold(o.Name) }
	bad.when(slices.ContainsFunc(all, taken), "Name", "There is a point of this name already. Choose another name.")
	if err := bad.err(); err != nil {
		return OwnPoint{}, err
	}
	return o, p.change(SaveOwnPoint, Change{PutOwnPoints: []OwnPoint{o}})
}

// RemoveOwnPoint takes a point of the practitioner away. Sites that were marked there stay.
func (p *Practice) RemoveOwnPoint(id OwnPointID) error {
	all, err := p.store.OwnPoints()
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(all, func(o OwnPoint) bool { return o.ID == id }) {
		return noOwnPoint()
	}
	return p.change(RemoveOwnPoint, Change{RemoveOwnPoints: []OwnPointID{id}})
}

func noOwnPoint() error {
	return &Error{Kind: NotFound, Text: "This point is no longer there. Nothing was changed."}
}
