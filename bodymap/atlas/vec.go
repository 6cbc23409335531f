package atlas

import "math"

// Vec is a point or direction of the body in centimetres: x to the patient's
// left, y up from the floor, z forward.
type Vec [3]float64

// Add returns a + b.
func (a Vec) Add(b Vec) Vec { return Vec{a[0] + b[0], a[1] + b[1], a[2] + b[2]} }

// Sub returns a - b.
func (a Vec) Sub(b Vec) Vec { return Vec{a[0] - b[0], a[1] - b[1], a[2] - b[2]} }

// Mul returns a stretched by s.
func (a Vec) Mul(s float64) Vec { return Vec{a[0] * s, a[1] * s, a[2] * s} }

// Dot returns the scalar product.
func (a Vec) Dot(b Vec) float64 { return a[0]*b[0] + a[1]*b[1] + a[2]*b[2] }

// Cross returns the vector product.
func (a Vec) Cross(b Vec) Vec {
	return Vec{a[1]*b[2] - a[2]*b[1], a[2]*b[0] - a[0]*b[2], a[0]*b[1] - a[1]*b[0]}
}

// Len returns the length.
func (a Vec) Len() float64 { return math.Sqrt(a.Dot(a)) }

// Unit returns a at length one; the zero vector stays zero.
func (a Vec) Unit() Vec {
	l := a.Len()
	if l < 1e-30 {
		return Vec{}
	}
	return a.Mul(1 / l)
}

// Lerp returns the point at share t of the way from a to b.
func (a Vec) Lerp(b Vec, t float64) Vec { return a.Mul(1 - t).Add(b.Mul(t)) }
