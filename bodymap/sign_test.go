package bodymap_test

import (
	"errors"
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// recorded makes a session with two sites, a pain, a reason, a reaction and a score, and records it.
func recorded(t *testing.T, p *bodymap.Practice, patient bodymap.Patient) *bodymap.Chart {
	t.Helper()
	c := must(p.NewSession(patient.ID))(t)
	site := must(c.Mark(spot(1), "", atlas.Left))(t)
	must(c.Mark(spot(2), "", atlas.Left))(t)
	must(c.PutPain(bodymap.Pain{Outline: back(2), Before: 6, After: -1}))(t)
	check(t, c.SetReason("limit:x", site.ID, "half the dose is too little here"), c.Record())
	must(p.SaveReaction(bodymap.Reaction{Patient: patient.ID, Session: c.Session().ID, Site: site.ID, At: now, Kind: bodymap.Bruise, Grade: 1}))(t)
	return c
}

func TestSignedSessionTakesNoChange(t *testing.T) {
	p, d, patient := newPractice(t)
	c := recorded(t, p, patient)
	id, site := c.Session().ID, c.Sites()[0]
	signature := must(p.Sign(id, ""))(t)
	if c.Session().State != bodymap.Signed || must(p.Signatures(id))(t)[0].ID != signature.ID {
		t.Fatalf("the session is %s", c.Session().State)
	}
	for name, do := range map[string]func() error{
		"mark": func() error { _, err := c.Mark(spot(3), "", atlas.Left); return err },
		"edit": func() error {
			return c.Change([]bodymap.SiteID{site.ID}, func(s *bodymap.Site) { s.Note = "x" }, bodymap.EditSite)
		},
		"remove":  func() error { return c.Remove(site.ID) },
		"header":  func() error { return c.SetHeader(func(s *bodymap.Session) { s.Note = "x" }) },
		"syringe": func() error { y := bodymap.DefaultSyringe(); y.DepthMM = 3; return c.SetSyringe(y) },
		"pain":    func() error { return c.RemovePain(c.Pains()[0].ID) },
		"reason":  func() error { return c.SetReason("limit:y", site.ID, "z") },
		"signing": func() error { _, err := p.Sign(id, ""); return err },
	} {
		if got := unchanged(t, c, d, name, bodymap.Sealed, do); got.Text == "" {
			t.Errorf("%s: nothing is said", name)
		}
	}
	if verb, err := p.Undo(); verb != "" || err != nil {
		t.Errorf("undo goes back past the signature: %s, %v", verb, err)
	}
	check(t, bodymap.Verify(p, signature))
}

func TestPlanIsNotSigned(t *testing.T) {
	p, d, patient := newPractice(t)
	c := must(p.NewSession(patient.ID))(t)
	unchanged(t, c, d, "signing", bodymap.Invalid, func() error { _, err := p.Sign(c.Session().ID, ""); return err })
	unchanged(t, c, d, "amending", bodymap.Invalid, func() error { _, err := p.Amend(c.Session().ID, "slip"); return err })
}

// onlyVersion holds that one version of a session counts, with what belongs to it.
func onlyVersion(t *testing.T, p *bodymap.Practice, patient bodymap.PatientID, want bodymap.SessionID) {
	t.Helper()
	h := must(p.History(patient))(t)
	if len(h) != 1 || h[0].Session.ID != want || len(must(p.AllSessions())(t)) != 1 {
		t.Fatalf("history holds %d sessions, the first is %v", len(h), h[0].Session.ID)
	}
	reactions := must(p.Reactions(patient))(t)
	if len(reactions) != 1 || reactions[0].Session != want || reactions[0].Site != h[0].Sites[0].ID {
		t.Errorf("the reactions are %+v", reactions)
	}
	if r := must(p.Reasons(patient, want))(t); len(r) != 1 || r[0].Site != h[0].Sites[0].ID {
		t.Errorf("the reasons are %+v", r)
	}
}

// An amendment takes the place of what it amends everywhere, and undo brings the first version back.
func TestAmendmentCountsOnce(t *testing.T) {
	p, d, patient := newPractice(t)
	c := recorded(t, p, patient)
	first := c.Session().ID
	must(p.Sign(first, ""))(t)
	unchanged(t, c, d, "amending", bodymap.Invalid, func() error { _, err := p.Amend(first, " "); return err })

	c = must(p.Amend(first, "wrong side"))(t)
	second := c.Session()
	if second.Amends != first || second.AmendReason != "wrong side" || second.State != bodymap.Recorded || len(c.Sites()) != 2 || len(c.Pains()) != 1 {
		t.Fatalf("the amendment is %+v", second)
	}
	only := func(want bodymap.SessionID) { t.Helper(); onlyVersion(t, p, patient.ID, want) }
	only(second.ID)
	if must(p.AmendedBy(first))(t) != second.ID || len(must(p.Signatures(second.ID))(t)) != 1 {
		t.Error("the versions do not know each other")
	}
	unchanged(t, c, d, "amending twice", bodymap.Sealed, func() error { _, err := p.Amend(first, "again"); return err })
	must(p.Undo())(t)
	only(first)
	must(p.Redo())(t)
	only(second.ID)
}

// The signature of an amendment stands before that of what it amends, which stays as it was.
func TestAmendmentIsSigned(t *testing.T) {
	p, _, patient := newPractice(t)
	first := recorded(t, p, patient).Session().ID
	must(p.Sign(first, ""))(t)
	c := must(p.Amend(first, "wrong side"))(t)
	second := c.Session()
	check(t, c.Remove(c.Sites()[1].ID))
	signature := must(p.Sign(second.ID, ""))(t)
	all := must(p.Signatures(second.ID))(t)
	if len(all) != 2 || all[0].ID != signature.ID || signature.Amends != all[1].ID || signature.Reason != "wrong side" {
		t.Errorf("the signatures are %+v", all)
	}
	_, sites, err := p.Session(first)
	if err != nil || len(sites) != 2 {
		t.Errorf("the first version has %d sites; %v", len(sites), err)
	}
	if h := must(p.History(patient.ID))(t); len(h) != 1 || h[0].Session.ID != second.ID || len(h[0].Sites) != 1 {
		t.Errorf("the history is %+v", h)
	}
}

// Signing asks for the password of who is signed in; a wrong one is said at its field and is in the log.
func TestSigningChecksThePassword(t *testing.T) {
	p, d, patient := newPractice(t)
	u := must(p.SaveUser(bodymap.User{Name: "Dr Ada", SignIn: "ada", Role: bodymap.Practitioner}))(t)
	check(t, p.SignIn(u, func(password string) error {
		if password == "secret" {
			return nil
		}
		return &bodymap.Error{Kind: bodymap.NotAllowed, Text: "This is not the password. Nothing was changed. Type it again."}
	}))
	c := recorded(t, p, patient)
	_, err := p.Sign(c.Session().ID, "sacred")
	var told bodymap.Problems
	if !errors.As(err, &told) || told.In("Password") == nil || c.Session().State != bodymap.Recorded {
		t.Fatalf("said %v, the session is %s", err, c.Session().State)
	}
	log := must(d.Log(1))(t)[0]
	if log.Verb != bodymap.FailedSigning || log.Patient != patient.ID || log.User != u.ID {
		t.Errorf("the log ends with %+v", log)
	}
	s := must(p.Sign(c.Session().ID, "secret"))(t)
	if s.User != u.ID || s.Name != "Dr Ada" || s.Role != bodymap.Practitioner || !p.NeedsPassword() {
		t.Errorf("signed %+v", s)
	}
}

// What says nothing is not signed; an amendment that takes all away is. Another's session and yesterday's are signed,
// with who signs and when.
func TestWhatIsSignedByWhom(t *testing.T) {
	p, d, patient := newPractice(t)
	c := must(p.NewSession(patient.ID))(t)
	check(t, second(c.Mark(spot(1), "", atlas.Left)), c.Record(), c.Remove(c.Sites()[0].ID))
	unchanged(t, c, d, "signing nothing", bodymap.Invalid, func() error { return second(p.Sign(c.Session().ID, "")) })

	c = recorded(t, p, patient)
	yesterday := now.AddDate(0, 0, -1)
	check(t, c.SetHeader(func(s *bodymap.Session) { s.At = yesterday }))
	bo := must(p.SaveUser(bodymap.User{Name: "Dr Bo", SignIn: "bo", Role: bodymap.Practitioner}))(t)
	check(t, p.SignIn(bo, nil))
	s := must(p.Sign(c.Session().ID, ""))(t)
	if s.Name != "Dr Bo" || !s.At.Equal(now) || c.Session().Practitioner != "Dr Test" || !c.Session().At.Equal(yesterday) {
		t.Errorf("signed %+v of %+v", s, c.Session())
	}
	c = must(p.Amend(c.Session().ID, "of another patient"))(t)
	for _, site := range c.Sites() {
		check(t, c.Remove(site.ID))
	}
	check(t, c.RemovePain(c.Pains()[0].ID))
	must(p.Sign(c.Session().ID, ""))(t)
}
