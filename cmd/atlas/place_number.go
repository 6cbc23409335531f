package main

import (
	"fmt"
	"strconv"
	"strings"

	"ashi/bodymap/atlas"
)

// units are the cun that an offset may be given in ("ASIS+0.5fa"); without a
// letter it is centimetres.
var units = map[string]atlas.Stretch{
	"fa": atlas.FrontAcross, "ba": atlas.BackAcross, "ch": atlas.Chest, "ab": atlas.LowerAbdomen, "ha": atlas.HeadAlong, "hx": atlas.HeadAcross,
	"fi": atlas.Finger, "ua": atlas.Stretch(atlas.UpperArm), "fo": atlas.Stretch(atlas.Forearm),
	"th": atlas.Stretch(atlas.ThighFront), "li": atlas.Stretch(atlas.LegInner), "lo": atlas.Stretch(atlas.LegOuter),
}

// split cuts "name+1.5" or "name-1.5" into the name and the signed number.
func split(s string) (name, offset string) {
	i := strings.LastIndexAny(s, "+-")
	if i <= 0 {
		return s, ""
	}
	return s[:i], s[i:]
}

// length reads a number of centimetres or of some unit.
func (p *placer) length(s string) (float64, error) {
	if s == "" {
		return 0, nil
	}
	k := 1.
	if n := len(s); n > 2 {
		if u, ok := units[s[n-2:]]; ok {
			s, k = s[:n-2], p.body.CunCM(u)
		}
	}
	v, err := strconv.ParseFloat(s, 64)
	return v * k, err
}

// coordinate reads a coordinate (axis 0 x, 1 y, 2 z): a number, a level
// ("rib:4", "front:5", "spine:3.5"), a lateral distance ("fa:4", "ba:1.5"), or that
// of a landmark or point; any of them may have an offset.
func (p *placer) coordinate(s string, axis int) (float64, error) {
	if v, err := strconv.ParseFloat(s, 64); err == nil {
		return v, nil
	}
	name, offset := split(s)
	d, err := p.length(offset)
	if err != nil {
		return 0, err
	}
	kind, number, level := strings.Cut(name, ":")
	if !level {
		v, err := p.at(name)
		return v[axis] + d, err
	}
	n, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return 0, err
	}
	switch kind {
	case "rib":
		return p.body.RibSpaceHeight(n) + d, nil
	case "front":
		return p.body.FrontHeight(n) + d, nil
	case "spine":
		return p.body.SpineHeight(n) + d, nil
	case "fa", "ba":
		return n*p.body.CunCM(units[kind]) + d, nil
	}
	return 0, fmt.Errorf("no such level: %s", s)
}

// level reads a cun number with a base ("umbilicus+3", "hairline+0.5", "7").
func level(s string, base map[string]float64) (float64, error) {
	if v, err := strconv.ParseFloat(s, 64); err == nil {
		return v, nil
	}
	name, offset := split(s)
	b, ok := base[name]
	if !ok {
		return 0, fmt.Errorf("no such level: %s", s)
	}
	if offset == "" {
		return b, nil
	}
	v, err := strconv.ParseFloat(offset, 64)
	return b + v, err
}

// frontLevels are in cun above the pubic symphysis, headLevels in cun behind the glabella.
var (
	frontLevels = map[string]float64{"pubis": 0, "umbilicus": 5, "xiphisternal": 13, "notch": 22}
	headLevels  = map[string]float64{"glabella": 0, "hairline": 3, "ears": 8, "nape": 15}
)

// vertebra reads "T5" (the spinous process, as a number) or "T5_inf" (its lower border).
func vertebra(s string) (float64, error) {
	s, inf := strings.CutSuffix(s, "_inf")
	n, err := strconv.ParseFloat(s[1:], 64)
	if err != nil {
		return 0, err
	}
	base, ok := map[byte]float64{'C': -7, 'T': 0, 'L': 12, 'S': 17}[s[0]]
	if !ok {
		return 0, fmt.Errorf("no such vertebra: %s", s)
	}
	if inf {
		n += .5
	}
	return base + n, nil
}

// parts reads "trunk+arm" as a set of left-hand parts.
func parts(s string) (atlas.PartSet, error) {
	var set atlas.PartSet
	for _, n := range strings.Split(s, "+") {
		p, ok := partNames[n]
		if !ok {
			return 0, fmt.Errorf("no such part: %s", n)
		}
		set |= 1 << p
	}
	return set, nil
}

var partNames = map[string]atlas.Part{
	"head": atlas.PartHead, "neck": atlas.PartNeck, "trunk": atlas.PartTrunk,
	"arm": atlas.PartUpperArmLeft, "forearm": atlas.PartForearmLeft, "hand": atlas.PartHandLeft,
	"thigh": atlas.PartThighLeft, "leg": atlas.PartLegLeft, "foot": atlas.PartFootLeft,
}
