package ui

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"ashi/bodymap"
	"ashi/bodymap/sheet"
)

// care is what the screens use of checks, consents and courses.
type care interface {
	Checks(bodymap.PatientID) ([]bodymap.Check, error)
	AnswerCheck(bodymap.SessionID, ...bodymap.Answer) (bodymap.Check, error)
	CheckIdentity(bodymap.SessionID, bool) (bodymap.Check, error)
	SameAsLast(bodymap.SessionID) (bodymap.Check, error)
	LastConsent(bodymap.PatientID) (bodymap.Consent, error)
	GiveConsent(id bodymap.PatientID, how bodymap.ConsentHow, lang string) (bodymap.Consent, error)
	WithdrawConsent(bodymap.PatientID) (bodymap.Consent, error)
	PaperLang(bodymap.PatientID) (string, error)
	SetPaperLang(bodymap.PatientID, string) error
	Wording(kind bodymap.WordingKind, lang string) (bodymap.Wording, error)
	SaveWording(kind bodymap.WordingKind, lang, text string) (bodymap.Wording, error)
	Courses(bodymap.PatientID) ([]bodymap.Course, error)
	SaveCourse(bodymap.Course) (bodymap.Course, error)
	EndCourse(bodymap.EntryID) (bodymap.Course, error)
	RemoveCourse(bodymap.EntryID) error
	Standings(now time.Time) (map[bodymap.PatientID]bodymap.Standing, error)
	Filling(bodymap.EntryID) (bodymap.Filling, error)
}

// careDesk is what the desk knows of it beside the record.
type careDesk struct {
	print     func(h sheet.Handout, name string)
	paper     func() sheet.Paper
	standings map[bodymap.PatientID]bodymap.Standing // of all patients with a course
	on        bodymap.Date                           // the day for which they were read
	asks      map[bodymap.PatientID][]bodymap.FollowUp
	asksOn    bodymap.Date // the day for which these were
}

// carePages are the pages about it.
func carePages(d *desk) []leaf {
	return []leaf{
		{say("Course"), newCoursePage(d), bodymap.SaveCourse},
		{say("Before the needle"), newCheckPage(d), bodymap.AnswerCheck},
		{say("Consent"), newConsentPage(d), bodymap.GiveConsent},
		{say("Aftercare"), newLeafletPage(d), bodymap.SaveWording},
	}
}

// todayPages is the first page of the practice.
func todayPages(d *desk) []leaf { return []leaf{{say("Today"), newTodayPage(d), ""}} }

// standings tells where all patients with a course stand. They are read once a day; the open patient's is kept up to date by standing.
func (d *desk) standings() map[bodymap.PatientID]bodymap.Standing {
	if today := bodymap.DateOf(d.now()); d.care.on != today {
		all, err := d.record.Standings(d.now())
		if err != nil {
			d.message = message{text: bodymap.Sentence(err, d.lang), bad: true}
			return nil
		}
		d.care.standings, d.care.on = all, today
	}
	return d.care.standings
}

// standing tells where the open patient stands now; ok is false without a course.
func (d *desk) standing() (s bodymap.Standing, ok bool) {
	courses, err := d.record.Courses(d.patient.ID)
	if err != nil {
		d.message = message{text: bodymap.Sentence(err, d.lang), bad: true}
		return s, false
	}
	all := d.standings()
	c, ok := bodymap.CurrentCourse(courses, d.now())
	if !ok {
		delete(all, d.patient.ID)
		return s, false
	}
	s = c.Standing(courses, d.visits(), d.now())
	if all != nil {
		all[d.patient.ID] = s
	}
	return s, true
}

// visits are the sessions of the open patient, the open one as it is now.
func (d *desk) visits() []bodymap.Session {
	out := slices.Clone(d.sessions)
	if d.chart != nil {
		now := d.chart.Session()
		out = slices.DeleteFunc(out, func(s bodymap.Session) bool { return s.ID == now.ID })
		out = append(out, now)
	}
	return out
}

// lastCheck is the newest check of the open patient, that of the open session first; without an ID if there is none.
func (d *desk) lastCheck() (last bodymap.Check) {
	all, err := d.record.Checks(d.patient.ID)
	if err != nil {
		d.message = message{text: bodymap.Sentence(err, d.lang), bad: true}
	}
	for _, c := range all {
		last = c
		if d.chart != nil && c.Session == d.chart.Session().ID {
			return c
		}
	}
	return last
}

// earlierCheck is the newest check of the open patient that asked something in another session than the open one; without
// an ID if there is none.
func (d *desk) earlierCheck() (last bodymap.Check) {
	all, err := d.record.Checks(d.patient.ID)
	if err != nil {
		d.message = message{text: bodymap.Sentence(err, d.lang), bad: true}
	}
	for _, c := range all {
		if len(c.Answers) > 0 && (d.chart == nil || c.Session != d.chart.Session().ID) {
			last = c
		}
	}
	return last
}

// unasked tells what was not done before the needle of the open session: the questions, the identity, the consent.
func (d *desk) unasked() string {
	check := d.sessionCheck()
	text := ""
	switch {
	case len(check.Answers) == 0:
		text = say("Nothing was asked before the needle.")
	case len(check.Answers) < len(bodymap.Questions()):
		text = say("Not all was asked before the needle.")
	case !check.Identity:
		text = say("The identity was not checked.")
	}
	if c, err := d.record.LastConsent(d.patient.ID); err == nil && !c.Valid() {
		text = strings.TrimSpace(text + " " + say("There is no consent."))
	}
	return text
}

// answeredYes are the answers with yes that no flag says already.
func (d *desk) answeredYes() (out []string) {
	questions, answers := d.lastCheck().Cautions()
	for i, q := range questions {
		switch {
		case answers[i].Note != "":
			out = append(out, say("%s: %s", q.Text(d.lang), answers[i].Note))
		case q.Flag == "":
			out = append(out, q.Text(d.lang))
		}
	}
	return out
}

// flags are those of the open patient that no answer tells with its note.
func (d *desk) flags() []bodymap.Flag {
	questions, answers := d.lastCheck().Cautions()
	return slices.DeleteFunc(slices.Clone(d.patient.Flags), func(f bodymap.Flag) bool {
		for i, q := range questions {
			if q.Flag == f && answers[i].Note != "" {
				return true
			}
		}
		return false
	})
}

// follow shows a step about the open patient; it tells whether there was none.
func (d *desk) follow(err error) bool {
	if d.fail(err) {
		return false
	}
	p, err := d.record.Patient(d.patient.ID) // an answer may have set a flag
	if d.fail(err) {
		return false
	}
	d.patient, d.message = p, message{}
	d.changed()
	return true
}

// careChips are the chips of the open patient about it: where the course stands, and what was answered with yes.
func (d *desk) careChips() (out []fyne.CanvasObject) {
	if s, ok := d.standing(); ok {
		if text := d.standingChip(s); text != "" {
			out = append(out, chip(text, s.Overdue() > 0))
		}
	}
	for _, text := range d.answeredYes() {
		for _, line := range lines(text, 60) {
			out = append(out, chip(line, true))
		}
	}
	return out
}

// cells lays objects of about the same height in as many columns as there is room for. Its height follows the width that
// it was given last.
type cells struct{ least, gap, width float32 }

// MinSize implements fyne.Layout.
func (c *cells) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(240, c.place(objects, max(c.width, 240), func(fyne.CanvasObject, float32, float32, float32, float32) {}))
}

// Layout implements fyne.Layout.
func (c *cells) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c.width = size.Width
	c.place(objects, size.Width, put)
}

func (c *cells) place(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y, width, height float32)) float32 {
	columns := max(1, int((width+c.gap)/(c.least+c.gap)))
	each := (width - c.gap*float32(columns-1)) / float32(columns)
	var y, high float32
	at := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		if at == columns {
			at, y, high = 0, y+high+c.gap, 0
		}
		h := height(o, each)
		put(o, float32(at)*(each+c.gap), y, each, h)
		at, high = at+1, max(high, h)
	}
	return y + high
}

// scrolled stands on a page below each other and scrolls.
func scrolled(objects ...fyne.CanvasObject) *container.Scroll {
	inner := container.New(&column{gap: 10}, objects...)
	return container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 40, 0, 14), inner))
}
