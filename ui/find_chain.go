package ui

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// chain are points in a row as they were typed: "BL23-BL26", "bl 23 – 26", "GB21, SI11, SI13".
type chain struct {
	points []atlas.Point
	joined bool // by dashes: they are the stops of a way more than a list
}

// stopCode is the code of a point; after the first one its channel may be left out.
var stopCode = regexp.MustCompile(`^(EX-[A-Z]+|[A-Z]*) ?(\d+)$`)

// chainGap parts the codes of a chain; the dash in "EX-LE4" does not.
var chainGap = regexp.MustCompile(`\s*[-–,]\s*|\s+`)

// readChain reads points in a row; ok is false when there are fewer than two, or
// something is no code of a point.
func readChain(query string) (c chain, ok bool) {
	const kept = "EX\x00" // in place of the dash that belongs to a code
	text := strings.ReplaceAll(strings.ToUpper(strings.TrimSpace(query)), "EX-", kept)
	text = regexp.MustCompile(`([A-Z]) (\d)`).ReplaceAllString(text, "$1$2")
	c.joined = strings.ContainsAny(text, "-–")
	channel := ""
	for _, part := range chainGap.Split(text, -1) {
		m := stopCode.FindStringSubmatch(strings.ReplaceAll(part, kept, "EX-"))
		if m == nil {
			return c, false
		}
		if m[1] != "" {
			channel = m[1]
		}
		p, known := atlas.Get().Point(atlas.Code(channel + m[2]))
		if !known || !p.Placed {
			return c, false
		}
		c.points = append(c.points, p)
	}
	return c, len(c.points) > 1
}

// findChain offers a line along points in a row, an area between them, and the points themselves.
func (d *desk) findChain(query string, sides []atlas.Side) []finding {
	c, ok := readChain(query)
	if !ok {
		return nil
	}
	path := d.stops(c, sides[0])
	oneSided := slices.ContainsFunc(c.points, func(p atlas.Point) bool { return p.Bilateral })
	after := ""
	if oneSided {
		after = sidesText(sides[0], sides, d.lang)
	}
	text := rowText{title: c.title(), after: after}
	both := oneSided && len(sides) > 1
	ways := []finding{d.foundLine(text, path, both)}
	if both {
		across := slices.Clone(path)
		for _, p := range slices.Backward(d.stops(c, sides[1])) {
			across = append(across, p)
		}
		ways = append(ways, d.foundArea(rowText{title: text.title, after: say("between left and right")}, across, false)...)
	}
	if len(path) > 2 {
		ways = append(ways, d.foundArea(text, path, both)...)
	}
	each := d.foundEach(c, sides, text)
	if c.joined && ways[0].why == "" {
		return append(ways, each)
	}
	return append([]finding{each}, ways...)
}

func (c chain) title() string {
	var names []string
	for _, p := range c.points {
		names = append(names, string(p.Code))
	}
	return strings.Join(names, "–")
}

// stops are the places of the points on a side, or on the midline.
func (d *desk) stops(c chain, side atlas.Side) []atlas.Place {
	var out []atlas.Place
	for _, p := range c.points {
		on := side
		if !p.Bilateral {
			on = atlas.Midline
		}
		place, _ := atlas.Get().Body(d.figure()).PlaceOf(p.Code, on)
		out = append(out, place)
	}
	return out
}

func (d *desk) foundLine(t rowText, path []atlas.Place, both bool) finding {
	s, _, cm, err := bodymap.LayLine(atlas.Get().Body(d.figure()), path, d.linePapules())
	t.right = say("Line")
	return d.foundSpread(finding{text: t, line: path, both: both}, &s, cm, err)
}

// foundArea offers an area, if there is one between the points.
func (d *desk) foundArea(t rowText, outline []atlas.Place, both bool) []finding {
	s, _, cm2, err := bodymap.LayArea(atlas.Get().Body(d.figure()), outline, d.areaPlan())
	if err != nil || round(cm2, 1) == 0 {
		return nil
	}
	t.right = say("Area")
	return []finding{d.foundSpread(finding{text: t, area: outline, both: both}, &s, cm2, err)}
}

// foundSpread says what a line or an area would come to, or why there is none.
func (d *desk) foundSpread(f finding, s *bodymap.Spread, size float64, err error) finding {
	if err != nil {
		f.text.under = bodymap.Sentence(err, d.lang)
		return f.unmarkable(f.text.right, f.text.under)
	}
	f.text.under = d.spreadText(s, d.syringe(), size)
	return f
}

// foundEach offers the points themselves; of two on one channel that are joined, all from one to the other.
func (d *desk) foundEach(c chain, sides []atlas.Side, t rowText) finding {
	points := c.points
	if c.joined && len(points) == 2 {
		points = run(points[0], points[1])
	}
	f := finding{text: t}
	for _, p := range points {
		f.targets = append(f.targets, d.foundPoint(p, sides).targets...)
	}
	if len(f.targets) == 0 {
		f.text.under = say("%s is marked already.", t.title)
		return f.unmarkable(say("marked"), f.text.under)
	}
	f.text.right, f.text.under = say("Points"), count("1 point", "%d points", len(f.targets))
	return f
}

// run are the points of a channel from one to another, those that have a place;
// of two channels just the two.
func run(from, to atlas.Point) []atlas.Point {
	a, b := number(from.Code), number(to.Code)
	if from.Channel != to.Channel || from.Channel == "EX" || a == b {
		return []atlas.Point{from, to}
	}
	step := 1
	if b < a {
		step = -1
	}
	var out []atlas.Point
	for n := a; n != b+step; n += step {
		if p, ok := atlas.Get().Point(atlas.Code(string(from.Channel) + strconv.Itoa(n))); ok && p.Placed {
			out = append(out, p)
		}
	}
	return out
}

// number is the number of a point on its channel.
func number(c atlas.Code) int {
	n, _ := strconv.Atoi(strings.TrimLeft(string(c), "ABCDEFGHIJKLMNOPQRSTUVWXYZ-"))
	return n
}

// markChain marks a line or an area that was found.
func (d *desk) markChain(f finding) {
	switch {
	case !d.markable():
	case f.line != nil:
		d.drawn(d.chart.MarkLine(f.line, d.linePapules(), f.both))
	default:
		d.drawn(d.chart.MarkArea(f.area, d.areaPlan(), f.both))
	}
}
