package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"

	"ashi/bodymap/atlas"
)

// target is a MakeHuman shape and how much of it goes into a figure.
type target struct {
	name  string
	share float64
}

// recipe mixes the three ethnic shapes evenly, then some muscle and some
// leanness: the plain average is so smooth that scapula, clavicle and ribs
// vanish. The last two give the legs natural proportions.
func recipe(f atlas.Figure) []target {
	sex := string(f)
	return []target{
		{"african-" + sex + "-young", 1. / 3},
		{"asian-" + sex + "-young", 1. / 3},
		{"caucasian-" + sex + "-young", 1. / 3},
		{"universal-" + sex + "-young-maxmuscle-averageweight", .35},
		{"universal-" + sex + "-young-averagemuscle-minweight", .3},
		{"measure-upperleg-height-incr", .6},
		{"measure-lowerleg-height-decr", .6},
	}
}

// morph adds shapes to the base mesh.
func (s *source) morph(dir string, shapes []target) ([]atlas.Vec, error) {
	out := slices.Clone(s.points)
	for _, t := range shapes {
		err := lines(filepath.Join(dir, t.name+".target"), func(f []string) error {
			if len(f) != 4 {
				return nil
			}
			i, err := strconv.Atoi(f[0])
			if err != nil || i < 0 || i >= len(out) {
				return fmt.Errorf("no vertex %q", f[0])
			}
			d, err := floats(f[1:])
			out[i] = out[i].Add(d.Mul(t.share))
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
