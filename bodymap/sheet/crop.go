package sheet

import (
	"math"

	"ashi/bodymap/atlas"
)

// close-ups: how much body stands round the sites, and the least that is shown, in cm.
func context(group string) (pad, least float64) {
	switch group {
	case "body":
		return 7, 44
	case "leg", "arm":
		return 5, 28
	case "head":
		return 3.5, 20
	}
	return 2.5, 14 // hand and foot
}

// bounds is the part of a view's plane that the subjects of a figure and their
// surroundings need, in pixels of a camera on the whole view.
func (e *eyes) bounds(f figure, cam atlas.Camera) box {
	v := e.views[f.view]
	low, high := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, i := range f.sites {
		for _, p := range append([]atlas.Place{e.subjects[i].Place}, e.subjects[i].extent...) {
			if p != e.subjects[i].Place && e.body.Normal(p, v.Pose).Dot(cam.Toward) < 0 {
				continue // round the corner
			}
			x, y, _ := cam.Project(e.body.At(p, v.Pose))
			low = point{min(low.X, x), min(low.Y, y)}
			high = point{max(high.X, x), max(high.Y, y)}
		}
	}
	pad, _ := context(v.Group)
	pad *= cam.PxPerCM
	return box{low.X - pad, low.Y - pad, high.X - low.X + 2*pad, high.Y - low.Y + 2*pad}
}

// crop is a camera on the subjects of a figure: as close as they allow, with the shape of a
// picture of w x h mm at perMM pixels to the millimetre, and inside the view's own picture.
func (e *eyes) crop(f figure, w, h, perMM float64) atlas.Camera {
	cam := e.camera(f.view, int(w*perMM+0.5), int(h*perMM+0.5))
	wide, high := float64(cam.W), float64(cam.H)
	need := e.bounds(f, cam)
	_, least := context(e.views[f.view].Group)
	least *= cam.PxPerCM
	share := max(need.W/wide, need.H/high, min(least/wide, least/high))
	share = min(share, 1)
	middle := need.centre()
	middle.X = clamp(middle.X, wide*share/2, wide*(1-share/2))
	middle.Y = clamp(middle.Y, high*share/2, high*(1-share/2))
	cam.Centre = cam.Centre.
		Add(cam.Right.Mul((middle.X - wide/2) / cam.PxPerCM)).
		Sub(cam.Up.Mul((middle.Y - high/2) / cam.PxPerCM))
	cam.PxPerCM /= share
	return cam
}

// tall tells whether a figure needs a picture much higher than wide to be large.
func (e *eyes) tall(f figure) bool {
	cam := e.camera(f.view, fitSize, fitSize)
	need := e.bounds(f, cam)
	return need.H > 1.3*need.W && need.H > 75*cam.PxPerCM
}

// pictureSize is about how large the picture of a figure will be, in mm.
func (e *eyes) pictureSize(f figure) (w, h float64) {
	if e.tall(f) {
		return 68, 160
	}
	return 144, 108
}

// frameOn is where a crop lies in the whole-body picture of another camera, in
// pixels; middle is what both show at their middle.
func frameOn(whole, cropped atlas.Camera, middle atlas.Vec) box {
	x, y, _ := whole.Project(middle)
	k := whole.PxPerCM / cropped.PxPerCM
	w, h := float64(cropped.W)*k, float64(cropped.H)*k
	return box{x - w/2, y - h/2, w, h}
}
