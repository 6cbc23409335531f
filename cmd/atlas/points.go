package main

import (
	"fmt"
	"slices"

	"ashi/bodymap/atlas"
)

// compilePoints places the landmarks and points of the tables on both figures
// and makes points.bin.
func compilePoints(a *atlas.Atlas) ([]byte, error) {
	landmarks, err := readRules("tables/landmarks.csv")
	if err != nil {
		return nil, err
	}
	points, err := readRules("tables/points.csv")
	if err != nil {
		return nil, err
	}
	var m atlas.Marks
	m.Landmarks = names(landmarks)
	for _, n := range names(points) {
		m.Points = append(m.Points, atlas.Code(n))
	}
	var male *placer
	for f, figure := range figures {
		p, err := newPlacer(a.Body(figure), male, append(landmarks, points...))
		if err != nil {
			return nil, err
		}
		if male == nil {
			male = p
		}
		if m.Places[f], err = p.all(a, m.Landmarks, names(points)); err != nil {
			return nil, err
		}
	}
	return m.Encode()
}

func names(rules []rule) []string {
	var n []string
	for _, r := range rules {
		if !slices.Contains(n, r.name) {
			n = append(n, r.name)
		}
	}
	return n
}

// all places the picked landmarks first: the others are measured by them.
func (p *placer) all(a *atlas.Atlas, landmarks, points []string) ([]atlas.Place, error) {
	for _, picked := range []bool{true, false} {
		for _, n := range landmarks {
			if (p.rules[n].how == "pick") != picked {
				continue
			}
			q, err := p.find(n)
			if err != nil {
				return nil, err
			}
			p.body.SetLandmark(n, q)
		}
	}
	var places []atlas.Place
	for _, n := range slices.Concat(landmarks, points) {
		q, err := p.find(n)
		if err != nil {
			return nil, err
		}
		if q, err = p.settle(a, q); err != nil {
			return nil, fmt.Errorf("%s: %w", n, err)
		}
		places = append(places, q)
	}
	return places, nil
}

// settle rounds a place as it will be written, and puts one on the median plane
// on the line of the mesh there, so that it is its own mirror image.
func (p *placer) settle(a *atlas.Atlas, q atlas.Place) (atlas.Place, error) {
	if x := p.body.At(q, atlas.Anatomical)[0]; x < 0.01 {
		m := a.Mirror(q)
		sum := 0.
		for k, other := range [3]uint16{m.V[0], m.V[2], m.V[1]} {
			if other != q.V[k] {
				q.W[k] = 0
			}
			sum += q.W[k]
		}
		if x < -0.01 || sum < .99 {
			return q, fmt.Errorf("it lies at x = %.3f, neither left nor on the midline", x)
		}
		for k := range q.W {
			q.W[k] /= sum
		}
	}
	text, err := q.MarshalText()
	if err != nil {
		return q, err
	}
	var r atlas.Place
	err = r.UnmarshalText(text)
	return r, err
}
