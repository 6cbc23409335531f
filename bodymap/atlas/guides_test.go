package atlas

import (
	"math"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"ashi/assets"
	"ashi/bodymap/internal/frugal"
)

func someLines() *Lines {
	line := func(p ...Place) []Place { return p }
	third := [3]float64{.25, .25, .5}
	return &Lines{
		{
			{Name: "left", Places: line(Place{[3]uint16{0, 3, 2}, third}, Place{[3]uint16{0, 2, 1}, [3]float64{1, 0, 0}})},
			{Name: "middle", Midline: true, Places: line(Place{[3]uint16{0, 5, 4}, [3]float64{0, 0, 1}})},
		},
		{},
	}
}

func TestGuidesComeBackAsTheyWere(t *testing.T) {
	want := someLines()
	data, err := want.Encode()
	if err != nil {
		t.Fatal(err)
	}
	got, err := decodeLines(data)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want[0], got[0]); d != "" || len(got[1]) != 0 {
		t.Error(d)
	}
}

func TestGuidesOfTheRightAreMadeByMirroring(t *testing.T) {
	data, err := someLines().Encode()
	if err != nil {
		t.Fatal(err)
	}
	a, err := New(fstest.MapFS{"body.bin": {Data: encode(t, box())}, "guides.bin": {Data: data}})
	if err != nil {
		t.Fatal(err)
	}
	guides := a.Body(Male).Mesh(Anatomical).Guides
	if len(guides) != 3 || guides[0].Name != "left" || guides[1].Name != "left" || guides[2].Name != "middle" {
		t.Fatalf("%+v", guides)
	}
	for i, p := range guides[0].Pos {
		q := guides[1].Pos[i]
		if d := wide(p).Sub(Vec{-float64(q[0]), float64(q[1]), float64(q[2])}).Len(); d > 1e-6 || p[0] <= 0 {
			t.Errorf("%v is mirrored at %v", p, q)
		}
	}
	if n := len(a.Body(Female).Mesh(Anatomical).Guides); n != 0 {
		t.Errorf("the other figure has %d guides", n)
	}
}

func TestDamagedGuidesAreRefused(t *testing.T) {
	good, err := someLines().Encode()
	if err != nil {
		t.Fatal(err)
	}
	elsewhere := &Lines{{{Name: "x", Places: []Place{{[3]uint16{0, 1, 2}, [3]float64{1, 0, 0}}}}}}
	off, err := elsewhere.Encode()
	if err != nil {
		t.Fatal(err)
	}
	body := encode(t, box())
	for what, data := range map[string][]byte{"cut short": good[:len(good)-1], "nothing": {}, "a place off the body": off, "another file": body} {
		if _, err := New(fstest.MapFS{"body.bin": {Data: body}, "guides.bin": {Data: data}}); err == nil {
			t.Errorf("%s was accepted", what)
		}
	}
}

func FuzzDecodeLines(f *testing.F) {
	data, err := someLines().Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(content(f, linesMagic, data))
	f.Fuzz(func(t *testing.T, raw []byte) {
		defer frugal.Check(t)()
		l, err := decodeRawLines(raw)
		if err != nil {
			return
		}
		for _, figure := range l {
			for _, line := range figure {
				for _, p := range line.Places {
					if err := checkShares(p.W); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
		if _, err := l.Encode(); err != nil {
			t.Errorf("what was read cannot be written: %v", err)
		}
	})
}

func TestEveryGuideOfTheIssueLiesOnTheSkin(t *testing.T) {
	everyMesh(func(b *Body, m *Mesh) {
		var names []string
		for _, g := range m.Guides {
			names = append(names, g.Name)
			if len(g.Pos) < 5 || len(g.Normal) != len(g.Pos) {
				t.Errorf("%s: the %s has %d points and %d normals", b.Figure(), g.Name, len(g.Pos), len(g.Normal))
			}
			for i, n := range g.Normal {
				if math.Abs(wide(n).Len()-1) > 1e-5 {
					t.Errorf("%s: a normal of the %s is %v", b.Figure(), g.Name, n)
				}
				// Consecutive points are near each other: no ray went astray.
				if i > 0 {
					if d := wide(g.Pos[i]).Sub(wide(g.Pos[i-1])).Len(); d > 2.5 {
						t.Errorf("%s: the %s jumps %.1f cm at %v", b.Figure(), g.Name, d, g.Pos[i])
					}
				}
			}
		}
		for _, want := range []string{
			"scapula", "scapular spine", "clavicle", "costal arch", "iliac crest", "sacrum", "spine", "patella", "hairline",
		} {
			pair := 2
			if want == "spine" {
				pair = 1
			}
			n := 0
			for _, name := range names {
				if name == want {
					n++
				}
			}
			if n < pair || n%pair != 0 {
				t.Errorf("%s: %d guides are called %s", b.Figure(), n, want)
			}
		}
	})
}

func TestEmbeddedGuidesAreEncodedAlways(t *testing.T) {
	data, err := assets.Atlas.ReadFile("atlas/guides.bin")
	if err != nil {
		t.Fatal(err)
	}
	l, err := decodeLines(data)
	if err != nil {
		t.Fatal(err)
	}
	again, err := l.Encode()
	if err != nil || !slices.Equal(again, data) {
		t.Errorf("encoding what was read gives other bytes (%v)", err)
	}
}

func TestGuidesThatNoBodyHasAreRefused(t *testing.T) {
	data, err := someLines().Encode()
	if err != nil {
		t.Fatal(err)
	}
	raw := content(t, linesMagic, data)
	for n := range raw {
		if _, err := decodeRawLines(raw[:n]); err == nil {
			t.Errorf("the first %d of %d bytes were accepted", n, len(raw))
		}
	}
	for name, w := range map[string][3]float64{"shares above one": {.7, .7, 0}, "a share below zero": {-.1, .5, .6}, "a share of two": {2, -1, 0}} {
		l := &Lines{{{Name: "x", Places: []Place{{[3]uint16{0, 3, 2}, w}}}}}
		data, err := l.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := decodeLines(data); err == nil {
			t.Errorf("%s were accepted", name)
		}
	}
}
