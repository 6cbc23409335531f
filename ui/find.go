package ui

import (
	"errors"
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
	why     string           // or why it cannot be marked
}

const mostFound = 20

// find looks for what was typed: the practitioner's own points first, then a place
// in words, points in a row, and points by their names.
func (d *desk) find(query string, sides []atlas.Side) []finding {
	var out []finding
	if strings.TrimSpace(query) == "" {
		return nil
	}
	out = append(out, d.findOwn(query)...)
	out = append(out, d.findChain(query, sides)...)
	points := atlas.Get().Search(query)
	if len(points) == 0 && len(out) == 0 || isMeasure(query) {
		out = append(out, d.findReading(query, sides)...)
	}
	for _, p := range points {
		out = append(out, d.foundPoint(p, sides))
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

func (d *desk) findOwn(query string) []finding {
	points, err := d.record.OwnPoints()
	if err != nil {
		return nil // the record tells its damage where it is written
	}
	var out []finding
	for _, o := range points {
		if strings.Contains(" "+bodymap.Fold(o.Name), " "+bodymap.Fold(query)) {
			out = append(out, finding{
				text:    rowText{title: o.Name, after: o.Side.Text(d.lang), under: d.where(o.Place).Short(d.lang), right: say("own")},
				targets: []bodymap.Target{{Place: o.Place, Side: o.Side}},
			})
		}
	}
	return out
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
	return []finding{{text: rowText{title: say("A place in words"), under: problem.Say(d.lang), faint: true}, why: problem.Say(d.lang)}}
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
		f.text.under, f.text.faint = p.Unplaced.In(d.lang), true
		f.why = say("%s cannot be marked: %s", string(p.Code), p.Unplaced.In(d.lang))
		return f
	case !p.Bilateral:
		sides = []atlas.Side{atlas.Midline}
	}
	for _, side := range sides {
		if place, ok := atlas.Get().Body(d.figure()).PlaceOf(p.Code, side); ok && !d.marked(p.Code, side) {
			f.targets = append(f.targets, bodymap.Target{Place: place, Code: p.Code, Side: side})
		}
	}
	if len(f.targets) == 0 {
		f.why = say("%s is marked already.", string(p.Code))
	}
	return f
}

// findChain offers a line, and from three points on an area, through points that
// are joined by dashes: "BL23-BL26".
func (d *desk) findChain(query string, sides []atlas.Side) []finding {
	var out []finding
	codes := strings.FieldsFunc(query, func(r rune) bool { return r == '-' || r == '–' || r == ' ' })
	if len(codes) < 2 {
		return nil
	}
	side := sides[0]
	var path []atlas.Place
	var names []string
	for _, c := range codes {
		place, name, ok := d.stop(c, side)
		if !ok {
			return nil
		}
		path, names = append(path, place), append(names, name)
	}
	title := strings.Join(names, "–")
	out = append(out, finding{text: rowText{title: title, after: side.Text(d.lang), under: say("Line of %d punctures along these points", d.linePapules())}, line: path})
	if len(path) > 2 {
		out = append(out, finding{text: rowText{title: title, after: side.Text(d.lang), under: say("Area between these points")}, area: path})
	}
	return out
}

// stop is one point of a chain by its code.
func (d *desk) stop(code string, side atlas.Side) (place atlas.Place, name string, ok bool) {
	code = strings.ToUpper(code)
	body := atlas.Get().Body(d.figure())
	for _, p := range atlas.Get().Search(code) {
		if string(p.Code) != code {
			continue
		}
		if !p.Bilateral {
			side = atlas.Midline
		}
		place, ok = body.PlaceOf(p.Code, side)
		return place, code, ok
	}
	return atlas.Place{}, "", false
}
