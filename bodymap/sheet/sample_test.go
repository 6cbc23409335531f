package sheet

import (
	"fmt"
	"math/rand/v2"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// at is a moment in a time zone that is not UTC.
var at = time.Date(2026, 11, 21, 10, 21, 0, 0, time.FixedZone("CET", 3600))

// anna is a sample patient; her name has an umlaut and Hanzi.
func anna() bodymap.Patient {
	return bodymap.Patient{
		ID: "p", Surname: "Müller-Sample 王", FirstName: "Anna", Born: "1974-03-14", Sex: bodymap.Female, FileNumber: "1043",
		WeightKG: 61.5, Allergies: "procaine", Flags: []bodymap.Flag{bodymap.Anticoagulant, bodymap.KnowsAcupuncture}, Figure: atlas.Female,
	}
}

// sample is a session with n sites spread over the body, or only over what keep allows.
func sample(n int, seed uint64, state bodymap.SessionState, keep func(atlas.Vec) bool) Doc {
	random := rand.New(rand.NewPCG(seed, 7))
	body := atlas.Get().Body(atlas.Female)
	mesh := body.Mesh(atlas.Anatomical)
	d := Doc{Patient: anna(), Lang: "en", Paper: A4, PrintedAt: at}
	d.Session = bodymap.Session{
		ID: "s", Patient: "p", At: at.Add(-20 * time.Minute).UTC(), Practitioner: "Dr Sample", State: state,
		Figure: atlas.Female, Syringe: bodymap.DefaultSyringe(), NumbFromMM: 3,
	}
	for len(d.Sites) < n {
		p := mesh.Place(random.Int32N(int32(len(mesh.Tri))), random.Float64()/2, random.Float64()/2)
		if body.Part(p) == atlas.PartEye || keep != nil && !keep(body.At(p, atlas.Anatomical)) {
			continue
		}
		s := siteAt(d, p)
		vary(&s, len(d.Sites), state)
		d.Sites = append(d.Sites, s)
	}
	return d
}

// named is a session on named points, both sides where there are two.
func named(state bodymap.SessionState, codes ...atlas.Code) Doc {
	d := sample(0, 0, state, nil)
	body := atlas.Get().Body(d.Session.Figure)
	for _, c := range codes {
		for _, side := range []atlas.Side{atlas.Midline, atlas.Right, atlas.Left} {
			if p, ok := body.PlaceOf(c, side); ok {
				s := siteAt(d, p)
				s.Code, s.Side = c, side
				d.Sites = append(d.Sites, s)
			}
		}
	}
	return d
}

// siteAt is the next site of a session.
func siteAt(d Doc, p atlas.Place) bodymap.Site {
	s := bodymap.Site{
		ID: bodymap.SiteID(fmt.Sprint(len(d.Sites))), Session: "s", Order: len(d.Sites) + 1, Place: p, AtlasVersion: atlas.Version,
		Syringe: d.Session.Syringe, Punctures: 1, State: bodymap.SitePlanned,
	}
	if d.Session.State == bodymap.Recorded {
		s.State = bodymap.SiteDone
	}
	return s
}

// vary gives some sites another technique, state or note.
func vary(s *bodymap.Site, i int, state bodymap.SessionState) {
	presets := bodymap.Presets()
	if i%4 == 3 {
		p := presets[i/4%len(presets)]
		s.Syringe = p.Syringe
	}
	if state == bodymap.Recorded {
		switch i % 9 {
		case 4:
			s.State, s.Note = bodymap.SiteSkipped, "the patient did not want it"
		case 7:
			s.State = bodymap.SiteAdded
		}
	}
	s.Numbing = i%11 == 5
}
