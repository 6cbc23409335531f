package ui

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"ashi/bodymap"
)

var errNoNumber = errors.New("not a number")

// number writes a measure as short as it is exact, in the way of the language.
func (d *desk) number(v float64) string {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	if d.lang == "fr" {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}

var decimalPoint = regexp.MustCompile(`(\d)\.(\d)`)

// decimals writes the numbers of a sentence in the way of the language.
func (d *desk) decimals(sentence string) string {
	if d.lang != "fr" {
		return sentence
	}
	return decimalPoint.ReplaceAllString(sentence, "$1,$2")
}

// readNumber reads a number typed with a point or a comma.
func readNumber(s string) (float64, error) {
	v, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(s), ",", ".", 1), 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return 0, errNoNumber
	}
	return v, nil
}

// readCount reads a whole number.
func readCount(s string) (int, error) {
	v, err := readNumber(s)
	if err != nil || v != math.Trunc(v) || math.Abs(v) > math.MaxInt32 {
		return 0, errNoNumber
	}
	return int(v), nil
}

var dateParts = regexp.MustCompile(`^(\d{1,4})[-./ ](\d{1,2})[-./ ](\d{1,4})$`)

// readDate reads a day typed as 1974-03-14 or, day first, 14.3.1974 or 14/3/1974.
// What cannot be read comes back as it was typed, for the record to refuse.
func readDate(s string) bodymap.Date {
	p := dateParts.FindStringSubmatch(strings.TrimSpace(s))
	if p == nil {
		return bodymap.Date(s)
	}
	if len(p[1]) <= 2 && len(p[3]) == 4 {
		p[1], p[3] = p[3], p[1]
	}
	return bodymap.Date(fmt.Sprintf("%04s-%02s-%02s", p[1], p[2], p[3]))
}

// round keeps so many decimals.
func round(v float64, decimals int) float64 {
	p := math.Pow10(decimals)
	return math.Round(v*p) / p
}
