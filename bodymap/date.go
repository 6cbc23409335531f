package bodymap

import "time"

// earliestBirth is older than anyone alive.
const earliestBirth Date = "1890-01-01"

// Time gives the start of the day in UTC; ok is false when there is no such day.
func (d Date) Time() (t time.Time, ok bool) {
	t, err := time.Parse(time.DateOnly, string(d))
	return t, err == nil
}

// DateOf gives the day of a moment, in the time zone that t carries.
func DateOf(t time.Time) Date { return Date(t.Format(time.DateOnly)) }

// yearsUntil counts full years to a later day; 0 when either is no day.
func (d Date) yearsUntil(later Date) int {
	from, ok := d.Time()
	to, ok2 := later.Time()
	if !ok || !ok2 || to.Before(from) {
		return 0
	}
	years := to.Year() - from.Year()
	if to.Month() < from.Month() || to.Month() == from.Month() && to.Day() < from.Day() {
		years--
	}
	return years
}
