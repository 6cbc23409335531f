package bodymap

import (
	"slices"
	"strings"
	"time"

	"ashi/assets"
)

// LogTeller tells in words what entries of the log were about. It keeps what it has read: make a new one when the log
// has grown, so that nothing of a patient who was erased stays in memory.
type LogTeller struct {
	r       Reader
	lang    string
	zone    *time.Location
	changes map[int64]Change
	numbers map[PatientID][]int64 // of the entries about a patient, or about none (""), newest first
	orders  map[SessionID][]Site  // the sites of sessions, in their order
}

// NewLogTeller tells in a language, with the times of a zone.
func NewLogTeller(r Reader, lang string, zone *time.Location) *LogTeller {
	return &LogTeller{r, lang, zone, map[int64]Change{}, map[PatientID][]int64{}, map[SessionID][]Site{}}
}

// LogTeller tells of this practice's log.
func (p *Practice) LogTeller(lang string, zone *time.Location) *LogTeller {
	return NewLogTeller(p, lang, zone)
}

// mostTold are the rows that are told of one entry.
const mostTold = 40

// About names in one line what an entry was about, such as "ST36 left" or "session of 20 Nov 2026"; empty when that is
// its patient alone. It reads this one entry.
func (t *LogTeller) About(l LogLine) (string, error) {
	c, err := t.read(l.Number)
	if err != nil {
		return t.unread(err)
	}
	rows := rowsOf(c)
	gone := slices.DeleteFunc(slices.Clone(rows), func(r logRow) bool { return r.value != nil })
	old, err := t.before(l, gone) // what was taken away has its name there
	if err != nil {
		return "", err
	}
	var names []string
	for _, row := range rows {
		if row.value == nil {
			row = old[row.id]
		}
		if name := t.name(row); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	names = append(names, nonEmpty(t.visit(rows, old))...)
	if c.Detail != "" {
		names = append(names, t.event(l.Verb, c.Detail))
	}
	return strings.Join(names[:min(len(names), mostTold)], ", "), nil
}

// Details tells line by line what an entry changed: old and new values where the log holds both.
func (t *LogTeller) Details(l LogLine) ([]string, error) {
	c, err := t.read(l.Number)
	if err != nil {
		why, err := t.unread(err)
		return nonEmpty(why), err
	}
	rows := rowsOf(c)
	old, err := t.before(l, rows)
	if err != nil {
		return nil, err
	}
	out := nonEmpty(t.visit(rows, old))
	for i, row := range rows {
		if i == mostTold {
			out = append(out, assets.Say(t.lang, "%d more rows were changed.", len(rows)-mostTold))
			break
		}
		out = append(out, nonEmpty(t.row(row, old[row.id]))...)
	}
	if c.Detail != "" {
		out = append(out, t.event(l.Verb, c.Detail))
	}
	return slices.Compact(out), nil
}

// unread says of an entry that it can no longer be read, if that is why.
func (t *LogTeller) unread(err error) (string, error) {
	if KindOf(err) == NotFound {
		return Sentence(err, t.lang), nil
	}
	return "", err
}

// read reads an entry once.
func (t *LogTeller) read(number int64) (Change, error) {
	if c, ok := t.changes[number]; ok {
		return c, nil
	}
	c, err := t.r.LogChange(number)
	if err == nil {
		t.changes[number] = c
	}
	return c, err
}

// before finds the rows of an entry as the entries before it left them, by ID.
func (t *LogTeller) before(l LogLine, rows []logRow) (map[string]logRow, error) {
	found, open := map[string]logRow{}, map[string]bool{}
	for _, r := range rows {
		open[r.id] = true
	}
	if len(open) == 0 {
		return found, nil
	}
	numbers, err := t.numbersOf(l.Patient)
	if err != nil {
		return nil, err
	}
	for _, n := range numbers {
		if n >= l.Number {
			continue
		}
		if len(open) == 0 {
			break
		}
		c, err := t.read(n)
		if err != nil {
			return nil, err
		}
		for _, r := range rowsOf(c) {
			if open[r.id] {
				delete(open, r.id)
				found[r.id] = r
			}
		}
	}
	return found, nil
}

// lookBack are the entries about one patient, or about none, among which an old value is sought.
const lookBack = 20_000

func (t *LogTeller) numbersOf(patient PatientID) ([]int64, error) {
	if all, ok := t.numbers[patient]; ok {
		return all, nil
	}
	lines, err := t.r.LogLines(LogQuery{Patient: patient, Practice: patient == ""}, lookBack)
	if err != nil {
		return nil, err
	}
	all := make([]int64, len(lines))
	for i, l := range lines {
		all[i] = l.Number
	}
	t.numbers[patient] = all
	return all, nil
}

// row tells of a row what it is and what was changed.
func (t *LogTeller) row(now, old logRow) string {
	name := t.name(now)
	if now.value == nil { // taken away
		if old.value == nil {
			return name
		}
		return assets.Say(t.lang, "removed: %s", joined(" · ", t.name(old), t.values(old, logRow{})))
	}
	return joined(" · ", name, t.values(now, old))
}

// visit names the session of the sites and pains of an entry; of rows that were taken away there are the old ones.
func (t *LogTeller) visit(rows []logRow, old map[string]logRow) string {
	for _, r := range rows {
		if r.value == nil {
			r = old[r.id]
		}
		switch v := r.value.(type) {
		case Session: // it names itself
			return ""
		case Site:
			return t.sessionOf(v.Session)
		case Pain:
			return t.sessionOf(v.Session)
		}
	}
	return ""
}

// event tells what was noted beside something that changed nothing.
func (t *LogTeller) event(verb Verb, detail string) string {
	switch verb {
	case ClockBack:
		if at, err := time.Parse(time.RFC3339, detail); err == nil {
			return assets.Say(t.lang, "the last entry before was made on %s", t.moment(at))
		}
	case Erased:
		return ""
	}
	return detail
}

func (t *LogTeller) moment(at time.Time) string {
	at = at.In(t.zone)
	return DateText(at, t.lang) + ", " + at.Format("15:04")
}

// joined puts two texts together, if there are two.
func joined(between, a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + between + b
}

func nonEmpty(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}
