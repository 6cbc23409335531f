package atlas

import "math"

// spot is a place on the skin as the rules see it: folded onto the left half of
// the anatomical pose, so that left and right have the same regions.
type spot struct {
	b     *Body
	part  Part  // of the left half
	p, n  Vec   // position in cm and unit normal, x not negative
	place Place // not folded
}

// spot folds a place and tells which side it came from.
func (b *Body) spot(p Place) (*spot, Side) {
	s := &spot{b: b, part: b.Part(p), p: b.At(p, Anatomical), n: b.Normal(p, Anatomical), place: p}
	side := Left
	if s.p[0] < 0 || s.p[0] == 0 && s.part.Mirror() < s.part {
		side = Right
		s.p[0], s.n[0] = -s.p[0], -s.n[0]
	}
	if m := s.part.Mirror(); m < s.part {
		s.part = m
	}
	return s, side
}

// region is the id of the region at the spot.
func (s *spot) region() string {
	switch s.part {
	case PartEye:
		return rgEye
	case PartHead:
		return s.headRegion()
	case PartNeck:
		return s.neckRegion()
	case PartForearmLeft, PartHandLeft:
		return s.forearmRegion()
	case PartLegLeft, PartFootLeft:
		return s.legRegion()
	case PartThighLeft:
		if s.pelvic() {
			return s.pelvisRegion()
		}
		return s.legRegion()
	}
	return s.trunkRegion() // with the shoulder and the upper arm
}

func (s *spot) mark(name string) Vec { return s.b.mark(name) }

// above tells how far the spot lies above a landmark, in cm.
func (s *spot) above(name string) float64 { return s.p[1] - s.mark(name)[1] }

// far is the distance to a landmark in cm.
func (s *spot) far(name string) float64 { return s.p.Sub(s.mark(name)).Len() }

// sector is one of the names of an azimuth range that ends at upTo degrees.
type sector struct {
	upTo float64
	id   string
}

// inSector returns the name of the first sector that reaches beyond the azimuth;
// the last sector takes what is left.
func inSector(azimuth float64, sectors ...sector) string {
	for _, c := range sectors {
		if azimuth < c.upTo {
			return c.id
		}
	}
	return sectors[len(sectors)-1].id
}

// height is a height that runs straight from landmark a to landmark b by x.
func (s *spot) height(a, b Vec) float64 {
	t := (s.p[0] - a[0]) / (b[0] - a[0])
	return a[1] + (b[1]-a[1])*min(1, max(0, t))
}

// degrees is the direction of (out, front) round an axis: 0 front, 90 outward, 180 back.
func degrees(out, front float64) float64 {
	return math.Mod(math.Atan2(out, front)*180/math.Pi+360, 360)
}
