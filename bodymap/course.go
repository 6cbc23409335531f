package bodymap

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Rhythm tells how the sessions of a course follow each other; it is kept in the record.
type Rhythm string

// The rhythms. Twice a week is three and four days apart in turn.
const (
	Weekly     Rhythm = "weekly"
	TwiceAWeek Rhythm = "twice a week"
	EveryNDays Rhythm = "every n days"
	DayList    Rhythm = "day list"
)

// Rhythms are all rhythms, in the order in which they are offered.
func Rhythms() []Rhythm { return []Rhythm{Weekly, TwiceAWeek, EveryNDays, DayList} }

// Course is a plan of treatment.
type Course struct {
	ID          EntryID
	Patient     PatientID
	Indication  string // in the practitioner's own words
	ICD10       string // a letter, two digits and perhaps more after a point; only its form is checked; may be empty
	Region      string // in the practitioner's own words
	Sessions    int    // how many are planned
	Rhythm      Rhythm
	Days        []int // of DayList, rising, such as 1, 4, 7, 10, 13: day 1 is that of the first session; else nil
	EveryDays   int   // of EveryNDays; else 0
	Maintenance int   // days from session to session once the planned ones are done; 0: none
	Starts      Date
	Ended       Date // the last day; empty: it goes on
	Note        string
}

func (c Course) entry() Entry { return Entry{ID: c.ID, Kind: CourseEntry, Patient: c.Patient} }

// The limits of a course: of the app, against slips of the finger.
const (
	MaxSessions = 100
	maxGapDays  = 730
)

var icd10Form = regexp.MustCompile(`^[A-Z][0-9]{2}(\.[0-9]+)?$`)

// Validate tells, as Problems, why a course cannot be kept.
func (c Course) Validate(now time.Time) error {
	var bad problems
	bad.when(c.Patient == "", "Patient", "A course needs a patient.")
	bad.when(c.Indication == "", "Indication", "What is treated? A few words are enough.")
	bad.line("Indication", c.Indication, MaxNote)
	bad.when(c.ICD10 != "" && !icd10Form.MatchString(c.ICD10), "ICD10", "An ICD-10 code is a letter, two digits and perhaps more after a point, for example M54.5.")
	bad.line("ICD10", c.ICD10, MaxFileNumber)
	bad.line("Region", c.Region, MaxName)
	bad.when(c.Sessions < 1 || c.Sessions > MaxSessions, "Sessions", "A course has 1 to %d sessions.", MaxSessions)
	bad.rhythm(c)
	bad.when(c.Maintenance < 0 || c.Maintenance > maxGapDays, "Maintenance", "Maintenance is every 1 to %d days. Leave it empty for none.", maxGapDays)
	bad.span(c, now)
	bad.note("Note", c.Note, MaxNote)
	return bad.err()
}

func (p *problems) rhythm(c Course) {
	p.when(!slices.Contains(Rhythms(), c.Rhythm), "Rhythm", "Choose how the sessions follow each other.")
	p.when(c.Rhythm == EveryNDays && (c.EveryDays < 1 || c.EveryDays > maxGapDays), "EveryDays", "Sessions follow each other after 1 to %d days.", maxGapDays)
	if c.Rhythm != DayList {
		return
	}
	rising := len(c.Days) > 0 && c.Days[0] >= 1
	for i := 1; i < len(c.Days); i++ {
		rising = rising && c.Days[i] > c.Days[i-1] && c.Days[i]-c.Days[i-1] <= maxGapDays
	}
	p.when(!rising, "Days", "The days must rise, from day 1 on, for example 1-4-7-10-13.")
}

func (p *problems) span(c Course, now time.Time) {
	starts, ok := c.Starts.Time()
	p.when(!ok, "Starts", "There is no such day. Write it as year-month-day, for example %s.", DateOf(now))
	p.when(ok && (starts.Year() < 1990 || starts.After(now.AddDate(2, 0, 0))), "Starts", "A course starts after 1990 and within two years from now.")
	if c.Ended == "" {
		return
	}
	_, ended := c.Ended.Time()
	p.when(!ended, "Ended", "There is no such day. Write it as year-month-day, for example %s.", DateOf(now))
	p.when(ok && ended && c.Ended < c.Starts, "Ended", "The course would end before it starts.")
}

// tidy brings a course into the form that is kept. A day list tells by itself how many sessions there are.
func (c Course) tidy() Course {
	for _, s := range []*string{&c.Indication, &c.ICD10, &c.Region, &c.Note} {
		*s = strings.TrimSpace(*s)
	}
	c.ICD10 = strings.ToUpper(c.ICD10)
	if c.Rhythm == DayList {
		c.Sessions = len(c.Days)
	} else {
		c.Days = nil
	}
	if c.Rhythm != EveryNDays {
		c.EveryDays = 0
	}
	return c
}

// ReadDays reads a list of days as it is typed: "1-4-7", "1, 4, 7" or "1 4 7". What is no list gives nil.
func ReadDays(text string) []int {
	var days []int
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("-–,;. ", r) }) {
		d, err := strconv.Atoi(w)
		if err != nil {
			return nil
		}
		days = append(days, d)
	}
	return days
}

// DaysText writes a list of days: "1-4-7".
func DaysText(days []int) string {
	words := make([]string, len(days))
	for i, d := range days {
		words[i] = strconv.Itoa(d)
	}
	return strings.Join(words, "-")
}

// Courses are all courses of a patient, in the order of their making.
func (p *Practice) Courses(id PatientID) ([]Course, error) { return facts[Course](p, id) }

// SaveCourse keeps a new course (without an ID) or the new state of one, and returns it as it is kept.
func (p *Practice) SaveCourse(c Course) (Course, error) {
	c = c.tidy()
	if err := c.Validate(p.clock()); err != nil {
		return Course{}, err
	}
	if c.ID == "" {
		c.ID = EntryID(NewID())
	} else if _, err := factByID[Course](p, c.ID); err != nil {
		return Course{}, err
	}
	return c, putFacts(p, SaveCourse, c)
}

// EndCourse keeps that a course ends today.
func (p *Practice) EndCourse(id EntryID) (Course, error) {
	c, err := factByID[Course](p, id)
	if err != nil {
		return Course{}, err
	}
	c.Ended = DateOf(p.clock())
	if err := c.Validate(p.clock()); err != nil {
		return Course{}, err
	}
	return c, putFacts(p, EndCourse, c)
}

// RemoveCourse takes a course away, for instance one made by mistake.
func (p *Practice) RemoveCourse(id EntryID) error { return p.removeFacts(RemoveCourse, id) }
