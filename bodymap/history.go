package bodymap

import (
	"slices"
	"time"

	"ashi/bodymap/atlas"
)

// Treatment is a session with its sites in their order.
type Treatment struct {
	Session Session
	Sites   []Site
}

// Use is an earlier injection at a place.
type Use struct {
	Session SessionID
	At      time.Time
	Site    Site
	Number  int // of the site in its session, as on screen and paper: 1, 2, 3 ...
}

// History reads all sessions of a patient with their sites, oldest first.
func (p *Practice) History(id PatientID) ([]Treatment, error) {
	sessions, err := p.Sessions(id)
	if err != nil {
		return nil, err
	}
	slices.Reverse(sessions)
	out := make([]Treatment, 0, len(sessions))
	for _, s := range sessions {
		session, sites, err := p.Session(s.ID)
		if err != nil {
			return nil, err
		}
		out = append(out, Treatment{session, sites})
	}
	return out, nil
}

// spot is a place on a body.
type spot struct {
	body   *atlas.Body
	at, up atlas.Vec // where it lies, in cm, and which way the skin looks there
}

func spotOf(b *atlas.Body, p atlas.Place) spot {
	return spot{b, b.At(p, atlas.Anatomical), b.Normal(p, atlas.Anatomical)}
}

// near tells whether a place lies within nearCM, on the same side of a finger.
func (s spot) near(p atlas.Place) bool {
	return s.body.At(p, atlas.Anatomical).Sub(s.at).Len() <= nearCM && s.body.Normal(p, atlas.Anatomical).Dot(s.up) > 0
}

// nearCM is how near to a place an injection counts as one at this place, in cm. It is a choice of the app: about the
// width of a papule.
const nearCM = 1

// PastUse finds the injections at a place, newest first: those into the same named point of the same side, and those
// with a puncture within 1 cm. What was planned or skipped is none.
func PastUse(h []Treatment, t Target) []Use {
	var out []Use
	for _, at := range slices.Backward(h) {
		here := spotOf(atlas.Get().Body(at.Session.Figure), t.Place)
		for i, s := range at.Sites {
			same := t.Code != "" && s.Code == t.Code && s.Side == t.Side
			if s.Injected() && (same || s.AtlasVersion == atlas.Version && slices.ContainsFunc(s.punctured(), here.near)) {
				out = append(out, Use{at.Session.ID, at.Session.At, s, i + 1})
			}
		}
	}
	return out
}

// punctured are the places where the needle goes in.
func (s Site) punctured() []atlas.Place {
	if s.Spread == nil {
		return []atlas.Place{s.Place}
	}
	out := make([]atlas.Place, 0, len(s.Spread.Spots))
	left := s.Spread.LeftOut
	for i, p := range s.Spread.Spots {
		if len(left) > 0 && left[0] == i {
			left = left[1:]
			continue
		}
		out = append(out, p)
	}
	return out
}
