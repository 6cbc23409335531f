package bodymap_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"ashi/bodymap"
)

func knee() bodymap.Course {
	return bodymap.Course{Patient: "anna", Indication: "Knee pain", ICD10: "M17.1", Region: "right knee", Sessions: 4, Rhythm: bodymap.Weekly, Starts: "2026-11-02"}
}

// day is noon of a day, as yyyy-mm-dd.
func day(t *testing.T, d string) time.Time {
	t.Helper()
	at, ok := bodymap.Date(d).Time()
	if !ok {
		t.Fatal("no day ", d)
	}
	return at.Add(12 * time.Hour)
}

func visits(t *testing.T, days ...string) (all []bodymap.Session) {
	t.Helper()
	for _, d := range days {
		all = append(all, bodymap.Session{At: day(t, d), State: bodymap.Recorded})
	}
	return all
}

func TestWhatIsWrongWithACourseIsToldAtItsField(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*bodymap.Course)
		want   string
	}{
		"good":                     {func(*bodymap.Course) {}, ""},
		"ends before it starts":    {func(c *bodymap.Course) { c.Ended = "2026-11-01" }, "Ended"},
		"ends as it starts":        {func(c *bodymap.Course) { c.Ended = c.Starts }, ""},
		"ends on no day":           {func(c *bodymap.Course) { c.Ended = "2026-02-30" }, "Ended"},
		"starts on no day":         {func(c *bodymap.Course) { c.Starts = "soon" }, "Starts"},
		"starts in a far future":   {func(c *bodymap.Course) { c.Starts = "2030-01-01" }, "Starts"},
		"starts long ago":          {func(c *bodymap.Course) { c.Starts = "1899-01-01" }, "Starts"},
		"0 sessions":               {func(c *bodymap.Course) { c.Sessions = 0 }, "Sessions"},
		"too many sessions":        {func(c *bodymap.Course) { c.Sessions = 101 }, "Sessions"},
		"no indication":            {func(c *bodymap.Course) { c.Indication = "" }, "Indication"},
		"no code":                  {func(c *bodymap.Course) { c.ICD10 = "" }, ""},
		"a long code":              {func(c *bodymap.Course) { c.ICD10 = "M54.50" }, ""},
		"a code without digits":    {func(c *bodymap.Course) { c.ICD10 = "M5" }, "ICD10"},
		"a code with a bare point": {func(c *bodymap.Course) { c.ICD10 = "M54." }, "ICD10"},
		"a code of digits":         {func(c *bodymap.Course) { c.ICD10 = "1234" }, "ICD10"},
		"no rhythm":                {func(c *bodymap.Course) { c.Rhythm = "at full moon" }, "Rhythm"},
		"every 0 days":             {func(c *bodymap.Course) { c.Rhythm = bodymap.EveryNDays }, "EveryDays"},
		"every 10 days":            {func(c *bodymap.Course) { c.Rhythm, c.EveryDays = bodymap.EveryNDays, 10 }, ""},
		"days that fall":           {func(c *bodymap.Course) { c.Rhythm, c.Days = bodymap.DayList, []int{1, 4, 4} }, "Days"},
		"days from 0":              {func(c *bodymap.Course) { c.Rhythm, c.Days = bodymap.DayList, []int{0, 4} }, "Days"},
		"no days":                  {func(c *bodymap.Course) { c.Rhythm = bodymap.DayList }, "Days"},
		"maintenance of years":     {func(c *bodymap.Course) { c.Maintenance = 731 }, "Maintenance"},
		"maintenance backward":     {func(c *bodymap.Course) { c.Maintenance = -1 }, "Maintenance"},
		"a region of a novel":      {func(c *bodymap.Course) { c.Region = strings.Repeat("r", 101) }, "Region"},
		"nobody's":                 {func(c *bodymap.Course) { c.Patient = "" }, "Patient"},
	} {
		v := knee()
		c.change(&v)
		err := v.Validate(now)
		if got := strings.Join(fields(err), " "); got != c.want {
			t.Errorf("%s: refused at %q, want %q", name, got, c.want)
		}
		if en, fr := bodymap.Sentence(err, "en"), bodymap.Sentence(err, "fr"); err != nil && (en == fr || strings.Contains(en+fr, "%!")) {
			t.Errorf("%s says %q and %q", name, en, fr)
		}
	}
}

// The day list is that of Costantino 2011 (PMC2952299); every ten days that of PMC7421712.
func TestDatesOfAPlan(t *testing.T) {
	for _, c := range []struct {
		rhythm bodymap.Rhythm
		days   []int
		every  int
		n      int
		want   string
	}{
		{bodymap.Weekly, nil, 0, 3, "2026-11-02 2026-11-09 2026-11-16"},
		{bodymap.TwiceAWeek, nil, 0, 5, "2026-11-02 2026-11-05 2026-11-09 2026-11-12 2026-11-16"},
		{bodymap.EveryNDays, nil, 10, 2, "2026-11-02 2026-11-12"},
		{bodymap.DayList, []int{1, 4, 7, 10, 13}, 0, 5, "2026-11-02 2026-11-05 2026-11-08 2026-11-11 2026-11-14"},
		{bodymap.DayList, []int{3, 8}, 0, 2, "2026-11-02 2026-11-07"}, // the first day of the list is that of the start
	} {
		v := knee()
		v.ID, v.Rhythm, v.Days, v.EveryDays, v.Sessions = "c", c.rhythm, c.days, c.every, c.n
		s := v.Standing([]bodymap.Course{v}, nil, day(t, "2026-11-02"))
		if got := strings.Trim(fmt.Sprint(s.Dates), "[]"); got != c.want || !s.Due() {
			t.Errorf("%s: %s, want %s", c.rhythm, got, c.want)
		}
	}
}

func TestWhereAPatientStands(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*bodymap.Course)
		came   []string
		today  string
		want   string // state, done, next, overdue
	}{
		"not begun":                   {nil, nil, "2026-10-30", "running 0 2026-11-02 0"},
		"due":                         {nil, nil, "2026-11-02", "running 0 2026-11-02 0"},
		"never came":                  {nil, nil, "2026-11-05", "running 0 2026-11-02 3"},
		"came on the day":             {nil, []string{"2026-11-02"}, "2026-11-03", "running 1 2026-11-09 0"},
		"came late, all move":         {nil, []string{"2026-11-04"}, "2026-11-10", "running 1 2026-11-11 0"},
		"came early":                  {nil, []string{"2026-11-02", "2026-11-07"}, "2026-11-10", "running 2 2026-11-14 0"},
		"twice on one day":            {nil, []string{"2026-11-02", "2026-11-02"}, "2026-11-12", "running 1 2026-11-09 3"},
		"before the start":            {nil, []string{"2026-10-01"}, "2026-11-02", "running 0 2026-11-02 0"},
		"all done":                    {nil, []string{"2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23"}, "2026-12-30", "finished 4  0"},
		"one more than planned":       {nil, []string{"2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23", "2026-11-30"}, "2026-12-30", "finished 5  0"},
		"ended":                       {func(c *bodymap.Course) { c.Ended = "2026-11-10" }, []string{"2026-11-02"}, "2026-11-20", "ended 1  0"},
		"ended, came after":           {func(c *bodymap.Course) { c.Ended = "2026-11-10" }, []string{"2026-11-02", "2026-11-12"}, "2026-11-20", "ended 1  0"},
		"maintenance":                 {func(c *bodymap.Course) { c.Sessions, c.Maintenance = 1, 30 }, []string{"2026-11-02"}, "2026-11-20", "in maintenance 1 2026-12-02 0"},
		"maintenance overdue":         {func(c *bodymap.Course) { c.Sessions, c.Maintenance = 1, 30 }, []string{"2026-11-02"}, "2026-12-05", "in maintenance 1 2026-12-02 3"},
		"maintenance goes on":         {func(c *bodymap.Course) { c.Sessions, c.Maintenance = 1, 30 }, []string{"2026-11-02", "2026-12-05"}, "2026-12-06", "in maintenance 2 2027-01-04 0"},
		"day list moved by one visit": {func(c *bodymap.Course) { c.Rhythm, c.Days, c.Sessions = bodymap.DayList, []int{1, 4, 7, 10, 13}, 5 }, []string{"2026-11-02", "2026-11-06"}, "2026-11-07", "running 2 2026-11-09 0"},
	} {
		v := knee()
		v.ID = "c"
		if c.change != nil {
			c.change(&v)
		}
		s := v.Standing([]bodymap.Course{v}, visits(t, c.came...), day(t, c.today))
		if got := fmt.Sprint(s.State, " ", s.Done, " ", s.Next(), " ", s.Overdue()); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestAPlanThatWasNotRecordedIsNoVisit(t *testing.T) {
	v := knee()
	v.ID = "c"
	s := v.Standing([]bodymap.Course{v}, []bodymap.Session{{At: day(t, "2026-11-02"), State: bodymap.Planned}}, day(t, "2026-11-03"))
	if s.Done != 0 || s.Overdue() != 1 {
		t.Errorf("%+v", s)
	}
}

func TestASessionBelongsToTheNewestCourseBegun(t *testing.T) {
	old, fresh := knee(), knee()
	old.ID, fresh.ID, fresh.Starts = "old", "new", "2026-11-16"
	both := []bodymap.Course{old, fresh}
	came := visits(t, "2026-11-02", "2026-11-16", "2026-11-23")
	today := day(t, "2026-11-24")
	if s := old.Standing(both, came, today); s.Done != 1 {
		t.Errorf("the old course has %d", s.Done)
	}
	if s := fresh.Standing(both, came, today); s.Done != 2 || s.Last != "2026-11-23" || s.Next() != "2026-11-30" {
		t.Errorf("the new course stands at %+v", s)
	}
	for today, want := range map[string]bodymap.EntryID{"2026-10-01": "old", "2026-11-02": "old", "2026-11-15": "old", "2026-11-16": "new"} {
		if c, ok := bodymap.CurrentCourse(both, day(t, today)); !ok || c.ID != want {
			t.Errorf("on %s the course is %q, want %q", today, c.ID, want)
		}
	}
	both[0].Ended = "2026-11-10"
	if c, _ := bodymap.CurrentCourse(both, day(t, "2026-11-12")); c.ID != "new" {
		t.Errorf("between an ended course and the next it is %q", c.ID)
	}
	if _, ok := bodymap.CurrentCourse(nil, today); ok {
		t.Error("there is a course without one")
	}
}

// A visit at 23:30 local time belongs to the local day, though it is tomorrow in UTC.
func TestDaysAreThoseOfThePractice(t *testing.T) {
	v := knee()
	v.ID = "c"
	west := time.FixedZone("west", -5*3600)
	late := time.Date(2026, 11, 2, 23, 30, 0, 0, west)
	s := v.Standing([]bodymap.Course{v}, []bodymap.Session{{At: late.UTC(), State: bodymap.Recorded}}, late)
	if s.Last != "2026-11-02" || s.Done != 1 {
		t.Errorf("%+v", s)
	}
}

func TestACourseIsKeptTidyEndedAndRemoved(t *testing.T) {
	c, p, d := newChart(t)
	v := knee()
	v.Patient, v.ICD10, v.Rhythm, v.Days, v.EveryDays = c.Patient().ID, " m17.1 ", bodymap.DayList, bodymap.ReadDays("1-4, 7"), 9
	v = must(p.SaveCourse(v))(t)
	if v.ID == "" || v.ICD10 != "M17.1" || v.Sessions != 3 || v.EveryDays != 0 || bodymap.DaysText(v.Days) != "1-4-7" {
		t.Errorf("kept as %+v", v)
	}
	steps := len(must(d.Log(100))(t))
	must(p.SaveCourse(v))(t)
	if len(must(d.Log(100))(t)) != steps {
		t.Error("a course that stays the same makes a step")
	}
	if v = must(p.EndCourse(v.ID))(t); v.Ended != "2026-11-20" {
		t.Errorf("ended %q", v.Ended)
	}
	later := knee()
	later.Patient, later.Starts = v.Patient, "2026-12-24"
	later = must(p.SaveCourse(later))(t)
	unchanged(t, c, d, "ended before it began", bodymap.Invalid, func() error { _, err := p.EndCourse(later.ID); return err })
	check(t, p.RemoveCourse(later.ID))
	unchanged(t, c, d, "removed twice", bodymap.NotFound, func() error { return p.RemoveCourse(later.ID) })
	must(p.Undo())(t)
	if all := must(p.Courses(v.Patient))(t); len(all) != 2 || all[1].ID != later.ID {
		t.Errorf("the courses are %+v", all)
	}
	for typed, want := range map[string][]int{"1-4-7": {1, 4, 7}, "1, 4": {1, 4}, "": nil, "one": nil, "1-x": nil} {
		if got := bodymap.ReadDays(typed); !slices.Equal(got, want) {
			t.Errorf("%q is read as %v", typed, got)
		}
	}
}

// Clinical.md, A, "Courses found": weekly x3 (NCT05329116), weekly x4 (Di Cesare 2011), days 1, 4, 7, 10, 13 (Costantino
// 2011), two sessions ten days apart (PMC7421712). Ranges are left out.
func TestPresetsOfCourses(t *testing.T) {
	var got []string
	for _, c := range bodymap.CoursePresets() {
		v := c.Course
		v.Patient, v.Indication, v.Starts = "anna", "pain", "2026-11-20"
		if err := v.Validate(now); err != nil {
			t.Errorf("%s: %v", c.ID, err)
		}
		got = append(got, fmt.Sprint(v.Sessions, " ", v.Rhythm, " ", bodymap.DaysText(v.Days), v.EveryDays))
		for _, lang := range []string{"en", "fr"} {
			if c.Name(lang) == "" || c.Source(lang) == "" {
				t.Errorf("%s lacks words or a source in %s", c.ID, lang)
			}
		}
	}
	if want := []string{"3 weekly 0", "4 weekly 0", "5 day list 1-4-7-10-130", "2 every n days 10"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestTodayList(t *testing.T) {
	p, _, _ := newPractice(t)
	begin := func(surname string, starts bodymap.Date, sessions int) bodymap.PatientID {
		patient := anna()
		patient.Surname = surname
		patient = must(p.SavePatient(patient))(t)
		v := knee()
		v.Patient, v.Starts, v.Sessions = patient.ID, starts, sessions
		must(p.SaveCourse(v))(t)
		return patient.ID
	}
	due := begin("Due", "2026-11-20", 2)
	late := begin("Late", "2026-11-18", 2)
	later := begin("Later", "2026-11-10", 2)
	begin("Soon", "2026-11-21", 2)
	done := begin("Done", "2026-11-20", 1)
	chart := must(p.NewSession(done))(t)
	must(chart.Mark(spot(1), "", "left"))(t)
	check(t, chart.Record())
	over := must(p.Courses(begin("Over", "2026-11-10", 3)))(t)[0]
	must(p.EndCourse(over.ID))(t)
	all := must(p.Standings(now))(t)
	if len(all) != 5 {
		t.Errorf("%d patients have a course that goes on", len(all))
	}
	lists := make([][]bodymap.PatientID, 3)
	a, b, c := bodymap.Today(all)
	for i, list := range [][]bodymap.Appointment{a, b, c} {
		for _, o := range list {
			lists[i] = append(lists[i], o.Patient)
		}
	}
	if !slices.Equal(lists[0], []bodymap.PatientID{due}) || !slices.Equal(lists[1], []bodymap.PatientID{later, late}) || !slices.Equal(lists[2], []bodymap.PatientID{done}) {
		t.Errorf("today: %v", lists)
	}
}
