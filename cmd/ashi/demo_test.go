package main

import (
	"testing"
	"time"

	"ashi/bodymap"
)

func TestDemoIsNotMixedIntoARecord(t *testing.T) {
	c := &common{Data: t.TempDir(), Lang: "en"}
	var before []bodymap.Patient
	err := withSample(c.Data, time.Now, func(p *bodymap.Practice) error {
		_, err := p.SavePatient(bodymap.Patient{Surname: "Real", FirstName: "Rita", Born: "1970-01-01", Sex: bodymap.Female})
		if err != nil {
			return err
		}
		before, err = p.Patients("", 10)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := (demoCmd{}).Run(c); bodymap.KindOf(err) != bodymap.Invalid {
		t.Errorf("a record with patients: %v", err)
	}
	err = withSample(c.Data, time.Now, func(p *bodymap.Practice) error {
		after, err := p.Patients("", 10)
		if len(after) != len(before) {
			t.Errorf("%d patients became %d", len(before), len(after))
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// The sample shows every state, technique and kind of site.
func TestDemoShowsAllThatThereIs(t *testing.T) {
	clock := &sampleClock{}
	err := withSample(t.TempDir(), clock.time, func(p *bodymap.Practice) error {
		if err := fill(p, clock, time.Date(2026, 11, 20, 15, 0, 0, 0, time.UTC)); err != nil {
			return err
		}
		sessions, err := p.AllSessions()
		if err != nil {
			return err
		}
		states, techniques, ashi := map[bodymap.SiteState]int{}, map[bodymap.Technique]int{}, 0
		for _, s := range sessions {
			_, sites, err := p.Session(s.ID)
			if err != nil {
				return err
			}
			for _, site := range sites {
				states[site.State]++
				techniques[site.Syringe.Technique]++
				if site.Code == "" {
					ashi++
				}
			}
		}
		if len(states) != 4 || len(techniques) != len(bodymap.Techniques()) || ashi < 4 {
			t.Errorf("states %v, techniques %v, %d Ashi points", states, techniques, ashi)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
