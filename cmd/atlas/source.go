package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"ashi/bodymap/atlas"
)

// source is what is read from the MakeHuman files. Lengths are decimetres.
type source struct {
	points  []atlas.Vec // every vertex of base.obj: skin, helpers, joints
	quads   [][4]uint16 // of the skin and the eyeballs, in mesh numbers
	skin    int         // mesh vertices before this one are skin, the others eyeballs
	vertex  []int       // mesh number -> base.obj number
	mirror  []uint16    // mesh number -> mesh number on the other side
	bones   []bone      // parents before children
	weights [][]weight  // per mesh vertex; they sum to one
}

type bone struct {
	name       string
	parent     int   // -1 for the root
	head, tail []int // base.obj vertices whose mean is the joint
}

type weight struct {
	bone  int
	share float64
}

func readSource(dir string) (*source, error) {
	s := &source{}
	if err := s.readMesh(filepath.Join(dir, "base.obj")); err != nil {
		return nil, err
	}
	if err := s.findMirror(); err != nil {
		return nil, err
	}
	if err := s.readBones(filepath.Join(dir, "default.mhskel")); err != nil {
		return nil, err
	}
	return s, s.readWeights(filepath.Join(dir, "default_weights.mhw"))
}

// lines calls f with the fields of each line of a file that is not a comment.
func lines(path string, f func(fields []string) error) error {
	file, err := os.Open(path) //nolint:gosec // the user names the folder
	if err != nil {
		return fmt.Errorf("reading MakeHuman data: %w", err)
	}
	defer file.Close() //nolint:errcheck // only read
	sc := bufio.NewScanner(file)
	for n := 1; sc.Scan(); n++ {
		fields := strings.Fields(sc.Text())
		if len(fields) == 0 || fields[0][0] == '#' {
			continue
		}
		if err := f(fields); err != nil {
			return fmt.Errorf("%s line %d: %w", path, n, err)
		}
	}
	return sc.Err()
}

// readMesh keeps the skin and the eyeballs. The skin comes first in base.obj and
// keeps its numbers; the eyeballs are numbered after it.
func (s *source) readMesh(path string) error {
	group := ""
	number := map[int]uint16{}
	err := lines(path, func(t []string) error {
		switch {
		case t[0] == "v" && len(t) >= 4:
			v, err := floats(t[1:4])
			s.points = append(s.points, v)
			return err
		case t[0] == "g" && len(t) >= 2:
			group = t[1]
		case t[0] == "f" && len(t) == 5 && (group == "body" || group == "helper-l-eye" || group == "helper-r-eye"):
			var q [4]uint16
			for k := range q {
				digits, _, _ := strings.Cut(t[k+1], "/")
				n, err := strconv.Atoi(digits)
				if err != nil {
					return err
				}
				q[k] = uint16(n - 1) //nolint:gosec // base.obj has 19158 vertices
				if group == "body" {
					s.skin = max(s.skin, n)
				}
			}
			s.quads = append(s.quads, q)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, q := range s.quads {
		for _, v := range q {
			s.vertex = append(s.vertex, int(v))
		}
	}
	slices.Sort(s.vertex)
	s.vertex = slices.Compact(s.vertex)
	for i, v := range s.vertex {
		number[v] = uint16(i) //nolint:gosec // as above
	}
	for i, q := range s.quads {
		for k, v := range q {
			s.quads[i][k] = number[int(v)]
		}
	}
	return nil
}

func floats(t []string) (v atlas.Vec, err error) {
	for k := range v {
		if v[k], err = strconv.ParseFloat(t[k], 64); err != nil {
			return v, err
		}
	}
	return v, nil
}

// findMirror pairs the vertices whose x is opposite: the base mesh is exactly
// symmetric.
func (s *source) findMirror() error {
	key := func(v atlas.Vec, sign float64) [3]int {
		return [3]int{int(math.Round(sign * v[0] * 1e4)), int(math.Round(v[1] * 1e4)), int(math.Round(v[2] * 1e4))}
	}
	at := map[[3]int]uint16{}
	for i, v := range s.vertex {
		at[key(s.points[v], 1)] = uint16(i) //nolint:gosec // as above
	}
	s.mirror = make([]uint16, len(s.vertex))
	for i, v := range s.vertex {
		m, ok := at[key(s.points[v], -1)]
		if !ok {
			return fmt.Errorf("base.obj: vertex %d has no mirror image", v)
		}
		s.mirror[i] = m
	}
	return nil
}

func readJSON(path string, into any) error {
	data, err := os.ReadFile(path) //nolint:gosec // the user names the folder
	if err != nil {
		return fmt.Errorf("reading MakeHuman data: %w", err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// readBones puts parents before children, and siblings in the order of their names.
func (s *source) readBones(path string) error {
	var file struct {
		Bones  map[string]struct{ Head, Tail, Parent string }
		Joints map[string][]int
	}
	if err := readJSON(path, &file); err != nil {
		return err
	}
	names := make([]string, 0, len(file.Bones))
	for n := range file.Bones {
		names = append(names, n)
	}
	slices.Sort(names)
	number := map[string]int{"": -1}
	for len(s.bones) < len(names) {
		before := len(s.bones)
		for _, n := range names {
			b := file.Bones[n]
			parent, ready := number[b.Parent]
			if _, done := number[n]; done || !ready {
				continue
			}
			number[n] = len(s.bones)
			s.bones = append(s.bones, bone{n, parent, file.Joints[b.Head], file.Joints[b.Tail]})
		}
		if len(s.bones) == before {
			return fmt.Errorf("%s: bones without a parent", path)
		}
	}
	return nil
}

// boneNamed is the number of a bone.
func (s *source) boneNamed(name string) int {
	return slices.IndexFunc(s.bones, func(b bone) bool { return b.name == name })
}

// readWeights scales each vertex's weights to sum to one; a vertex without any
// follows the root.
func (s *source) readWeights(path string) error {
	var file struct{ Weights map[string][][2]float64 }
	if err := readJSON(path, &file); err != nil {
		return err
	}
	all := make([][]weight, len(s.points))
	for b := range s.bones {
		for _, w := range file.Weights[s.bones[b].name] {
			all[int(w[0])] = append(all[int(w[0])], weight{b, w[1]})
		}
	}
	for _, v := range s.vertex {
		sum := 0.0
		for _, w := range all[v] {
			sum += w.share
		}
		if sum == 0 {
			all[v], sum = []weight{{0, 1}}, 1
		}
		for k := range all[v] {
			all[v][k].share /= sum
		}
		s.weights = append(s.weights, all[v])
	}
	return nil
}
