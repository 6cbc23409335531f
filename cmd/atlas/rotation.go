package main

import (
	"math"

	"ashi/bodymap/atlas"
)

// rotation is a matrix, row by row.
type rotation [3]atlas.Vec

var still = rotation{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}

func (r rotation) turn(v atlas.Vec) atlas.Vec {
	return atlas.Vec{r[0].Dot(v), r[1].Dot(v), r[2].Dot(v)}
}

// after is the rotation b followed by r.
func (r rotation) after(b rotation) rotation {
	t := b.inverse()
	return rotation{t.turn(r[0]), t.turn(r[1]), t.turn(r[2])}
}

func (r rotation) inverse() rotation {
	return rotation{{r[0][0], r[1][0], r[2][0]}, {r[0][1], r[1][1], r[2][1]}, {r[0][2], r[1][2], r[2][2]}}
}

// about turns by an angle in radians, right-handed, about a unit axis.
func about(a atlas.Vec, angle float64) rotation {
	s, c := math.Sincos(angle)
	t := 1 - c
	x, y, z := a[0], a[1], a[2]
	return rotation{
		{t*x*x + c, t*x*y - s*z, t*x*z + s*y},
		{t*x*y + s*z, t*y*y + c, t*y*z - s*x},
		{t*x*z - s*y, t*y*z + s*x, t*z*z + c},
	}
}

// fromTo is a share of the shortest turn that takes direction a to direction b.
func fromTo(a, b atlas.Vec, share float64) rotation {
	a, b = a.Unit(), b.Unit()
	axis := a.Cross(b)
	if axis.Len() < 1e-12 {
		return still
	}
	return about(axis.Unit(), share*math.Atan2(axis.Len(), a.Dot(b)))
}

// across is the part of a at right angles to the unit vector n.
func across(a, n atlas.Vec) atlas.Vec { return a.Sub(n.Mul(a.Dot(n))) }

// twist is the signed angle about the unit vector n that turns a onto b.
func twist(a, b, n atlas.Vec) float64 {
	a, b = across(a, n), across(b, n)
	return math.Atan2(n.Dot(a.Cross(b)), a.Dot(b))
}

func degrees(d float64) float64 { return d * math.Pi / 180 }
