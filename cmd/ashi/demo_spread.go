package main

import (
	"fmt"
	"math"
	"strings"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// spreadSamples marks the lines and areas of a visit, and where it hurts.
func spreadSamples(c *bodymap.Chart, v visit) error {
	for _, s := range v.spreads {
		if err := c.SetSyringe(syringeFor(c, s.technique)); err != nil {
			return err
		}
		if err := markSpread(c, s); err != nil {
			return err
		}
	}
	for _, p := range v.pains {
		outline, err := sampleRing(c.Session().Figure, atlas.Code(p.point), p.side, p.off, p.radiusCM)
		if err != nil {
			return err
		}
		if _, err := c.PutPain(bodymap.Pain{Outline: outline, Before: p.before, After: p.after, Qualities: p.qualities}); err != nil {
			return err
		}
	}
	return nil
}

func markSpread(c *bodymap.Chart, s spread) error {
	if s.radiusCM > 0 {
		outline, err := sampleRing(c.Session().Figure, atlas.Code(s.points), s.side, s.off, s.radiusCM)
		if err == nil {
			_, err = c.MarkArea(outline, bodymap.AreaPlanFor(s.technique), false)
		}
		return err
	}
	var path []atlas.Place
	for code := range strings.FieldsSeq(s.points) {
		t, err := sampleTarget(c.Session().Figure, atlas.Code(code), s.side, s.off)
		if err != nil {
			return err
		}
		path = append(path, t.Place)
	}
	_, err := c.MarkLine(path, s.punctures, false)
	return err
}

// sampleRing is an outline on the skin round a point.
func sampleRing(f atlas.Figure, code atlas.Code, side atlas.Side, off atlas.Vec, radiusCM float64) ([]atlas.Place, error) {
	const corners = 16
	middle, err := sampleTarget(f, code, side, off)
	if err != nil {
		return nil, err
	}
	b := atlas.Get().Body(f)
	normal := b.Normal(middle.Place, atlas.Anatomical)
	right := normal.Cross(atlas.Vec{0, 1, 0}).Unit()
	up := right.Cross(normal)
	if right.Len() == 0 {
		return nil, fmt.Errorf("%s %s has no upright skin", code, side)
	}
	var out []atlas.Place
	for k := range corners {
		sin, cos := math.Sincos(2 * math.Pi * float64(k) / corners)
		out = append(out, b.Walk(middle.Place, right.Mul(cos).Add(up.Mul(sin)), radiusCM))
	}
	return out, nil
}
