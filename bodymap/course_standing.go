package bodymap

import (
	"cmp"
	"slices"
	"time"
)

// CourseState tells how far a course has come.
type CourseState string

// The states of a course.
const (
	CourseRunning     CourseState = "running"
	CourseMaintenance CourseState = "in maintenance"
	CourseFinished    CourseState = "finished" // all planned sessions are done, no maintenance
	CourseEnded       CourseState = "ended"
)

// Standing is where a patient stands in a course.
type Standing struct {
	Course Course
	State  CourseState
	Done   int    // days with a recorded session
	Last   Date   // of the last of them; empty: none yet
	Dates  []Date // of the sessions that are left, soonest first; in maintenance of the next one
	today  Date
}

// Next is the date of the next session; empty: there is none.
func (s Standing) Next() Date {
	if len(s.Dates) == 0 {
		return ""
	}
	return s.Dates[0]
}

// Offered are the dates to offer from today on: an overdue session is offered for today, and all that follow move with it.
func (s Standing) Offered() []Date {
	out := slices.Clone(s.Dates)
	for i := range out {
		out[i] = out[i].plus(s.Overdue())
	}
	return out
}

// Due tells whether the next session is offered for today.
func (s Standing) Due() bool { return s.Next() == s.today }

// Overdue counts the days since the next session was due; 0 when it is not overdue.
func (s Standing) Overdue() int {
	next, ok := s.Next().Time()
	today, ok2 := s.today.Time()
	if !ok || !ok2 {
		return 0
	}
	return max(0, int(today.Sub(next).Hours())/24)
}

// courseOn is the course that a session of a day belongs to: of the courses begun on or before that day the newest, and
// none if that one had ended before. Of two begun on one day the one made later counts.
func courseOn(courses []Course, day Date) (Course, bool) {
	var found Course
	for _, c := range courses {
		if c.Starts <= day && c.Starts >= found.Starts {
			found = c
		}
	}
	return found, found.ID != "" && (found.Ended == "" || day <= found.Ended)
}

// CurrentCourse is the course to show of a patient: the newest begun until today, ended or not, else the next to begin.
func CurrentCourse(courses []Course, now time.Time) (Course, bool) {
	today := DateOf(now)
	var begun, later Course
	for _, c := range courses {
		switch {
		case c.Starts <= today && c.Starts >= begun.Starts:
			begun = c
		case c.Starts > today && (later.ID == "" || c.Starts < later.Starts):
			later = c
		}
	}
	if begun.ID != "" && begun.Ended == "" || later.ID == "" {
		return begun, begun.ID != ""
	}
	return later, true
}

// Standing tells where a course stands, from all courses and sessions of its patient. Days are those of now's time zone.
// Recorded sessions count, those of one day once. The next date is the day of the last session plus what the plan leaves
// between that session and the next: a session that was late or early moves all that follow. Before the first session
// the dates are those of the plan. After the last planned one, maintenance goes on from the last session.
func (c Course) Standing(courses []Course, sessions []Session, now time.Time) Standing {
	s := Standing{Course: c, State: CourseRunning, today: DateOf(now)}
	var days []Date
	for _, o := range sessions {
		day := DateOf(o.At.In(now.Location()))
		if of, ok := courseOn(courses, day); ok && of.ID == c.ID && o.State.Given() {
			days = append(days, day)
		}
	}
	slices.Sort(days)
	days = slices.Compact(days)
	if s.Done = len(days); s.Done > 0 {
		s.Last = days[s.Done-1]
	}
	switch {
	case c.Ended != "" && c.Ended <= s.today:
		s.State = CourseEnded
	case s.Done < c.Sessions:
		s.Dates = c.dates(s.Done, s.Last)
	case c.Maintenance > 0:
		s.State, s.Dates = CourseMaintenance, []Date{s.Last.plus(c.Maintenance)}
	default:
		s.State = CourseFinished
	}
	return s
}

// dates are those of the sessions that are left after so many, the last of which was on a day.
func (c Course) dates(done int, last Date) []Date {
	var out []Date
	from, base := c.Starts, 0
	if done > 0 {
		from, base = last, c.offset(done-1)
	}
	for i := done; i < c.Sessions; i++ {
		out = append(out, from.plus(c.offset(i)-base))
	}
	return out
}

// offset is how many days after the first session the plan has the i-th, which counts from 0.
func (c Course) offset(i int) int {
	switch c.Rhythm {
	case DayList:
		return c.Days[i] - c.Days[0]
	case TwiceAWeek:
		return i/2*7 + i%2*3
	case EveryNDays:
		return i * c.EveryDays
	}
	return i * 7
}

// plus is the day so many days later; what is no day stays as it is.
func (d Date) plus(days int) Date {
	t, ok := d.Time()
	if !ok {
		return d
	}
	return DateOf(t.AddDate(0, 0, days))
}

// Appointment is where one patient stands, for lists of patients.
type Appointment struct {
	Patient PatientID
	Standing
}

// Standings tells where every patient stands whose course goes on. Courses are read at once, sessions of those patients only:
// they are few among all that a practice ever had.
func (p *Practice) Standings(now time.Time) (map[PatientID]Standing, error) {
	all, err := allFacts[Course](p)
	if err != nil {
		return nil, err
	}
	courses := map[PatientID][]Course{}
	for _, c := range all {
		courses[c.Patient] = append(courses[c.Patient], c)
	}
	out := map[PatientID]Standing{}
	for id, of := range courses {
		c, ok := CurrentCourse(of, now)
		if !ok || c.Ended != "" && c.Ended <= DateOf(now) {
			continue
		}
		sessions, err := p.Sessions(id)
		if err != nil {
			return nil, err
		}
		out[id] = c.Standing(of, sessions, now)
	}
	return out, nil
}

// Today lists who is due today, then who is overdue, most overdue first, then whose course is finished and waits to be
// ended or followed by another.
func Today(standings map[PatientID]Standing) (due, overdue, finished []Appointment) {
	for id, s := range standings {
		a := Appointment{id, s}
		switch {
		case s.Due():
			due = append(due, a)
		case s.Overdue() > 0:
			overdue = append(overdue, a)
		case s.State == CourseFinished:
			finished = append(finished, a)
		}
	}
	for _, list := range [][]Appointment{due, overdue, finished} {
		slices.SortFunc(list, func(a, b Appointment) int {
			return cmp.Or(cmp.Compare(b.Overdue(), a.Overdue()), cmp.Compare(a.Patient, b.Patient))
		})
	}
	return due, overdue, finished
}
