package bodymap

import (
	"slices"

	"ashi/bodymap/atlas"
)

// CopyPains takes over where it hurt at an earlier session of the patient, in one step, and returns the pains that are
// new: outlines and qualities, without scores and notes. A pain that is there already is left alone. A session with a
// pain of another version of the body, or one that no longer fits, is refused as a whole.
func (c *Chart) CopyPains(from SessionID) ([]Pain, error) {
	earlier, _, err := c.practice.Session(from)
	if err != nil {
		return nil, err
	}
	if earlier.Patient != c.patient.ID {
		return nil, &Error{Kind: Invalid, Text: "That session belongs to another patient. Nothing was changed."}
	}
	all, err := c.practice.Pains(from)
	if err != nil {
		return nil, err
	}
	var out []Pain
	for _, p := range all {
		if p.AtlasVersion != atlas.Version {
			return nil, &Error{Kind: Invalid, Text: "The pain areas of that session were drawn on an older body. Nothing was changed. Draw them anew."}
		}
		p.ID, p.Session, p.Before, p.After, p.Note = PainID(NewID()), c.session.ID, NotAsked, NotAsked, ""
		if err := p.put(c.body()); err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(c.pains, func(q Pain) bool { return q.Place == p.Place }) {
			out = append(out, p)
		}
	}
	if len(out) == 0 {
		return nil, &Error{Kind: Invalid, Text: "That session has no pain area that is not here already. Nothing was changed."}
	}
	return out, c.change(CopyPain, Change{PutPains: out})
}
