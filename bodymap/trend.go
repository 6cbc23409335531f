package bodymap

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"ashi/assets"
	"ashi/bodymap/atlas"
)

// Text names it as one would say it to a patient.
func (r RegionSide) Text(lang string) string {
	i := slices.IndexFunc(atlas.Get().Regions(), func(g atlas.Region) bool { return g.ID == r.ID })
	if i < 0 {
		return ""
	}
	name := atlas.Get().Regions()[i].Everyday.In(lang)
	if side := r.Side.Text(lang); side != "" {
		name += ", " + side
	}
	return name
}

// Region is where a pain lies on a figure.
func (p Pain) Region(f atlas.Figure) RegionSide {
	region, side := atlas.Get().Body(f).RegionOf(p.Place)
	return RegionSide{region.ID, side}
}

// Visit is a session with its sites in their order and its pains in the order of their making.
type Visit struct {
	Session Session
	Sites   []Site
	Pains   []Pain
}

// Outcomes is all that tells how a patient fared.
type Outcomes struct {
	Visits    []Visit // oldest first
	Scores    []Score // oldest first
	Reactions []Reaction
	Fillings  []Filling // of the practice
}

// Outcomes reads all that tells how a patient fared.
func (p *Practice) Outcomes(id PatientID) (Outcomes, error) {
	var out Outcomes
	history, err := p.History(id)
	if err != nil {
		return out, err
	}
	for _, t := range history {
		pains, err := p.Pains(t.Session.ID)
		if err != nil {
			return out, err
		}
		out.Visits = append(out.Visits, Visit{t.Session, t.Sites, pains})
	}
	if out.Scores, err = p.Scores(id); err != nil {
		return out, err
	}
	slices.SortStableFunc(out.Scores, func(a, b Score) int { return a.At.Compare(b.At) })
	if out.Reactions, err = p.Reactions(id); err != nil {
		return out, err
	}
	out.Fillings, err = p.Fillings()
	return out, err
}

// Visit finds a session by its ID.
func (o Outcomes) Visit(id SessionID) (Visit, bool) {
	i := slices.IndexFunc(o.Visits, func(v Visit) bool { return v.Session.ID == id })
	if i < 0 {
		return Visit{}, false
	}
	return o.Visits[i], true
}

// TrendPoint is what was measured at a moment. Of a scale only Before counts.
type TrendPoint struct {
	At            time.Time
	Session       SessionID // empty: between sessions
	Before, After float64
	HasBefore     bool
	HasAfter      bool
}

// Trend is how one thing went over time: the pain of a region before and after the needles, or the totals of a scale.
type Trend struct {
	Scale    ScaleKey   // empty: the pain of a region, 0 to 10
	Region   RegionSide // zero: of no one region
	Min, Max float64
	Points   []TrendPoint // oldest first
}

// Trends are all that can be drawn of a patient: the pains region by region, those most often asked first, then the scales.
func (o Outcomes) Trends() []Trend {
	pains := o.painTrends()
	slices.SortStableFunc(pains, func(a, b Trend) int { return cmp.Compare(len(b.Points), len(a.Points)) })
	return append(pains, o.scaleTrends()...)
}

func (o Outcomes) painTrends() []Trend {
	var out []Trend
	for _, v := range o.Visits {
		for _, p := range v.Pains {
			if p.Before == NotAsked && p.After == NotAsked {
				continue
			}
			where := p.Region(v.Session.Figure)
			i := slices.IndexFunc(out, func(t Trend) bool { return t.Region == where })
			if i < 0 {
				i = len(out)
				out = append(out, Trend{Region: where, Max: 10})
			}
			out[i].add(v.Session, p)
		}
	}
	return out
}

// add takes a pain into the trend of its region; of several in one session the highest counts.
func (t *Trend) add(s Session, p Pain) {
	n := len(t.Points)
	if n == 0 || t.Points[n-1].Session != s.ID {
		t.Points = append(t.Points, TrendPoint{At: s.At, Session: s.ID})
		n++
	}
	at := &t.Points[n-1]
	at.Before, at.HasBefore = max(at.Before, float64(p.Before)), at.HasBefore || p.Before != NotAsked
	at.After, at.HasAfter = max(at.After, float64(p.After)), at.HasAfter || p.After != NotAsked
}

func (o Outcomes) scaleTrends() []Trend {
	var out []Trend
	for _, scale := range Scales() {
		first := len(out)
		for _, s := range o.Scores {
			if s.Scale != scale.Key {
				continue
			}
			i := slices.IndexFunc(out[first:], func(t Trend) bool { return t.Region == s.Region })
			if i < 0 {
				i = len(out) - first
				out = append(out, Trend{Scale: scale.Key, Region: s.Region, Min: scale.Min, Max: scale.Max})
			}
			t := &out[first+i]
			t.Points = append(t.Points, TrendPoint{At: s.At, Session: s.Session, Before: s.Value, HasBefore: true})
		}
	}
	return out
}

// Name says what is drawn.
func (t Trend) Name(lang string) string {
	name := assets.Say(lang, "Pain, 0 to 10")
	if s, ok := ScaleOf(t.Scale); ok {
		name = string(s.Key) + " · " + s.Name.In(lang)
	}
	if t.Region != (RegionSide{}) {
		name += " · " + t.Region.Text(lang)
	}
	return name
}

// Measure is the scale that is drawn. The pain of a region is a number from 0 to 10, which is the scale NRS.
func (t Trend) Measure() Scale {
	s, ok := ScaleOf(t.Scale)
	if !ok {
		s, _ = ScaleOf(NRS)
	}
	return s
}

// Band is from where to where a value is no meaningful change from the first one; ok only where a source gives the number.
func (t Trend) Band() (lo, hi float64, ok bool) {
	s := t.Measure()
	i := slices.IndexFunc(t.Points, func(p TrendPoint) bool { return p.HasBefore })
	if s.Smallest == 0 || i < 0 {
		return 0, 0, false
	}
	first := t.Points[i].Before
	return max(first-s.smallestFrom(first), t.Min), min(first+s.smallestFrom(first), t.Max), true
}

// Axis places moments by time, from 0 (the first point or mark) to 1 (the last one); where there is but one moment, at 0.5.
func (t Trend) Axis(marks []TrendMark) func(time.Time) float64 {
	var all []time.Time
	for _, p := range t.Points {
		all = append(all, p.At)
	}
	for _, m := range marks {
		all = append(all, m.At)
	}
	if len(all) == 0 {
		return func(time.Time) float64 { return 0.5 }
	}
	first, last := slices.MinFunc(all, time.Time.Compare), slices.MaxFunc(all, time.Time.Compare)
	return func(at time.Time) float64 {
		if !last.After(first) {
			return 0.5
		}
		return float64(at.Sub(first)) / float64(last.Sub(first))
	}
}

// Summary says the change since the first and the last time; empty while there was only one.
func (t Trend) Summary(lang string) string {
	var values []float64
	for _, p := range t.Points {
		if p.HasBefore {
			values = append(values, p.Before)
		}
	}
	n := len(values)
	if n < 2 {
		return ""
	}
	s := t.Measure()
	text := assets.Say(lang, "Since the first: %s.", s.ChangeText(values[0], values[n-1]-values[0], lang))
	if n > 2 {
		text += " " + assets.Say(lang, "Since the last: %s.", s.ChangeText(values[0], values[n-1]-values[n-2], lang))
	}
	return text
}

// WorseFirst says, where it holds, that the pain was higher after the first session than before it, and what the practice
// tells patients beforehand: pain may worsen before it improves. It is no finding about this patient.
func (t Trend) WorseFirst(lang string) string {
	if t.Scale != "" || len(t.Points) == 0 {
		return ""
	}
	if p := t.Points[0]; !p.HasBefore || !p.HasAfter || p.After <= p.Before {
		return ""
	}
	return assets.Say(lang, "After the first session the pain was higher than before. The practice tells patients beforehand that pain may worsen before it improves.")
}

// Text says briefly what was injected: the fillings or, where none is stated, the techniques.
func (m TrendMark) Text(lang string) string {
	var words []string
	for _, f := range m.Fillings {
		if text := f.Text(lang); !slices.Contains(words, text) { // of several lots
			words = append(words, text)
		}
	}
	if len(words) == 0 {
		for _, t := range m.Techniques {
			words = append(words, t.Text(lang))
		}
	}
	return strings.Join(words, ", ")
}

// TrendMark is a session on the line of time: what was injected, and how.
type TrendMark struct {
	At         time.Time
	Session    SessionID
	Number     int       // of the session: 1, 2, 3 ...
	Fillings   []Filling // each once
	Techniques []Technique
}

// Marks are the sessions at which something was injected, oldest first. What is only planned is none.
func (o Outcomes) Marks() []TrendMark {
	var out []TrendMark
	for i, v := range o.Visits {
		m := TrendMark{At: v.Session.At, Session: v.Session.ID, Number: i + 1}
		for _, s := range v.Sites {
			if !s.Injected() {
				continue
			}
			if !slices.Contains(m.Techniques, s.Syringe.Technique) {
				m.Techniques = append(m.Techniques, s.Syringe.Technique)
			}
			same := func(f Filling) bool { return f.ID == s.Syringe.Filling }
			if f, ok := o.Filling(s.Syringe.Filling); ok && !slices.ContainsFunc(m.Fillings, same) {
				m.Fillings = append(m.Fillings, f)
			}
		}
		if len(m.Techniques) > 0 {
			out = append(out, m)
		}
	}
	return out
}

// Filling is what a syringe held; ok is false where that is not stated.
func (o Outcomes) Filling(id EntryID) (f Filling, ok bool) {
	i := slices.IndexFunc(o.Fillings, func(f Filling) bool { return f.ID == id })
	if id == "" || i < 0 {
		return Filling{}, false
	}
	return o.Fillings[i], true
}
