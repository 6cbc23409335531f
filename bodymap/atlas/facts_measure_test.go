package atlas_test

import (
	"math"
	"strings"

	"ashi/bodymap/atlas"
)

// tolerance is how many cun a point may be off: a small hand or foot, or a
// head, is not placed better than that by hand either.
func tolerance(region string) float64 {
	switch region {
	case "head", "neck", "hand", "foot", "ankle", "wrist":
		return 0.4
	}
	return 0.25
}

// stretch is a length in cun between two landmarks, from the standard.
type stretch struct {
	from, to string
	cun      float64
}

var stretches = map[string]stretch{
	"chest":          {"suprasternal_notch", "xiphisternal_junction", 9},
	"upper abdomen":  {"xiphisternal_junction", "umbilicus", 8},
	"lower abdomen":  {"umbilicus", "pubic_symphysis_sup", 5},
	"back":           {"C7_sp", "S4_sp", 21}, // has no cun lengthwise: the mean vertebra
	"upper arm":      {"axillary_fold_ant", "cubital_crease", 9},
	"forearm":        {"cubital_crease", "palmar_wrist_crease", 12},
	"front of thigh": {"pubic_symphysis_sup", "patella_base", 18},
	"side of thigh":  {"greater_trochanter", "popliteal_crease", 19},
	"back of thigh":  {"gluteal_fold_mid", "popliteal_crease", 14},
	"inner leg":      {"patella_apex", "medial_malleolus", 15},
	"outer leg":      {"popliteal_crease", "lateral_malleolus", 16},
	"before leg":     {"ST35", "ST41", 16},
}

// regionStretch is the stretch that belongs to a region.
var regionStretch = map[string]string{
	"chest": "chest", "abdomen": "lower abdomen", "hip": "lower abdomen", "shoulder": "upper arm", "upper_arm": "upper arm",
	"elbow": "forearm", "forearm": "forearm", "wrist": "forearm", "hand": "forearm", "thigh": "front of thigh",
	"knee": "outer leg", "leg": "outer leg", "ankle": "outer leg", "foot": "inner leg",
	"upper_back": "back", "lower_back": "back", "sacrum": "back",
}

// stretchOf names the stretch by which a fact is measured lengthwise.
func stretchOf(f fact, ref reference) string {
	s := regionStretch[f.region]
	switch {
	case f.region == "abdomen" && (ref.direction == "superior" || ref.from == "xiphisternal_junction" || f.to == "CV16"):
		return "upper abdomen"
	case f.region == "elbow" && (ref.from == "olecranon" || ref.from == "lateral_epicondyle"):
		return "upper arm"
	case f.region == "thigh" && strings.HasPrefix(ref.from, "popliteal"):
		return "side of thigh"
	case f.region == "thigh" && ref.from == "BL36":
		return "back of thigh"
	case s == "outer leg":
		return legStretch(f, ref)
	}
	return s
}

func legStretch(f fact, ref reference) string {
	switch {
	case ref.from == "ST35" || ref.from == "ST36":
		return "before leg"
	case strings.Contains(f.aspects, "medial"):
		return "inner leg"
	}
	return "outer leg"
}

// cunCM is the length of a cun lengthwise where the fact is measured.
func cunCM(b *atlas.Body, f fact, ref reference) float64 {
	switch {
	case f.unit != "Bcun" && ref.cun <= 1:
		return b.CunCM(atlas.Finger)
	case f.region == "head" || f.region == "neck":
		return b.CunCM(atlas.HeadAlong)
	}
	s := stretches[stretchOf(f, ref)]
	p, _ := place(b, s.from)
	q, _ := place(b, s.to)
	lengthwise := up(b, f)
	if f.region == "foot" {
		lengthwise = atlas.Vec{0, 1, 0} // by the leg's cun, but from heel to toe
	}
	return math.Abs(q.Sub(p).Dot(lengthwise)) / s.cun
}

// acrossCM is the length of a cun across the body.
func acrossCM(b *atlas.Body, f fact) float64 {
	wide := func(mark string, cun float64) float64 { p, _ := place(b, mark); return p[0] / cun }
	switch {
	case f.unit != "Bcun":
		return b.CunCM(atlas.Finger)
	case f.code == "ST12":
		return wide("clavicle_mid", 4)
	case f.region == "head" || f.region == "neck":
		return b.CunCM(atlas.HeadAcross)
	case strings.Contains(f.aspects, "posterior"):
		return wide("scapula_medial_border", 3)
	case strings.Contains("thigh knee leg ankle foot", f.region):
		return cunCM(b, f, reference{})
	}
	return wide("clavicle_mid", 4)
}

// scalpMarks are the places from which the scalp is measured.
var scalpMarks = map[string]bool{
	"ant_hairline": true, "post_hairline": true, "glabella": true, "EOP_sup": true, "C2_sp_sup": true,
	"ant_midline": true, "post_midline": true, "GV14": true, "GV16": true, "GV17": true, "GV20": true,
}

// onScalp tells that a fact is measured along the scalp, not straight.
func onScalp(f fact, ref reference) bool {
	switch f.code {
	case "EX-HN3", "CV24":
		return false
	case "GV15", "GV16", "BL10", "EX-HN15":
		return scalpMarks[ref.from]
	}
	return f.region == "head" && scalpMarks[ref.from]
}

// across are the directions that are not lengthwise: their axis and sign.
var across = map[string]struct {
	axis int
	sign float64
}{"lateral": {0, 1}, "medial": {0, -1}, "anterior": {2, 1}, "posterior": {2, -1}}

// offset is how many cun the point lies from the reference in its direction.
func offset(b *atlas.Body, f fact, ref reference, at, from atlas.Vec) float64 {
	if onScalp(f, ref) {
		return scalpOffset(b, ref, at, from)
	}
	d := at.Sub(from)
	if way, ok := across[ref.direction]; ok {
		if way.axis == 2 && f.region != "chest" {
			return way.sign * d[2] / cunCM(b, f, ref)
		}
		return way.sign * d[way.axis] / acrossCM(b, f)
	}
	if ref.direction == "inferior" || ref.direction == "distal" {
		d = d.Mul(-1)
	}
	return d.Dot(up(b, f)) / cunCM(b, f, ref)
}

// up is the way from the far end of the body part to the near one.
func up(b *atlas.Body, f fact) atlas.Vec {
	ends := [2]string{}
	switch f.region {
	case "upper_arm":
		ends = [2]string{"elbow_axis_back", "shoulder_axis_back"}
	case "forearm", "elbow", "wrist", "hand":
		ends = [2]string{"wrist_axis_back", "elbow_axis_back"}
	case "foot":
		if !strings.Contains("KI2 KI4 KI5 KI6 BL61 BL62 BL63", f.code) {
			return atlas.Vec{0, 0, -1} // proximal
		}
	}
	if ends[0] == "" {
		return atlas.Vec{0, 1, 0}
	}
	lo, _ := place(b, ends[0])
	hi, _ := place(b, ends[1])
	return hi.Sub(lo).Unit()
}

func scalpOffset(b *atlas.Body, ref reference, at, from atlas.Vec) float64 {
	cun, lateral := b.Scalp(at)
	was, _ := b.Scalp(from)
	switch {
	case ref.direction == "lateral" || strings.HasSuffix(ref.from, "midline"):
		return lateral
	case ref.from == "ant_hairline" || ref.from == "glabella" || ref.direction == "posterior" || ref.direction == "inferior":
		return cun - was
	}
	return was - cun
}
