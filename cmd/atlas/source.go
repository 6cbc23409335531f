package main

import (
	"bufio"
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
	file, err := os.Open(path)
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
	err := lines(path, func(t []string) error {
		switch {
		case t[0] == "v" && len(t) >= 4:
			v, err := floats(t[1:4])
			s.points = append(s.points, v)
			return err
		case t[0] == "g" && len(t) >= 2:
			group = t[1]
		case t[0] == "f" && len(t) == 5 && group == "body":
			return s.addQuad(t[1:], &s.skin)
		case t[0] == "f" && len(t) == 5 && (group == "helper-l-eye" || group == "helper-r-eye"):
			return s.addQuad(t[1:], new(int))
		}
		return nil
	})
	s.renumber()
	return err
}

// addQuad reads the corners of a quad ("12/34": the first number counts vertices
// from one) and raises most to one more than its highest vertex.
func (s *source) addQuad(corners []string, most *int) error {
	var q [4]uint16
	for k := range q {
		digits, _, _ := strings.Cut(corners[k], "/")
		n, err := strconv.ParseUint(digits, 10, 16)
		if err != nil || n == 0 {
			return fmt.Errorf("a corner is %q", corners[k])
		}
		q[k] = uint16(n - 1)
		*most = max(*most, int(n))
	}
	s.quads = append(s.quads, q)
	return nil
}

// renumber counts only the vertices that quads use.
func (s *source) renumber() {
	for _, q := range s.quads {
		for _, v := range q {
			s.vertex = append(s.vertex, int(v))
		}
	}
	slices.Sort(s.vertex)
	s.vertex = slices.Compact(s.vertex)
	for i, q := range s.quads {
		for k, v := range q {
			n, _ := slices.BinarySearch(s.vertex, int(v))
			s.quads[i][k] = uint16(n)
		}
	}
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
		at[key(s.points[v], 1)] = uint16(i)
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
