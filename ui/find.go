package ui

import (
	"errors"
	"slices"
	"strings"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// finding is something that the search offers: a point, a place that was
// described, or a line or an area through points.
type finding struct {
	text    rowText
	targets []bodymap.Target // what it marks
	line    []atlas.Place    // or the path of a line
	area    []atlas.Place    // or the outline of an area
	both    bool             // the line or the area is mirrored as well
	why     string           // or why it cannot be marked
	advice  bool             // it is not even that: why says what to type
}

// unmarkable says in place of a finding why it cannot be marked.
func (f finding) unmarkable(right, why string) finding {
	f.targets, f.why = nil, why
	f.text.right, f.text.faint = right, true
	return f
}

const mostFound = 20

// find looks for what was typed: the practitioner's own points first, then a place
// in words, points in a row, and points by their names.
func (d *desk) find(query string, sides []atlas.Side) []finding {
	var out []finding
	if strings.TrimSpace(query) == "" {
		return nil
	}
	out = append(out, d.findOwn(query, sides)...)
	out = append(out, d.findChain(query, sides)...)
	points := atlas.Get().Search(query)
	if len(points) == 0 && len(out) == 0 || isMeasure(query) {
		out = append(out, d.findReading(query, sides)...)
	}
	for _, p := range points {
		out = append(out, d.foundPoint(p, sides))
	}
	if len(out) > 1 {
		out = slices.DeleteFunc(out, func(f finding) bool { return f.advice })
	}
	return out[:min(len(out), mostFound)]
}

// isMeasure tells a described place from a name: it has a number of its own.
func isMeasure(query string) bool {
	words := strings.Fields(query)
	for _, w := range words {
		if len(words) > 1 && strings.ContainsAny(w[:1], "0123456789+-") {
			return true
		}
	}
	return false
}

func (d *desk) findOwn(query string, sides []atlas.Side) []finding {
	points, err := d.record.OwnPoints()
	if err != nil {
		return nil // the record tells its damage where it is written
	}
	var out []finding
	for _, o := range points {
		if strings.Contains(" "+bodymap.Fold(o.Name), " "+bodymap.Fold(query)) {
			out = append(out, d.foundOwn(o, sides))
		}
	}
	return out
}

func (d *desk) foundOwn(o bodymap.OwnPoint, sides []atlas.Side) finding {
	f := finding{
		text:    rowText{title: short(o.Name, chipLetters), after: sidesText(o.Side, sides, d.lang), under: d.where(o.Place).Short(d.lang), right: say("own")},
		targets: d.ownTargets(o, sides),
	}
	if len(f.targets) == 0 {
		return f.unmarkable(say("marked"), say("%s is marked already.", o.Name))
	}
	return f
}

// sidesText names the sides that something is looked for on; what lies on the midline is there alone.
func sidesText(of atlas.Side, sides []atlas.Side, lang string) string {
	switch {
	case of == atlas.Midline:
		return ""
	case len(sides) > 1:
		return say("both sides")
	}
	return sides[0].Text(lang)
}

// findReading understands a place in words; what it does not, it says.
func (d *desk) findReading(query string, sides []atlas.Side) []finding {
	body := atlas.Get().Body(d.figure())
	r, err := body.Read(query, atlas.Midline)
	if err == nil {
		t := bodymap.Target{Place: r.Place, Code: r.Code, Side: r.Side}
		return []finding{d.foundPlace(t)}
	}
	var both []bodymap.Target
	for _, side := range sides { // the text names none: the buttons do
		if r, err := body.Read(query, side); err == nil {
			both = append(both, bodymap.Target{Place: r.Place, Code: r.Code, Side: r.Side})
		}
	}
	if len(both) > 0 {
		f := d.foundPlace(both[0])
		f.targets = both
		if len(both) > 1 {
			f.text.after = say("both sides")
		}
		return []finding{f}
	}
	var problem *atlas.ReadingError
	if !errors.As(err, &problem) {
		return nil
	}
	return []finding{{why: problem.Say(d.lang), advice: true}}
}

func (d *desk) foundPlace(t bodymap.Target) finding {
	n := d.nameOf(t)
	return finding{text: rowText{title: n.title, han: n.han, after: n.after, under: d.where(t.Place).Text(d.lang)}, targets: []bodymap.Target{t}}
}

func (d *desk) foundPoint(p atlas.Point, sides []atlas.Side) finding {
	under := p.English
	if d.lang == "fr" {
		under = p.French
	}
	f := finding{text: rowText{title: string(p.Code), han: p.Hanzi, after: p.Pinyin, under: under}}
	switch {
	case !p.Placed:
		f.text.under = p.Unplaced.In(d.lang)
		return f.unmarkable("", say("%s cannot be marked: %s", string(p.Code), p.Unplaced.In(d.lang)))
	case !p.Bilateral:
		sides = []atlas.Side{atlas.Midline}
	}
	for _, side := range sides {
		if place, ok := atlas.Get().Body(d.figure()).PlaceOf(p.Code, side); ok && !d.marked(p.Code, side) {
			f.targets = append(f.targets, bodymap.Target{Place: place, Code: p.Code, Side: side})
		}
	}
	if len(f.targets) == 0 {
		return f.unmarkable(say("marked"), say("%s is marked already.", string(p.Code)))
	}
	return f
}
