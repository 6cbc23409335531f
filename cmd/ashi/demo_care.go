package main

import (
	"errors"
	"slices"
	"time"

	"ashi/bodymap"
)

// stock puts a mix on the shelf of the sample. Its strengths, volumes and lots are invented, as all of the sample.
func stock(p *bodymap.Practice, now time.Time, w wording) (bodymap.Mix, error) {
	shelf, err := p.Products()
	if err != nil {
		return bodymap.Mix{}, err
	}
	var parts []bodymap.Part
	for _, s := range []struct {
		product  string
		strength float64
		lot      string
	}{{"Lidocaine", 1, "SAMPLE-17"}, {"Saline", 0, "SAMPLE-4"}} {
		o := shelf[slices.IndexFunc(shelf, func(o bodymap.Product) bool { return o.Name == s.product })]
		if o.VolumeML = 10; s.strength > 0 {
			o.Strength, o.Unit = s.strength, bodymap.Percent
		}
		_, err = p.SaveProduct(o)
		if err == nil {
			_, err = p.SaveLot(bodymap.Lot{Product: o.ID, Number: s.lot, Expires: bodymap.DateOf(now.AddDate(1, 0, 0)), StockML: 60})
		}
		if err != nil {
			return bodymap.Mix{}, err
		}
		parts = append(parts, bodymap.Part{Product: o.ID, VolumeML: 2.5})
	}
	return p.SaveMix(bodymap.Mix{Name: w.say("Half lidocaine"), Parts: parts})
}

// pour fills the syringe of an open session with a mix.
func pour(p *bodymap.Practice, c *bodymap.Chart, m bodymap.Mix) error {
	pours, err := p.Pours(m)
	if err == nil {
		_, err = c.Fill(m.Name, pours)
	}
	return err
}

// begin plans the course of a sample patient from the day of the first visit.
func begin(p *bodymap.Practice, s sample, patient bodymap.PatientID, now time.Time) error {
	course := s.course
	course.Patient, course.Rhythm, course.Starts = patient, bodymap.Weekly, bodymap.DateOf(now)
	_, err := p.SaveCourse(course)
	return err
}

// ask keeps the scores of a visit.
func ask(p *bodymap.Practice, c *bodymap.Chart, v visit) error {
	var err error
	if v.odi > 0 {
		_, err = p.SaveScore(bodymap.Score{Patient: c.Patient().ID, Session: c.Session().ID, Scale: "ODI", Value: v.odi})
	}
	if v.fine {
		err = errors.Join(err, p.NoReaction(c.Session().ID))
	}
	return err
}
