package bodymap

import (
	"strconv"
	"strings"
	"time"

	"ashi/assets"
)

// The months are words: 03/04 would not say which of the two is the month.
var months = [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

// DayText writes the day of a moment in a language, without the year.
func DayText(t time.Time, lang string) string {
	day := strconv.Itoa(t.Day())
	if strings.HasPrefix(lang, "fr") && t.Day() == 1 {
		day = "1er"
	}
	return day + " " + assets.Say(lang, months[t.Month()-1])
}

// DateText writes the day of a moment in a language, as "14 Mar 1974".
func DateText(t time.Time, lang string) string {
	return DayText(t, lang) + " " + strconv.Itoa(t.Year())
}

// Text writes the day in a language; what is no day stays as it is.
func (d Date) Text(lang string) string {
	if t, ok := d.Time(); ok {
		return DateText(t, lang)
	}
	return string(d)
}
