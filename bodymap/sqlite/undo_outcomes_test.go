package sqlite

import (
	"pgregory.net/rapid"

	"ashi/bodymap"
)

// outcomeActions are what is done with scores and reactions, of the open session's patient.
func (w *work) outcomeActions() map[string]func(*rapid.T) {
	return map[string]func(*rapid.T){
		"score": func(*rapid.T) {
			patient := w.chart().Patient().ID
			w.do(func() error {
				all, err := w.Scores(patient)
				if err != nil {
					return err
				}
				if len(all) > 0 && rapid.Bool().Draw(w.t, "remove") {
					return w.RemoveScore(all[0].ID)
				}
				s := bodymap.Score{Patient: patient, Scale: "ODI", Value: float64(rapid.IntRange(0, 110).Draw(w.t, "value"))}
				if len(all) > 0 && rapid.Bool().Draw(w.t, "again") {
					s.ID = all[0].ID
				}
				_, err = w.SaveScore(s)
				return err
			})
		},
		"reaction": func(*rapid.T) {
			c := w.chart()
			w.do(func() error {
				all, err := w.Reactions(c.Patient().ID)
				if err != nil {
					return err
				}
				switch how := rapid.IntRange(0, 2).Draw(w.t, "how"); {
				case how == 0:
					return w.NoReaction(c.Session().ID)
				case how == 1 && len(all) > 0:
					return w.RemoveReaction(all[0].ID)
				}
				_, err = w.SaveReaction(bodymap.Reaction{Session: c.Session().ID, Kind: bodymap.Bruise, Grade: rapid.IntRange(0, 5).Draw(w.t, "grade")})
				return err
			})
		},
	}
}
