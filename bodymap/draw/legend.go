package draw

import (
	"math"

	"ashi/bodymap/atlas"
)

// SideLabel is a letter that tells the patient's sides apart on a picture: the
// letter stands upright with its middle at (X, Y), in pixels.
type SideLabel struct {
	Text string // "L" or "R"
	X, Y float64
}

// sideInset is how far the letters stand from the picture's edges, in pixels.
const sideInset = 22

// SideLabels returns the letters for a picture: one in each top corner where the
// body's midline lies between them, else one letter for the side shown.
func SideLabels(b *atlas.Body, c atlas.Camera) []SideLabel {
	left, right := float64(sideInset), float64(c.W)-sideInset
	toRight := c.Right[0]
	if only := shownSide(b, c); only != "" {
		return []SideLabel{{only, left, sideInset}}
	}
	if toRight > 0 {
		return []SideLabel{{"R", left, sideInset}, {"L", right, sideInset}}
	}
	return []SideLabel{{"L", left, sideInset}, {"R", right, sideInset}}
}

// shownSide is the letter of the only side that a picture shows, or "".
func shownSide(b *atlas.Body, c atlas.Camera) string {
	if left, right := sidesIn(c.Show); left != right {
		return letter(left)
	}
	if math.Abs(c.Right[0]) < .5 && math.Abs(c.Toward[0]) > .5 {
		return letter(c.Toward[0] > 0)
	}
	midline := -c.Centre[0] * c.Right[0] * c.PxPerCM // pixels from the middle
	if math.Abs(midline) < float64(c.W)/2 {
		return ""
	}
	return letter(c.Centre[0] > 0)
}

func letter(left bool) string {
	if left {
		return "L"
	}
	return "R"
}

// sidesIn tells whether a set of parts has a paired one of the left, of the right.
func sidesIn(s atlas.PartSet) (left, right bool) {
	for p := atlas.PartUpperArmLeft; p <= atlas.PartFootRight; p += 2 {
		left = left || s>>p&1 == 1
		right = right || s>>(p+1)&1 == 1
	}
	return left, right
}

// ScaleBar returns a round length in cm and its length in pixels: the longest
// one that takes no more than a fifth of the picture's width.
func ScaleBar(c atlas.Camera) (cm, px float64) {
	room := float64(c.W) / 5
	if c.PxPerCM <= 0 || room <= 0 {
		return 0, 0
	}
	cm = math.Pow(10, math.Floor(math.Log10(room/c.PxPerCM)))
	for _, k := range []float64{5, 2} {
		if k*cm*c.PxPerCM <= room {
			cm *= k
			break
		}
	}
	return cm, cm * c.PxPerCM
}
