package draw

import (
	"image/color"
	"math"
)

// Light is how a body is lit and what surrounds it. Colours are opaque.
type Light struct {
	Background color.NRGBA
	Shade, Lit color.NRGBA // the clay in full shadow and in full light
	Outline    color.NRGBA // where the body ends
	Crease     color.NRGBA // where one part of it stands before another
	Guide      color.NRGBA // dashed bony guides
	Key        [3]float32  // direction to the lamp along the camera's right, up and toward axes
	Ambient    float32     // brightness where the lamp does not reach, 0 to 1
	Rim        float32     // how much the clay darkens where it turns away, 0 to 1
	Line       float64     // width of the outline in pixels; guides and dashes follow it
}

// Paper is the light of the screen's bright theme and of the printed page.
var Paper = Light{
	Background: color.NRGBA{255, 255, 255, 255},
	Shade:      color.NRGBA{112, 106, 102, 255},
	Lit:        color.NRGBA{247, 244, 240, 255},
	Outline:    color.NRGBA{62, 54, 50, 255},
	Crease:     color.NRGBA{70, 62, 58, 255},
	Guide:      color.NRGBA{112, 106, 104, 255},
	Key:        [3]float32{-.5, .55, .75},
	Ambient:    .26,
	Rim:        .36,
	Line:       1.4,
}

// Dark is the light of the dark theme: a dim lamp on darker clay, outlined in
// a lighter grey so that the figure stands off the background.
var Dark = Light{
	Background: color.NRGBA{20, 22, 25, 255},
	Shade:      color.NRGBA{38, 37, 37, 255},
	Lit:        color.NRGBA{178, 171, 163, 255},
	Outline:    color.NRGBA{136, 132, 127, 255},
	Crease:     color.NRGBA{18, 18, 19, 255},
	Guide:      color.NRGBA{52, 50, 48, 255},
	Key:        [3]float32{-.5, .55, .75},
	Ambient:    .26,
	Rim:        .2,
	Line:       1.4,
}

// The ramp has some steps to spare at both ends, for shades that rounding
// pushes a little past them; its size is a power of two to wrap cheaply.
const (
	rampSize  = 1024
	rampSpare = 32
	rampSteps = rampSize - 2*rampSpare
)

// ramp holds the clay's colours from shade to light, ready to store as four
// bytes R, G, B, A; before them that of no clay.
type ramp [rampSize]uint32

func (r *ramp) set(l Light) {
	for i := range r {
		r[i] = pack(mix(l.Shade, l.Lit, clamp01(float64(i-rampSpare)/rampSteps)))
	}
	r[0] = pack(l.Background)
}

func mix(a, b color.NRGBA, t float64) color.NRGBA {
	f := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + (float64(b)-float64(a))*t)) }
	return color.NRGBA{f(a.R, b.R), f(a.G, b.G), f(a.B, b.B), f(a.A, b.A)}
}

func pack(c color.NRGBA) uint32 {
	return uint32(c.R) | uint32(c.G)<<8 | uint32(c.B)<<16 | 0xff000000
}

// unit returns v at length one.
func unit(v [3]float32) [3]float32 {
	l := float32(math.Sqrt(float64(v[0]*v[0] + v[1]*v[1] + v[2]*v[2])))
	return [3]float32{v[0] / l, v[1] / l, v[2] / l}
}
