package bodymap

import (
	"slices"
	"time"

	"ashi/assets"
)

// FollowUpTime is when a patient is asked again after a session.
type FollowUpTime struct {
	Name   string // English, key of its translations
	Hours  int    // after the session
	Source string // English, key of its translations
}

// FollowUpTimes are when the app asks, in their order. Mycobacteria showed 1 to 12 weeks after mesotherapy in a series of 15
// (quoted in a review of 30 papers with 423 patients); 48 hours has no source, it is the app's own start.
func FollowUpTimes() []FollowUpTime {
	late := "Infections with mycobacteria showed 1 to 12 weeks after mesotherapy in a series of 15 cases."
	return []FollowUpTime{
		{"48 hours", 48, "A time of Ashi’s own: no source gives one."},
		{"4 weeks", 4 * 7 * 24, late},
		{"12 weeks", 12 * 7 * 24, late},
	}
}

// Text gives the name and the source of a time in a language.
func (f FollowUpTime) Text(lang string) (name, source string) {
	return assets.Say(lang, f.Name), assets.Say(lang, f.Source)
}

// FollowUp is a time that has come at which the patient has not been asked since.
type FollowUp struct {
	Session Session
	Time    FollowUpTime
	Due     time.Time
}

// lapseHours is when nobody is asked about a session any more: as long again as the last time, the app's own start.
const lapseHours = 2 * 12 * 7 * 24

// FollowUps tells which are open, oldest session first: of each recorded session the last time that has come, unless a
// reaction or that there was none was entered since. One answer settles the earlier times as well. They lapse twelve weeks
// after the last time: who has not been asked by then is not asked for ever.
func FollowUps(sessions []Session, reactions []Reaction, now time.Time) []FollowUp {
	var out []FollowUp
	for _, s := range sessions {
		if !s.State.Given() || !now.Before(s.At.Add(lapseHours*time.Hour)) {
			continue
		}
		for _, t := range slices.Backward(FollowUpTimes()) {
			due := s.At.Add(time.Duration(t.Hours) * time.Hour)
			if now.Before(due) {
				continue
			}
			asked := func(r Reaction) bool { return r.Session == s.ID && !r.At.Before(due) }
			if !slices.ContainsFunc(reactions, asked) {
				out = append(out, FollowUp{s, t, due})
			}
			break
		}
	}
	slices.SortStableFunc(out, func(a, b FollowUp) int { return a.Session.At.Compare(b.Session.At) })
	return out
}

// ToAsk tells of all patients after which sessions they are to be asked now; who is not to be asked is not among them.
func (p *Practice) ToAsk(now time.Time) (map[PatientID][]FollowUp, error) {
	sessions, err := p.AllSessions()
	if err != nil {
		return nil, err
	}
	reactions, err := allFacts[Reaction](p)
	if err != nil {
		return nil, err
	}
	asked := map[PatientID][]Reaction{}
	for _, r := range reactions {
		asked[r.Patient] = append(asked[r.Patient], r)
	}
	of := map[PatientID][]Session{}
	for _, s := range sessions {
		of[s.Patient] = append(of[s.Patient], s)
	}
	out := map[PatientID][]FollowUp{}
	for id, list := range of {
		if open := FollowUps(list, asked[id], now); len(open) > 0 {
			out[id] = open
		}
	}
	return out, nil
}
