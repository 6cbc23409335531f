package atlas

import "math"

// steepest is how far from level the eye may look down or up when the body is
// turned by hand, in radians: there the body's own up is still up on the picture.
const steepest = 85 * math.Pi / 180

// Turn turns the body as a finger would that lies on it: by yaw about the body's
// own vertical, so that what is near goes right, and by tilt about the picture's
// horizontal axis, so that what is near goes down; both in radians. The pivot, a
// point of the body in cm, stays where it is on the picture. The eye stays within
// 85 degrees from level; from a view beyond that it can only come back.
func (c Camera) Turn(yaw, tilt float64, pivot Vec) Camera {
	from := pivot.Sub(c.Centre)
	x, y, z := from.Dot(c.Right), from.Dot(c.Up), from.Dot(c.Toward)
	steep := math.Atan2(c.Toward[1], c.Up[1])
	limit := math.Max(steepest, math.Abs(steep))
	sin, cos := math.Sincos(math.Min(limit, math.Max(-limit, steep+tilt)) - steep)
	up, toward := c.Up.Mul(cos).Sub(c.Toward.Mul(sin)), c.Toward.Mul(cos).Add(c.Up.Mul(sin))
	// Made square anew each time, so that many small turns do not add up to a skew.
	c.Toward = toward.about(-yaw).Unit()
	c.Right = up.about(-yaw).Cross(c.Toward).Unit()
	c.Up = c.Toward.Cross(c.Right)
	c.Centre = pivot.Sub(c.Right.Mul(x)).Sub(c.Up.Mul(y)).Sub(c.Toward.Mul(z))
	return c
}

// about turns a direction about the body's vertical, from z toward x.
func (a Vec) about(angle float64) Vec {
	sin, cos := math.Sincos(angle)
	return Vec{a[0]*cos + a[2]*sin, a[1], a[2]*cos - a[0]*sin}
}

// Nearest returns, of some views of a body, the one that looks from nearest the
// same side as the camera. A view that shows the same part of the body, cut at the
// same place, goes before all others: a hand that was turned stays a hand. Without
// views it is the zero View.
func (c Camera) Nearest(views []View, b *Body) View {
	group, side := c.groupIn(views, b)
	var best View
	most := math.Inf(-1)
	for _, v := range views {
		if group != "" && (v.Group != group || v.Side != side) {
			continue
		}
		_, up, toward := b.Mesh(v.Pose).axes(v.sided())
		// Of views from the same side the one that is as upright.
		if like := toward.Dot(c.Toward) + .01*up.Dot(c.Up); like > most {
			best, most = v, like
		}
	}
	return best
}

// groupIn tells which group of views, and which side of it, has the parts and the
// fade of this camera: neither changes when the picture is turned, moved or zoomed.
func (c Camera) groupIn(views []View, b *Body) (group string, side Side) {
	for _, v := range views {
		if v.sided().show != c.Show || (v.framing.cut == uncut) != (c.Fade == Fade{}) {
			continue
		}
		if c.Fade == (Fade{}) || b.Camera(v, 1, 1).Fade == c.Fade {
			return v.Group, v.Side
		}
	}
	return "", Midline
}

// sided is the framing of the view's own side.
func (v View) sided() framing {
	if v.Side == Right {
		return v.framing.mirror()
	}
	return v.framing
}
