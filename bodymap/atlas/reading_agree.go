package atlas

import "math"

// nearCun is how far two statements may be apart that tell of one place: each is
// rounded to a tenth, and on a fold they may not be measured quite alike.
const nearCun = .3

// agrees tells whether what is said beside the way from a point fits the place found by it.
func (b *Body) agrees(r *reading, q spot, s statement, lev *statement) *ReadingError {
	if r.lenient {
		return nil
	}
	region, side := b.RegionOf(q.place)
	if r.region != "" && region.ID != r.region {
		if !b.touches(q, r.region) {
			return twoPlaces(r.regionText, s.text)
		}
		region = regionByID(r.region)
	}
	if r.across != nil {
		if x, cun := b.across(q, region); math.Abs(x-r.across.inCM(cun)) > nearCun*cun {
			return twoPlaces(r.acrossText, s.text)
		}
	}
	if r.midline && side != Midline {
		return twoPlaces(r.midlineText, s.text)
	}
	if lev == nil {
		return nil
	}
	l := b.level(*lev, region.BodyPart)
	over := l.read(q.p) - l.want
	if over < l.slack[0]-nearCun*l.unit || over > l.slack[1]+nearCun*l.unit {
		return twoPlaces(lev.text, s.text)
	}
	return nil
}

// across is how far a place lies from the midline in cm, and the cun of its body part.
func (b *Body) across(q spot, r Region) (x, cun float64) {
	switch {
	case r.BodyPart == "head":
		l := b.scalpLevel(statement{}, landmark{})
		return l.across(q.p), l.cm
	case r.BodyPart == "back", r.BodyPart == "pelvis", r.ID == rgNape:
		return q.p[0], b.CunCM(BackAcross)
	}
	return q.p[0], b.CunCM(FrontAcross)
}

// touches tells whether a region lies within a short way of a place.
func (b *Body) touches(q spot, id string) bool {
	w := &walker{b: b}
	u := q.n.Cross(Vec{0, 1, .01}).Unit()
	v := q.n.Cross(u)
	for i := range 16 {
		sin, cos := math.Sincos(float64(i) * math.Pi / 4)
		far := .3 + .4*float64(i/8) // cm
		if r, _ := b.RegionOf(w.to(q.p.Add(u.Mul(far*sin)).Add(v.Mul(far*cos)), q.n).place); r.ID == id {
			return true
		}
	}
	return false
}

// findAcross finds the place at the height of q that lies as far from the
// midline as was said: "2 cun lateral to the midline at BL23".
func (b *Body) findAcross(r *reading, q spot, s statement) (spot, *ReadingError) {
	region := regionByID(q.region())
	_, cun := b.across(q, region)
	height, x := q.p[1], r.across.inCM(cun)
	w := &walker{b: b, parts: partsOf(region)}
	q, off := w.walk(q, miss{func(t spot) [2]float64 {
		got, _ := b.across(t, region)
		return [2]float64{t.p[1] - height, got - x}
	}, true})
	if off > closeCM {
		return spot{}, offBody(r.acrossText + " " + s.text)
	}
	return q, nil
}
