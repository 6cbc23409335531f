package main

import (
	"strings"

	"ashi/bodymap/atlas"
)

// boneParts tells which part a bone moves, by the beginning of its name. Limbs
// are named for the left side. What is not here is the head.
var boneParts = []struct {
	bone string
	part atlas.Part
}{
	{"upperarm", atlas.PartUpperArmLeft},
	{"lowerarm", atlas.PartForearmLeft},
	{"wrist", atlas.PartHandLeft},
	{"metacarpal", atlas.PartHandLeft},
	{"finger", atlas.PartHandLeft},
	{"upperleg", atlas.PartThighLeft},
	{"lowerleg", atlas.PartLegLeft},
	{"foot", atlas.PartFootLeft},
	{"toe", atlas.PartFootLeft},
	{"neck", atlas.PartNeck},
	{"spine", atlas.PartTrunk},
	{"root", atlas.PartTrunk},
	{"breast", atlas.PartTrunk},
	{"clavicle", atlas.PartTrunk},
	{"shoulder", atlas.PartTrunk},
	{"pelvis", atlas.PartTrunk},
}

func partOf(bone string) atlas.Part {
	for _, b := range boneParts {
		if strings.HasPrefix(bone, b.bone) {
			if strings.HasSuffix(bone, ".R") {
				return b.part.Mirror()
			}
			return b.part
		}
	}
	return atlas.PartHead
}

// parts gives each vertex to the part whose bones move it most. On the midline
// no limb can have it.
func (s *source) parts() []atlas.Part {
	out := make([]atlas.Part, len(s.vertex))
	for i, ws := range s.weights {
		var sum [atlas.NumParts]float64
		for _, w := range ws {
			sum[partOf(s.bones[w.bone].name)] += w.share
		}
		best := atlas.PartHead
		for p, share := range sum {
			if share > sum[best] {
				best = atlas.Part(p)
			}
		}
		switch m := int(s.mirror[i]); {
		case m < i:
			best = out[m].Mirror()
		case m == i && best != best.Mirror():
			best = atlas.PartTrunk
		}
		out[i] = best
	}
	for i := s.skin; i < len(out); i++ {
		out[i] = atlas.PartEye
	}
	return out
}
