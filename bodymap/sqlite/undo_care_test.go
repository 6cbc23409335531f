package sqlite

import (
	"pgregory.net/rapid"

	"ashi/bodymap"
)

// careActions are checks, consents, texts and courses.
func (w *work) careActions() map[string]func(*rapid.T) {
	one := func(n int, name string) bool { return rapid.IntRange(0, n-1).Draw(w.t, name) == 0 }
	return map[string]func(*rapid.T){
		"check": func(*rapid.T) {
			id := w.chart().Session().ID
			a := bodymap.Answer{Item: rapid.SampledFrom(bodymap.Questions()).Draw(w.t, "question").ID, Yes: one(2, "yes")}
			w.do(func() error { _, err := w.AnswerCheck(id, a); return err })
		},
		"identity or the same": func(*rapid.T) {
			id := w.chart().Session().ID
			same := one(3, "same")
			w.do(func() error {
				if same {
					_, err := w.SameAsLast(id)
					return err
				}
				_, err := w.CheckIdentity(id, true)
				return err
			})
		},
		"consent": func(*rapid.T) {
			id := w.somePatient()
			withdraw := one(4, "withdraw")
			w.do(func() error {
				if withdraw {
					_, err := w.WithdrawConsent(id)
					return err
				}
				_, err := w.GiveConsent(id, rapid.SampledFrom(bodymap.ConsentHows()).Draw(w.t, "how"), "fr")
				return err
			})
		},
		"wording": func(*rapid.T) {
			text := rapid.SampledFrom([]string{"One", "Two", "Trois"}).Draw(w.t, "text")
			w.do(func() error { _, err := w.SaveWording(bodymap.LeafletText, "fr", text); return err })
		},
		"course": func(*rapid.T) { w.someCourse(one) },
	}
}

// someCourse makes, changes, ends or removes a course.
func (w *work) someCourse(one func(n int, name string) bool) {
	c := rapid.SampledFrom(bodymap.CoursePresets()).Draw(w.t, "preset").Course
	c.Patient, c.Indication, c.Starts = w.somePatient(), "pain", "2026-11-19"
	all, err := w.Courses(c.Patient)
	if err != nil {
		w.t.Fatal(err)
	}
	if len(all) > 0 && one(2, "that one") {
		c.ID = all[0].ID
	}
	w.do(func() error {
		switch {
		case c.ID != "" && one(3, "end"):
			_, err = w.EndCourse(c.ID)
		case c.ID != "" && one(3, "remove"):
			err = w.RemoveCourse(c.ID)
		default:
			_, err = w.SaveCourse(c)
		}
		return err
	})
}
