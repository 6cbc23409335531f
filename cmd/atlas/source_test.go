package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ashi/bodymap/atlas"
)

// A box in MakeHuman's format, cut in two by the midline, with a helper in front
// that is not skin. Left is 1..4, the midline 5..8, right 9..12.
const boxOBJ = `# a box
v 9 9 9
g helper-tights
f 1/1 1/1 1/1 1/1
v 1 0 0
v 1 0 1
v 1 1 1
v 1 1 0
v 0 0 0
v 0 0 1
v 0 1 1
v 0 1 0
v -1 0 0
v -1 0 1
v -1 1 1
v -1 1 0
g body
f 2/1 5/1 4/1 3/1
f 2/1 3/1 7/1 6/1
f 3/1 4/1 8/1 7/1
f 4/1 5/1 9/1 8/1
f 5/1 2/1 6/1 9/1
f 10/1 11/1 12/1 13/1
f 6/1 7/1 11/1 10/1
f 7/1 8/1 12/1 11/1
f 8/1 9/1 13/1 12/1
f 9/1 6/1 10/1 13/1
`

const (
	boxBones = `{"bones": {"tip.L": {"head": "b", "tail": "c", "parent": "arm.L"}, "arm.L": {"head": "a", "tail": "b", "parent": "root"},
		"root": {"head": "r", "tail": "r", "parent": null}},
		"joints": {"r": [5, 6], "a": [5], "b": [1], "c": [2]}}`
	boxWeights = `{"weights": {"root": [[5, 0.5], [6, 1]], "arm.L": [[1, 3], [2, 1], [5, 0.25]], "tip.L": [[1, 1]]}}`
)

// folder writes files into a new folder.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func boxFolder(t *testing.T) string {
	return folder(t, map[string]string{"base.obj": boxOBJ, "default.mhskel": boxBones, "default_weights.mhw": boxWeights})
}

func boxSource(t *testing.T) *source {
	t.Helper()
	s, err := readSource(boxFolder(t))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestReadingTheMesh(t *testing.T) {
	s := boxSource(t)
	if len(s.points) != 13 || len(s.quads) != 10 || s.skin != 13 {
		t.Fatalf("%d points, %d quads, %d of skin", len(s.points), len(s.quads), s.skin)
	}
	if d := cmp.Diff([]int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, s.vertex); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]uint16{8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3}, s.mirror); d != "" {
		t.Error(d)
	}
	if s.quads[0] != [4]uint16{0, 3, 2, 1} {
		t.Errorf("%v", s.quads[0])
	}
}

func TestReadingTheBones(t *testing.T) {
	s := boxSource(t)
	var names []string
	for i, b := range s.bones {
		names = append(names, b.name)
		if b.parent >= i {
			t.Errorf("%s comes before its parent", b.name)
		}
	}
	if strings.Join(names, " ") != "root arm.L tip.L" {
		t.Errorf("%v", names)
	}
	want := [][]weight{0: {{1, .75}, {2, .25}}, 1: {{1, 1}}, 2: {{0, 1}}, 4: {{0, 2. / 3}, {1, 1. / 3}}}
	for v, w := range want {
		if w == nil {
			continue
		}
		if d := cmp.Diff(w, s.weights[v], cmp.AllowUnexported(weight{})); d != "" {
			t.Errorf("vertex %d: %s", v, d)
		}
	}
}

func TestBadSourcesAreRefused(t *testing.T) {
	for name, spoil := range map[string][3]string{
		"a corner is no number":      {"base.obj", "f 2/1 5/1", "f x/1 5/1"},
		"a corner is zero":           {"base.obj", "f 2/1 5/1", "f 0/1 5/1"},
		"a vertex is no number":      {"base.obj", "v 1 0 0", "v 1 0 zero"},
		"a vertex has no mirror":     {"base.obj", "v -1 0 0", "v -1.2 0 0"},
		"bones without a parent":     {"default.mhskel", `"parent": "root"`, `"parent": "body"`},
		"the bones are no JSON":      {"default.mhskel", "{", ""},
		"the weights are no JSON":    {"default_weights.mhw", "{", ""},
		"a weight is for no vertex":  {"default_weights.mhw", "[6, 1]", "[99, 1]"},
		"a weight is below vertices": {"default_weights.mhw", "[6, 1]", "[-1, 1]"},
	} {
		files := map[string]string{"base.obj": boxOBJ, "default.mhskel": boxBones, "default_weights.mhw": boxWeights}
		files[spoil[0]] = strings.Replace(files[spoil[0]], spoil[1], spoil[2], 1)
		if _, err := readSource(folder(t, files)); err == nil {
			t.Errorf("%s, and it was read", name)
		}
		delete(files, spoil[0])
		if _, err := readSource(folder(t, files)); err == nil {
			t.Errorf("%s is missing, and it was read", spoil[0])
		}
	}
}

func TestMorphing(t *testing.T) {
	s := boxSource(t)
	dir := folder(t, map[string]string{"up.target": "# up\n1 0 .5 0\n3 1 0 0\n", "down.target": "1 0 -.25 0\n", "bad.target": "13 0 0 0\n", "worse.target": "1 0 up 0\n"})
	got, err := s.morph(dir, []target{{"up", 2}, {"down", 1}})
	if err != nil {
		t.Fatal(err)
	}
	if got[1] != (atlas.Vec{1, .75, 0}) || got[3] != (atlas.Vec{3, 1, 1}) || got[2] != s.points[2] {
		t.Errorf("%v", got)
	}
	for _, bad := range []string{"bad", "worse", "missing"} {
		if _, err := s.morph(dir, []target{{bad, 1}}); err == nil {
			t.Errorf("%s.target was accepted", bad)
		}
	}
}

func TestRecipesDifferOnlyInSex(t *testing.T) {
	male, female := recipe(atlas.Male), recipe(atlas.Female)
	sum := 0.0
	for i := range male {
		if strings.ReplaceAll(female[i].name, "female", "male") != male[i].name || female[i].share != male[i].share {
			t.Errorf("%v and %v", male[i], female[i])
		}
		if strings.HasSuffix(male[i].name, "-male-young") {
			sum += male[i].share
		}
	}
	if sum < .999 || sum > 1.001 {
		t.Errorf("the ethnic shapes sum to %v", sum)
	}
}

func TestPartsOfBones(t *testing.T) {
	for bone, want := range map[string]atlas.Part{
		"upperarm01.L": atlas.PartUpperArmLeft, "lowerarm02.R": atlas.PartForearmRight, "metacarpal3.L": atlas.PartHandLeft,
		"finger5-3.R": atlas.PartHandRight, "upperleg02.R": atlas.PartThighRight, "toe1-2.L": atlas.PartFootLeft,
		"shoulder01.R": atlas.PartTrunk, "neck03": atlas.PartNeck, "jaw": atlas.PartHead, "orbicularis03.L": atlas.PartHead,
	} {
		if got := partOf(bone); got != want {
			t.Errorf("%s moves part %d, want %d", bone, got, want)
		}
	}
}

func TestPartsMirrorAndKeepOffTheMidline(t *testing.T) {
	s := &source{
		skin: 3, vertex: []int{0, 1, 2, 3, 4}, mirror: []uint16{1, 0, 2, 4, 3},
		bones:   []bone{{name: "upperleg01.L"}, {name: "upperleg01.R"}, {name: "spine01"}},
		weights: [][]weight{{{0, .6}, {2, .4}}, {{2, 1}}, {{0, .5}, {1, .5}}, {{0, 1}}, {{1, 1}}},
	}
	want := []atlas.Part{atlas.PartThighLeft, atlas.PartThighRight, atlas.PartTrunk, atlas.PartEye, atlas.PartEye}
	if d := cmp.Diff(want, s.parts()); d != "" {
		t.Error(d)
	}
}
