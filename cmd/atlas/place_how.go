package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"ashi/bodymap/atlas"
)

// primitives are the ways to find a place. Lengths are cm unless said otherwise.
//
//	pick F x y [parts]   a ray in, by numbers read off a picture of the figure; F and B
//	                     (front, back) take x y; L and M (left, medial) z y; T and U (top, under) x z
//	ray  F x y [parts]   the same with coordinates of other places or levels
//	limb segment cun azimuth         line segment cun P Q      (on the straight line P-Q)
//	back T5_inf cun                  front umbilicus+2 cun     chest ribspace cun
//	span segment P Q share           (out from the axis over the straight line)
//	scalp hairline+0.5 cun
//	mid P Q share [parts]            the skin nearest to the straight line
//	along P Q share [parts]          by tape measure, over the skin
//	curve share P A B .. Q           by tape measure, through places on the way
//	near P x y z [parts]             the skin nearest to P moved (lateral, up, forward)
//	same P                           another place
var primitives map[string]primitive

type primitive struct {
	place func(p *placer, a []string) (atlas.Place, error)
	needs int // arguments at least
}

func init() { // not a literal: the primitives use the table through the placer
	primitives = map[string]primitive{
		"pick": {(*placer).ray, 3}, "ray": {(*placer).ray, 3}, "limb": {(*placer).limb, 3},
		"line": {(*placer).line, 4}, "span": {(*placer).span, 4},
		"back": {(*placer).back, 2}, "front": {(*placer).front, 2}, "chest": {(*placer).chest, 2}, "scalp": {(*placer).scalp, 2},
		"mid": {(*placer).mid, 3}, "along": {(*placer).along, 3}, "curve": {(*placer).curve, 3},
		"near": {(*placer).near, 4}, "same": {(*placer).same, 1},
	}
}

var errMiss = errors.New("the ray misses the skin")

func onSkin(q atlas.Place, ok bool) (atlas.Place, error) {
	if !ok {
		return q, errMiss
	}
	return q, nil
}

// numbers reads plain numbers; a share may be written as a fraction ("5/12").
func numbers(a ...string) ([]float64, error) {
	v := make([]float64, len(a))
	for i, s := range a {
		over, under, isShare := strings.Cut(s, "/")
		x, err := strconv.ParseFloat(over, 64)
		if err != nil {
			return nil, err
		}
		v[i] = x
		if isShare {
			d, err := strconv.ParseFloat(under, 64)
			if err != nil {
				return nil, err
			}
			v[i] /= d
		}
	}
	return v, nil
}

// looks are the directions of rays: which coordinates they take, and the way in.
var looks = map[string]struct {
	u, v, w int
	sign    float64
}{"F": {0, 1, 2, 1}, "B": {0, 1, 2, -1}, "L": {2, 1, 0, 1}, "M": {2, 1, 0, -1}, "T": {0, 2, 1, 1}, "U": {0, 2, 1, -1}}

func (p *placer) ray(a []string) (atlas.Place, error) {
	look, ok := looks[a[0]]
	if !ok {
		return p.aim(a)
	}
	var o, d atlas.Vec
	var err error
	if o[look.u], err = p.coordinate(a[1], look.u); err != nil {
		return atlas.Place{}, err
	}
	if o[look.v], err = p.coordinate(a[2], look.v); err != nil {
		return atlas.Place{}, err
	}
	o[look.w], d[look.w] = 300*look.sign, -look.sign
	if a[0] == "M" {
		o[0] = 0 // from the median plane toward the left limb
	}
	set, err := optionalParts(a, 3)
	if err != nil {
		return atlas.Place{}, err
	}
	return onSkin(p.body.Cast(o, d, set, false))
}

// aim is a ray in from any direction ("0.9:-0.3:-0.6"), by the coordinates of a
// picture taken from there with y upward: rightward and upward.
func (p *placer) aim(a []string) (atlas.Place, error) {
	d, err := numbers(strings.Split(a[0], ":")...)
	if err != nil || len(d) != 3 {
		return atlas.Place{}, fmt.Errorf("bad direction %q", a[0])
	}
	uv, err := numbers(a[1], a[2])
	if err != nil {
		return atlas.Place{}, err
	}
	set, err := optionalParts(a, 3)
	if err != nil {
		return atlas.Place{}, err
	}
	toward := atlas.Vec{d[0], d[1], d[2]}.Unit()
	right := atlas.Vec{0, 1, 0}.Cross(toward).Unit()
	o := right.Mul(uv[0]).Add(toward.Cross(right).Mul(uv[1])).Add(toward.Mul(300))
	return onSkin(p.body.Cast(o, toward.Mul(-1), set, false))
}

func optionalParts(a []string, i int) (atlas.PartSet, error) {
	if len(a) <= i {
		return 0, nil
	}
	return parts(a[i])
}

func (p *placer) limb(a []string) (atlas.Place, error) {
	cun, err := p.cun(segment(a[0]), a[1])
	if err != nil {
		return atlas.Place{}, err
	}
	v, err := numbers(a[2])
	if err != nil {
		return atlas.Place{}, err
	}
	return onSkin(p.body.OnLimb(segment(a[0]), cun, v[0]))
}

func segment(s string) atlas.Segment { return atlas.Segment(strings.ReplaceAll(s, "_", " ")) }

func (p *placer) line(a []string) (atlas.Place, error) {
	cun, err := p.cun(segment(a[0]), a[1])
	if err != nil {
		return atlas.Place{}, err
	}
	e, err := p.ats(a[2], a[3])
	if err != nil {
		return atlas.Place{}, err
	}
	return onSkin(p.body.OnLimbLine(segment(a[0]), cun, e[0], e[1]))
}

// cun reads cun from the upper end of a segment: a number, or a place with an
// offset ("LI11-7" is 7 cun nearer to the trunk than LI11).
func (p *placer) cun(s atlas.Segment, text string) (float64, error) {
	if v, err := strconv.ParseFloat(text, 64); err == nil {
		return v, nil
	}
	name, offset := split(text)
	v, err := p.at(name)
	if err != nil || offset == "" {
		return p.body.Limb(s, v).Cun, err
	}
	d, err := strconv.ParseFloat(offset, 64)
	return p.body.Limb(s, v).Cun + d, err
}

// span takes the straight line P-Q at a share and goes out from the axis.
func (p *placer) span(a []string) (atlas.Place, error) {
	e, err := p.ats(a[1], a[2])
	if err != nil {
		return atlas.Place{}, err
	}
	t, err := numbers(a[3])
	if err != nil {
		return atlas.Place{}, err
	}
	at := p.body.Limb(segment(a[0]), e[0].Lerp(e[1], t[0]))
	return onSkin(p.body.OnLimb(segment(a[0]), at.Cun, at.Azimuth))
}

func (p *placer) back(a []string) (atlas.Place, error) {
	n, err := vertebra(a[0])
	if err != nil {
		return atlas.Place{}, err
	}
	v, err := numbers(a[1])
	if err != nil {
		return atlas.Place{}, err
	}
	return onSkin(p.body.OnBack(n, v[0]))
}

func (p *placer) front(a []string) (atlas.Place, error) {
	n, err := level(a[0], frontLevels)
	if err != nil {
		return atlas.Place{}, err
	}
	v, err := numbers(a[1])
	if err != nil {
		return atlas.Place{}, err
	}
	return onSkin(p.body.OnFront(n, v[0]))
}

func (p *placer) chest(a []string) (atlas.Place, error) {
	return p.ray([]string{"F", "fa:" + a[1], "rib:" + a[0], "trunk+arm"})
}

func (p *placer) scalp(a []string) (atlas.Place, error) {
	n, err := level(a[0], headLevels)
	if err != nil {
		return atlas.Place{}, err
	}
	v, err := numbers(a[1])
	if err != nil {
		return atlas.Place{}, err
	}
	return onSkin(p.body.OnScalp(n, v[0]))
}

func (p *placer) same(a []string) (atlas.Place, error) { return p.find(a[0]) }

func (p *placer) mid(a []string) (atlas.Place, error) {
	e, err := p.ats(a[0], a[1])
	if err != nil {
		return atlas.Place{}, err
	}
	t, err := numbers(a[2])
	if err != nil {
		return atlas.Place{}, err
	}
	set, err := optionalParts(a, 3)
	if err != nil {
		return atlas.Place{}, err
	}
	return p.body.Nearest(e[0].Lerp(e[1], t[0]), set), nil
}

func (p *placer) near(a []string) (atlas.Place, error) {
	v, err := p.at(a[0])
	if err != nil {
		return atlas.Place{}, err
	}
	for k := range 3 {
		d, err := p.length(a[1+k])
		if err != nil {
			return atlas.Place{}, err
		}
		v[k] += d
	}
	set, err := optionalParts(a, 4)
	if err != nil {
		return atlas.Place{}, err
	}
	return p.body.Nearest(v, set), nil
}
