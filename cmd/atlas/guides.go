package main

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"math"
	"slices"
	"strings"

	"ashi/bodymap/atlas"
)

//go:embed tables/guides.csv
var guidesTable string

// guideStep is about how far apart the places of a guide are, in cm.
const guideStep = .4

// compileGuides lays the lines of the table on both figures, once the landmarks
// are placed, and makes guides.bin.
func compileGuides(a *atlas.Atlas) ([]byte, error) {
	rows, err := csv.NewReader(strings.NewReader(guidesTable)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("tables/guides.csv: %w", err)
	}
	landmarks, err := readRules("tables/landmarks.csv")
	if err != nil {
		return nil, err
	}
	var lines atlas.Lines
	var male *placer
	for f, figure := range figures {
		p, err := newPlacer(a.Body(figure), male, landmarks)
		if err != nil {
			return nil, err
		}
		if male == nil {
			male = p
		}
		for _, row := range rows[1:] {
			line, err := p.guide(a, row)
			if err != nil {
				return nil, fmt.Errorf("guide %s, %s, on the %s figure: %w", row[0], row[1], figure, err)
			}
			lines[f] = append(lines[f], line)
		}
	}
	return lines.Encode()
}

// guide casts a smooth curve onto the skin. The row tells its name, the side it
// is cast from as in a ray, the parts it may meet, and the points it runs
// through, each by two coordinates; a curve that ends where it began is closed.
func (p *placer) guide(a *atlas.Atlas, row []string) (atlas.Line, error) {
	line := atlas.Line{Name: row[0], Midline: true}
	look, ok := looks[row[1]]
	if !ok {
		return line, fmt.Errorf("no such direction: %s", row[1])
	}
	set, err := parts(row[2])
	if err != nil {
		return line, err
	}
	var knots []atlas.Vec
	for _, knot := range strings.Split(row[3], ";") {
		u, v, _ := strings.Cut(strings.TrimSpace(knot), " ")
		var k atlas.Vec
		if k[look.u], err = p.coordinate(u, look.u); err != nil {
			return line, err
		}
		if k[look.v], err = p.coordinate(v, look.v); err != nil {
			return line, err
		}
		line.Midline = line.Midline && look.u == 0 && k[0] == 0
		knots = append(knots, k)
	}
	in := atlas.Vec{}
	in[look.w] = -look.sign
	from := in.Mul(-300)
	if row[1] == "M" {
		from = atlas.Vec{} // from the median plane toward the left limb
	}
	for _, k := range trace(knots) {
		q, ok := p.body.Cast(k.Add(from), in, set, false)
		if !ok {
			return line, fmt.Errorf("%w at %.1f", errMiss, k)
		}
		line.Places = append(line.Places, q)
	}
	return line, nil
}

// trace walks along the smooth curve through some points in even steps.
func trace(knots []atlas.Vec) []atlas.Vec {
	first, last := 0, len(knots)-1
	if knots[first] == knots[last] { // more knots, so that the curve is smooth where it closes
		knots = slices.Concat(knots[last-1:last], knots, knots[1:2])
		first, last = 1, last+1
	}
	var out []atlas.Vec
	for i := first; i < last; i++ {
		steps := max(1, int(math.Round(knots[i+1].Sub(knots[i]).Len()/guideStep)))
		for k := range steps {
			out = append(out, spline(knots, i, float64(k)/float64(steps)))
		}
	}
	return append(out, knots[last])
}
