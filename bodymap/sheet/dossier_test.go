package sheet

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"ashi/bodymap"
)

// shelf answers what a sheet asks of the record with nothing.
type shelf struct{}

func (shelf) Outcomes(bodymap.PatientID) (bodymap.Outcomes, error) { return bodymap.Outcomes{}, nil }

func (shelf) LastConsent(bodymap.PatientID) (bodymap.Consent, error) { return bodymap.Consent{}, nil }
func (shelf) FillingsOf([]bodymap.Site) ([]bodymap.Filling, error)   { return nil, nil }
func (shelf) Limits() ([]bodymap.Limit, error)                       { return nil, nil }

func (shelf) Signatures(bodymap.SessionID) ([]bodymap.Signature, error) { return nil, nil }
func (shelf) AmendedBy(bodymap.SessionID) (bodymap.SessionID, error)    { return "", nil }
func (shelf) WarningsOf(bodymap.Patient, bodymap.Session, []bodymap.Site) ([]bodymap.Warning, []bodymap.Reason, error) {
	return nil, nil, nil
}

func dossierOf(visits int) Dossier {
	d := Dossier{Of: bodymap.Dossier{Patient: anna(), At: at}, Lang: "en", PrintedAt: at}
	for range visits {
		s := named(bodymap.Recorded, "ST36")
		d.Of.Visits = append(d.Of.Visits, bodymap.Visit{Session: s.Session, Sites: s.Sites})
	}
	return d
}

func TestADossierSaysAllThatIsKeptBesideTheSessions(t *testing.T) {
	d := dossierOf(2)
	d.Of.Patient.Notes = "Low back\n\npain."
	d.Of.Courses = []bodymap.Course{{Indication: "Low back pain", ICD10: "M54.5", Sessions: 4, Rhythm: bodymap.Weekly, Starts: "2026-11-01", Ended: "2026-11-20"}}
	given := bodymap.Consent{ID: "c", At: at, How: bodymap.Oral, Person: "Dr Sample", Version: 2, Dated: "2026-10-01", Withdrawn: at}
	d.Of.Consents = []bodymap.Consent{given}
	d.Of.Checks = []bodymap.Check{{At: at, Person: "Dr Other", Answers: []bodymap.Answer{{Item: "cancer", Yes: true, Note: "breast, 2011"}}}, {At: at}}
	d.Of.Scores = []bodymap.Score{{At: at, Scale: "ODI", Value: 38}}
	d.Of.Reactions = []bodymap.Reaction{{At: at, None: true}}
	d.Of.Reasons = []bodymap.Reason{{Text: "Asked the cardiologist."}}
	text := said(layHandout(d.summary()).pages)
	for _, want := range []string{
		"Everything about this patient", "Allergies: procaine", "61.5 kg", "Note: Low back pain.", "21 Nov 2026, 10:01 · recorded · 2 sites · Dr Sample",
		"Low back pain · M54.5 · 4 sessions · weekly · from 1 Nov 2026 · ended on 20 Nov 2026",
		"Consent given orally on 21 Nov 2026, to version 2 of 1 Oct 2026.", "Consent was withdrawn on 21 Nov 2026.",
		"breast, 2011", "1 question asked", "no caution", "ODI 38 (0–100)", "no reaction", "Asked the cardiologist.",
	} {
		if !strings.Contains(strings.ReplaceAll(text, "\n", " "), want) {
			t.Errorf("the summary does not say %q:\n%s", want, text)
		}
	}
	if empty := said(layHandout(dossierOf(0).summary()).pages); strings.Count(empty, "none recorded") != 8 {
		t.Errorf("what is not there is not said to be none:\n%s", empty)
	}
}

func TestADossierHoldsTheSiteMapOfEverySession(t *testing.T) {
	var one, two, again bytes.Buffer
	var steps []int
	all := func(done, total int) error { steps = append(steps, done*10+total); return nil }
	if err := errors.Join(DossierPDF(&one, shelf{}, dossierOf(1), all), DossierPDF(&two, shelf{}, dossierOf(2), all), DossierPDF(&again, shelf{}, dossierOf(2), all)); err != nil {
		t.Fatal(err)
	}
	if pages := func(b bytes.Buffer) int { return bytes.Count(b.Bytes(), []byte("/Type /Page\n")) }; pages(one) < 2 || pages(two) <= pages(one) {
		t.Errorf("%d pages with one session, %d with two", pages(one), pages(two))
	}
	if !bytes.Equal(two.Bytes(), again.Bytes()) {
		t.Error("the same dossier gives other bytes")
	}
	if steps[0] != 12 || steps[1] != 13 || steps[2] != 23 {
		t.Errorf("the steps are %v", steps)
	}
	stop := errors.New("stop")
	var none bytes.Buffer
	if err := DossierPDF(&none, shelf{}, dossierOf(2), func(int, int) error { return stop }); !errors.Is(err, stop) || none.Len() > 0 {
		t.Errorf("stopped, it says %v and wrote %d bytes", err, none.Len())
	}
}
