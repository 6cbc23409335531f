package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// dayText writes a day without its year.
func (d *desk) dayText(day bodymap.Date) string {
	if t, ok := day.Time(); ok {
		return bodymap.DayText(t, d.lang)
	}
	return string(day)
}

// standingChip says in a few words where a course stands; empty: nothing to say.
func (d *desk) standingChip(s bodymap.Standing) string {
	done := say("%d of %d", s.Done, s.Course.Sessions)
	switch s.State {
	case bodymap.CourseEnded:
		return ""
	case bodymap.CourseMaintenance:
		done = say("maintenance")
	}
	return done + " · " + d.dueWords(s)
}

// dueWords say when the next session is due, or that there is none.
func (d *desk) dueWords(s bodymap.Standing) string {
	switch late := s.Overdue(); {
	case late > 0:
		return count("overdue 1 day", "overdue %d days", late)
	case s.Due():
		return say("due today")
	case s.Next() == "":
		return say("course finished")
	}
	return say("next %s", d.dayText(s.Next()))
}

// standingSentence says in one sentence where the patient stands.
func (d *desk) standingSentence(s bodymap.Standing) string {
	c := s.Course
	done := say("%d of %d sessions done", s.Done, c.Sessions)
	switch {
	case s.State == bodymap.CourseEnded:
		return say("%s: the course ended on %s, %s.", c.Indication, c.Ended.Text(d.lang), done)
	case s.State == bodymap.CourseFinished:
		return say("%s: the course is finished, %s.", c.Indication, done)
	case s.Overdue() > 0:
		return say("%s: the next session was due on %s, %s ago; %s.", c.Indication, d.dayText(s.Next()), count("1 day", "%d days", s.Overdue()), done)
	case s.Due():
		return say("%s: the next session is due today; %s.", c.Indication, done)
	case s.State == bodymap.CourseMaintenance:
		return say("%s: in maintenance, the next session on %s.", c.Indication, s.Next().Text(d.lang))
	}
	return say("%s: %s, the next on %s.", c.Indication, done, s.Next().Text(d.lang))
}

// dueSentence says what is treated and when the next session was or is due: the rest stands beside it.
func (d *desk) dueSentence(s bodymap.Standing) string {
	if s.Next() == "" {
		return s.Course.Indication
	}
	return say("%s: due on %s.", s.Course.Indication, d.dayText(s.Next()))
}

// bigLabel is a sentence in large letters.
func bigLabel() *widget.Label {
	l := widget.NewLabel("")
	l.SizeName, l.TextStyle.Bold, l.Wrapping = theme.SizeNameSubHeadingText, true, fyne.TextWrapWord
	return l
}
