package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
)

func readJSON(path string, into any) error {
	data, err := os.ReadFile(path)
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
			v := int(w[0])
			if v < 0 || v >= len(all) {
				return fmt.Errorf("%s: no vertex %d", path, v)
			}
			all[v] = append(all[v], weight{b, w[1]})
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
