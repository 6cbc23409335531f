package bodymap_test

import (
	"maps"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// allJobs are the methods of practice and chart that change the record or take something out of it.
func allJobs() map[string]job {
	all := map[string]job{}
	for _, some := range []map[string]job{officeJobs(), stockJobs(), ruleJobs(), patientJobs(), courseJobs(), siteJobs(), spreadJobs(), chartJobs()} {
		maps.Copy(all, some)
	}
	return all
}

// officeJobs are about who works with the record and how it is kept.
func officeJobs() map[string]job {
	return map[string]job{
		"SaveUser": {managers, func(s *shop) func() error {
			return func() error {
				return second(s.p.SaveUser(bodymap.User{Name: "New", SignIn: bodymap.NewID(), Role: bodymap.Auditor}))
			}
		}},
		"SignIn":   {anyone, func(s *shop) func() error { return func() error { return s.p.SignIn(s.p.User(), nil) } }},
		"ComeBack": {anyone, func(s *shop) func() error { return func() error { return s.p.ComeBack(s.d) } }},
		"Note":     {keepers, func(s *shop) func() error { return func() error { return s.p.Note(bodymap.Exported, s.patient.ID) } }},
		"Erase": {keepers, func(s *shop) func() error {
			gone := must(s.p.SavePatient(anna()))(s.t)
			return func() error { return second(s.p.Erase(gone.ID, gone.Surname)) }
		}},
		"SaveRetention": {keepers, func(s *shop) func() error {
			years := must(s.p.Retention())(s.t).Years + 1
			return func() error { return s.p.SaveRetention(bodymap.Retention{Years: years}) }
		}},
		"Sign": {signers, func(s *shop) func() error {
			s.c = recorded(s.t, s.p, s.patient)
			return func() error { return second(s.p.Sign(s.id(), "")) }
		}},
		"Amend": {treaters, func(s *shop) func() error {
			id := s.signed()
			return func() error { return second(s.p.Amend(id, "a slip")) }
		}},
		"DiscardAmendment": {treaters, func(s *shop) func() error {
			id := must(s.p.Amend(s.signed(), "a slip"))(s.t).Session().ID
			return func() error { return s.p.DiscardAmendment(id) }
		}},
	}
}

// stockJobs are about what the syringes are filled from.
func stockJobs() map[string]job {
	return map[string]job{
		"SaveProduct": {stockers, func(s *shop) func() error {
			return func() error { return second(s.p.SaveProduct(bodymap.Product{Name: bodymap.NewID()})) }
		}},
		"RemoveProduct": {stockers, func(s *shop) func() error {
			id := s.product().ID
			return func() error { return s.p.RemoveProduct(id) }
		}},
		"SaveLot": {stockers, func(s *shop) func() error {
			l := bodymap.Lot{Product: s.product().ID, Number: "A1", Expires: "2027-01-31"}
			return func() error { return second(s.p.SaveLot(l)) }
		}},
		"RemoveLot": {stockers, func(s *shop) func() error {
			id := s.lot().ID
			return func() error { return s.p.RemoveLot(id) }
		}},
		"SaveMix": {stockers, func(s *shop) func() error {
			m := bodymap.Mix{Name: bodymap.NewID(), Parts: []bodymap.Part{{Product: s.product().ID, VolumeML: 1}}}
			return func() error { return second(s.p.SaveMix(m)) }
		}},
		"RemoveMix": {stockers, func(s *shop) func() error {
			id := s.mix().ID
			return func() error { return s.p.RemoveMix(id) }
		}},
		"SetOneProduct": {stockers, func(s *shop) func() error {
			on := must(s.p.OneProduct())(s.t)
			return func() error { return s.p.SetOneProduct(!on) }
		}},
	}
}

// ruleJobs are about what every session goes by: limits, starts, protocols, texts.
func ruleJobs() map[string]job {
	return map[string]job{
		"SaveLimit": {treaters, func(s *shop) func() error {
			return func() error { return second(s.p.SaveLimit(s.limit())) }
		}},
		"RemoveLimit": {treaters, func(s *shop) func() error {
			id := must(s.p.SaveLimit(s.limit()))(s.t).ID
			return func() error { return s.p.RemoveLimit(id) }
		}},
		"SetSafety": {treaters, func(s *shop) func() error {
			safety := must(s.p.Safety())(s.t)
			safety.OverLungMM++
			return func() error { return s.p.SetSafety(safety) }
		}},
		"KeepPreset": {treaters, func(s *shop) func() error {
			y := must(s.p.Presets())(s.t)[0].Syringe
			y.DepthMM++
			return func() error { return s.p.KeepPreset(y) }
		}},
		"ResetPreset": {treaters, func(s *shop) func() error {
			y := must(s.p.Presets())(s.t)[1].Syringe
			y.DepthMM++
			check(s.t, s.p.KeepPreset(y))
			return func() error { return s.p.ResetPreset(y.Technique) }
		}},
		"SaveProtocol": {treaters, func(s *shop) func() error {
			s.plan()
			return func() error { return second(s.p.SaveProtocol(bodymap.NewID(), "")) }
		}},
		"RenameProtocol": {treaters, func(s *shop) func() error {
			id := s.protocol().ID
			return func() error { return second(s.p.RenameProtocol(id, bodymap.NewID(), "")) }
		}},
		"RemoveProtocol": {treaters, func(s *shop) func() error {
			id := s.protocol().ID
			return func() error { return s.p.RemoveProtocol(id) }
		}},
		"SaveOwnPoint": {treaters, func(s *shop) func() error {
			return func() error { return second(s.p.SaveOwnPoint(s.point())) }
		}},
		"RemoveOwnPoint": {treaters, func(s *shop) func() error {
			id := must(s.p.SaveOwnPoint(s.point()))(s.t).ID
			return func() error { return s.p.RemoveOwnPoint(id) }
		}},
		"SaveWording": {treaters, func(s *shop) func() error {
			return func() error { return second(s.p.SaveWording(bodymap.ConsentText, "fr", bodymap.NewID())) }
		}},
	}
}

// protocol saves the sites of a new session as one.
func (s *shop) protocol() bodymap.Protocol {
	s.t.Helper()
	s.plan()
	return must(s.p.SaveProtocol(bodymap.NewID(), ""))(s.t)
}

func (s *shop) point() bodymap.OwnPoint {
	return bodymap.OwnPoint{Name: bodymap.NewID(), Place: spot(5), Side: atlas.Left}
}

// patientJobs are about a patient and what is asked of one.
func patientJobs() map[string]job {
	return map[string]job{
		"SavePatient": {treaters, func(s *shop) func() error {
			return func() error { return second(s.p.SavePatient(anna())) }
		}},
		"NewSession": {treaters, func(s *shop) func() error {
			return func() error { return second(s.p.NewSession(s.patient.ID)) }
		}},
		"SetPaperLang": {treaters, func(s *shop) func() error {
			lang := map[string]string{"en": "fr", "fr": "en"}[must(s.p.PaperLang(s.patient.ID))(s.t)]
			if lang == "" {
				lang = "en"
			}
			return func() error { return s.p.SetPaperLang(s.patient.ID, lang) }
		}},
		"GiveConsent": {treaters, func(s *shop) func() error {
			return func() error { return second(s.p.GiveConsent(s.patient.ID, bodymap.Oral, "en")) }
		}},
		"WithdrawConsent": {treaters, func(s *shop) func() error {
			must(s.p.GiveConsent(s.patient.ID, bodymap.Oral, "en"))(s.t)
			return func() error { return second(s.p.WithdrawConsent(s.patient.ID)) }
		}},
		"AnswerCheck": {treaters, func(s *shop) func() error {
			s.plan()
			return func() error { return second(s.p.AnswerCheck(s.id(), bodymap.Answer{Item: "pregnancy"})) }
		}},
		"CheckIdentity": {treaters, func(s *shop) func() error {
			s.plan()
			return func() error { return second(s.p.CheckIdentity(s.id(), true)) }
		}},
		"SameAsLast": {treaters, func(s *shop) func() error {
			s.plan()
			must(s.p.AnswerCheck(s.id(), bodymap.Answer{Item: "pregnancy"}))(s.t)
			s.plan()
			return func() error { return second(s.p.SameAsLast(s.id())) }
		}},
	}
}

// courseJobs are about a course of treatment and what came of it.
func courseJobs() map[string]job {
	return map[string]job{
		"SaveCourse": {treaters, func(s *shop) func() error {
			return func() error { return second(s.p.SaveCourse(s.course())) }
		}},
		"EndCourse": {treaters, func(s *shop) func() error {
			id := must(s.p.SaveCourse(s.course()))(s.t).ID
			return func() error { return second(s.p.EndCourse(id)) }
		}},
		"RemoveCourse": {treaters, func(s *shop) func() error {
			id := must(s.p.SaveCourse(s.course()))(s.t).ID
			return func() error { return s.p.RemoveCourse(id) }
		}},
		"SaveScore": {treaters, func(s *shop) func() error {
			return func() error { return second(s.p.SaveScore(s.score())) }
		}},
		"RemoveScore": {treaters, func(s *shop) func() error {
			id := must(s.p.SaveScore(s.score()))(s.t).ID
			return func() error { return s.p.RemoveScore(id) }
		}},
		"SaveReaction": {treaters, func(s *shop) func() error {
			return func() error { return second(s.p.SaveReaction(s.reaction())) }
		}},
		"NoReaction": {treaters, func(s *shop) func() error {
			s.plan()
			check(s.t, s.c.Record())
			return func() error { return s.p.NoReaction(s.id()) }
		}},
		"RemoveReaction": {treaters, func(s *shop) func() error {
			id := must(s.p.SaveReaction(s.reaction()))(s.t).ID
			return func() error { return s.p.RemoveReaction(id) }
		}},
	}
}

// reaction is one in a new session.
func (s *shop) reaction() bodymap.Reaction {
	return bodymap.Reaction{Patient: s.patient.ID, Session: s.id(), At: now, Kind: bodymap.Bruise, Grade: 1}
}

// siteJobs are about the sites of a plan.
func siteJobs() map[string]job {
	onSite := func(do func(c *bodymap.Chart, site bodymap.Site) error) job {
		return job{treaters, func(s *shop) func() error {
			site, c := s.plan(), s.c
			return func() error { return do(c, site) }
		}}
	}
	return map[string]job{
		"Mark": onSite(func(c *bodymap.Chart, _ bodymap.Site) error { return second(c.Mark(spot(7), "", atlas.Left)) }),
		"MarkMany": onSite(func(c *bodymap.Chart, _ bodymap.Site) error {
			return second(c.MarkMany([]bodymap.Target{{Place: spot(7), Side: atlas.Left}}))
		}),
		"MarkSites": onSite(func(c *bodymap.Chart, site bodymap.Site) error {
			site.Place, site.Code = spot(7), ""
			return second(c.MarkSites([]bodymap.Site{site}, bodymap.ProposeSites))
		}),
		"Remove": onSite(func(c *bodymap.Chart, site bodymap.Site) error { return c.Remove(site.ID) }),
		"Change": onSite(func(c *bodymap.Chart, site bodymap.Site) error {
			return c.Change([]bodymap.SiteID{site.ID}, func(s *bodymap.Site) { s.Note = "x" }, bodymap.EditSite)
		}),
		"SetState": onSite(func(c *bodymap.Chart, site bodymap.Site) error { return c.SetState(bodymap.SiteSkipped, site.ID) }),
		"Move": onSite(func(c *bodymap.Chart, site bodymap.Site) error {
			return c.Move(site.ID, bodymap.Target{Place: spot(7), Side: atlas.Left})
		}),
		"Shift":     onSite(func(c *bodymap.Chart, site bodymap.Site) error { return c.Shift(1, bodymap.Down, site.ID) }),
		"Mirror":    onSite(func(c *bodymap.Chart, site bodymap.Site) error { return second(c.Mirror(site.ID)) }),
		"SetReason": onSite(func(c *bodymap.Chart, site bodymap.Site) error { return c.SetReason("limit:x", site.ID, "because") }),
		"Record":    onSite(func(c *bodymap.Chart, _ bodymap.Site) error { return c.Record() }),
		"SetFigure": onSite(func(c *bodymap.Chart, _ bodymap.Site) error {
			return c.SetFigure(map[atlas.Figure]atlas.Figure{atlas.Female: atlas.Male, atlas.Male: atlas.Female}[c.Session().Figure])
		}),
		"SetHeader": onSite(func(c *bodymap.Chart, _ bodymap.Site) error {
			return c.SetHeader(func(s *bodymap.Session) { s.Note = "x" })
		}),
		"SetSyringe": onSite(func(c *bodymap.Chart, _ bodymap.Site) error { return c.SetSyringe(bodymap.Presets()[4].Syringe) }),
	}
}

// grid is a plan of an area.
func grid(spacingMM float64) bodymap.AreaPlan {
	return bodymap.AreaPlan{SpacingMM: spacingMM, Pattern: bodymap.Grid}
}

// spreadJobs are about lines and areas of a plan.
func spreadJobs() map[string]job {
	onArea := func(do func(c *bodymap.Chart, area bodymap.Site) error) job {
		return job{treaters, func(s *shop) func() error {
			s.plan()
			c := s.c
			area := markArea(s.t, c, back(3), grid(10))
			return func() error { return do(c, area) }
		}}
	}
	return map[string]job{
		"MarkArea": onArea(func(c *bodymap.Chart, _ bodymap.Site) error {
			return second(c.MarkArea(back(2), grid(10), false))
		}),
		"MarkLine": onArea(func(c *bodymap.Chart, _ bodymap.Site) error {
			return second(c.MarkLine(pathAlong(body(), atlas.Right, "BL13", "BL23"), 5, false))
		}),
		"RelayArea": onArea(func(c *bodymap.Chart, area bodymap.Site) error { return c.RelayArea(area.ID, grid(15)) }),
		"RelayLine": {treaters, func(s *shop) func() error {
			s.plan()
			c := s.c
			line := markLine(s.t, c, pathAlong(body(), atlas.Right, "BL13", "BL23"), 5)
			return func() error { return c.RelayLine(line.ID, 3) }
		}},
		"LeaveOut": onArea(func(c *bodymap.Chart, area bodymap.Site) error { return c.LeaveOut(area.ID, 1, true) }),
	}
}

// chartJobs bring into a plan what lies elsewhere.
func chartJobs() map[string]job {
	return map[string]job{
		"Apply": {treaters, func(s *shop) func() error {
			o := s.protocol()
			c := must(s.p.NewSession(s.patient.ID))(s.t)
			return func() error { return second(c.Apply(o, bodymap.AsMade)) }
		}},
		"Copy": {treaters, func(s *shop) func() error {
			s.plan()
			from, c := s.id(), must(s.p.NewSession(s.patient.ID))(s.t)
			return func() error { return second(c.Copy(bodymap.CopyPlan{From: from})) }
		}},
		"CopyPains": {treaters, func(s *shop) func() error {
			s.c = recorded(s.t, s.p, s.patient)
			from, c := s.id(), must(s.p.NewSession(s.patient.ID))(s.t)
			return func() error { return second(c.CopyPains(from)) }
		}},
		"PutPain": {treaters, func(s *shop) func() error {
			s.plan()
			return func() error { return second(s.c.PutPain(bodymap.Pain{Outline: back(2), Before: 6, After: -1})) }
		}},
		"RemovePain": {treaters, func(s *shop) func() error {
			s.plan()
			pain := must(s.c.PutPain(bodymap.Pain{Outline: back(2), Before: 6, After: -1}))(s.t)
			return func() error { return s.c.RemovePain(pain.ID) }
		}},
		"Fill": {treaters, func(s *shop) func() error {
			pours := []bodymap.Pour{{Product: s.product().ID, VolumeML: 1}}
			s.plan()
			return func() error { return second(s.c.Fill("x", pours)) }
		}},
		"FillAgain": {treaters, func(s *shop) func() error {
			pours := []bodymap.Pour{{Product: s.product().ID, VolumeML: 1}}
			s.plan()
			must(s.c.Fill("x", pours))(s.t)
			return func() error { return s.c.FillAgain("") }
		}},
	}
}
