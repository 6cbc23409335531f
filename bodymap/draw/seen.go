package draw

import "ashi/bodymap/atlas"

// Seen is where the last frame shows a place, in pixels, and whether it does.
type Seen struct {
	X, Y float64
	OK   bool
}

// VisibleAll tells of many places at once where the last frame shows them, much
// faster than Visible, which it agrees with but for places within a pixel of an edge
// that covers them. It fills out's own memory where that suffices.
func (r *Renderer) VisibleAll(places []atlas.Place, out []Seen) []Seen {
	out = grow(out, len(places))
	if r.mesh == nil {
		clear(out)
		return out
	}
	r.asked, r.told = places, out
	r.crew.run((len(places)+seenAtOnce-1)/seenAtOnce, r.jobs.seen)
	r.asked, r.told = nil, nil
	return out
}

// seenAtOnce is how many places are a chunk of work.
const seenAtOnce = 128

func (r *Renderer) tell(_, chunk int) {
	lo := chunk * seenAtOnce
	hi := min(len(r.asked), lo+seenAtOnce)
	for i := lo; i < hi; i++ {
		p := &r.asked[i]
		tri, u, v := r.mesh.Locate(*p)
		if tri < 0 {
			r.told[i] = Seen{}
			continue
		}
		s := r.skin(tri, u, v)
		r.told[i] = Seen{s.x, s.y, s.facing && r.inside(&s) && !r.hidden(&s)}
	}
}

// Where the depths of the pixels around a place say clearly whether it is covered,
// no triangle is asked.
const (
	seenSlack = coveredBy / 2 // cm by which skin that bends may stand before the plane through a place
	seenSteep = 2.5           // cm per pixel from which a slope says little
)

// hidden tells whether something covers a place in the picture.
func (r *Renderer) hidden(s *skin) bool {
	x, y := int(s.x-.5), int(s.y-.5)
	if r.fading.aslant || x < 0 || y < 0 || x+1 >= r.w || y+1 >= r.h || abs64(s.zx)+abs64(s.zy) > seenSteep {
		return r.covered(s.x, s.y, s.z+coveredBy)
	}
	clear, covered := 0, 0
	for j := range 2 {
		for i := range 2 {
			z := float64(r.depth((y+j)*r.w+x+i)) - s.z
			slope := (float64(x+i)+.5-s.x)*s.zx + (float64(y+j)+.5-s.y)*s.zy
			if z <= slope+seenSlack {
				clear++
			}
			if z > max(0, slope)+2*coveredBy {
				covered++
			}
		}
	}
	if clear == 4 || covered == 4 {
		return covered == 4
	}
	return r.covered(s.x, s.y, s.z+coveredBy)
}

func abs64(x float64) float64 { return max(x, -x) }
