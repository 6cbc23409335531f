package atlas_test

import (
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"

	"ashi/bodymap/atlas"
	"ashi/bodymap/internal/frugal"
)

// junkPlace is any place, good or bad.
func junkPlace(t *rapid.T) atlas.Place {
	m := atlas.Get().Body(atlas.Male).Mesh(atlas.Anatomical)
	if rapid.IntRange(0, 30).Draw(t, "kind") > 0 {
		u := rapid.Float64Range(0, 1).Draw(t, "u")
		return m.Place(int32(rapid.IntRange(0, len(m.Tri)-1).Draw(t, "triangle")), u, (1-u)*rapid.SampledFrom([]float64{0, .5, 1}).Draw(t, "v"))
	}
	w := rapid.SampledFrom([]float64{0, 1, -1, .5, math.NaN(), math.Inf(1), 1e300})
	return atlas.Place{
		V: [3]uint16{rapid.Uint16().Draw(t, "a"), rapid.Uint16().Draw(t, "b"), rapid.Uint16().Draw(t, "c")},
		W: [3]float64{w.Draw(t, "wa"), w.Draw(t, "wb"), w.Draw(t, "wc")},
	}
}

// junkOutline jumps about the body, or stays near one place.
func junkOutline(t *rapid.T, b *atlas.Body) []atlas.Place {
	n := rapid.IntRange(0, 40).Draw(t, "corners")
	var out []atlas.Place
	near := rapid.Bool().Draw(t, "near")
	for len(out) < n {
		p := junkPlace(t)
		if near && len(out) > 0 {
			p = b.Walk(out[len(out)-1], anyDirection(t), rapid.Float64Range(0, 3).Draw(t, "cm"))
		}
		out = append(out, p)
	}
	return out
}

func anyDirection(t *rapid.T) atlas.Vec {
	x := rapid.Float64Range(-1, 1)
	return atlas.Vec{x.Draw(t, "dx"), x.Draw(t, "dy"), x.Draw(t, "dz")}
}

func TestNoOutlineBreaksAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBody(t)
		outline := junkOutline(t, b)
		p, err := b.Patch(outline)
		if err != nil {
			if problem(err) == "" {
				t.Fatal(err)
			}
			return
		}
		if p.AreaCM2() <= 0 || p.AreaCM2() > 9000 {
			t.Errorf("%v cm2", p.AreaCM2())
		}
		f := atlas.Fill{
			SpacingMM: rapid.SampledFrom([]float64{1, 5, 50, 400}).Draw(t, "spacing"),
			MarginMM:  rapid.SampledFrom([]float64{0, 2, 50}).Draw(t, "margin"),
			Staggered: rapid.Bool().Draw(t, "staggered"),
		}
		list, err := p.Fill(f, 2000)
		if err != nil && problem(err) == "" || err == nil && (len(list) == 0 || len(list) > 2000) {
			t.Errorf("%d punctures, %v", len(list), err)
		}
		written(t, list)
		written(t, p.Border())
		p.Triangles()
		if !p.Contains(p.Middle()) && p.AreaCM2() > 1e-3 {
			t.Error("the middle lies outside")
		}
	})
}

func FuzzOutline(f *testing.F) {
	f.Add([]byte{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
	f.Fuzz(func(t *testing.T, data []byte) {
		defer frugal.Check(t)()
		b := atlas.Get().Body(atlas.Female)
		m := b.Mesh(atlas.Anatomical)
		var outline []atlas.Place
		for ; len(data) >= 4 && len(outline) < 400; data = data[4:] {
			if len(outline) == 0 || data[0] == 0 {
				tri := (int(data[1])<<8 + int(data[2])) * 2 % len(m.Tri)
				outline = append(outline, m.Place(int32(tri), float64(data[3])/255, 0))
				continue
			}
			dir := atlas.Vec{float64(data[0]) - 128, float64(data[1]) - 128, float64(data[2]) - 128}
			outline = append(outline, b.Walk(outline[len(outline)-1], dir, float64(data[3])/64))
		}
		var refused *atlas.OutlineError
		p, err := b.Patch(outline)
		if err == nil {
			_, err = p.Fill(atlas.Fill{SpacingMM: 4, MarginMM: 1}, 500)
		}
		if err != nil && !errors.As(err, &refused) {
			t.Error(err)
		}
		if _, err := b.Run(outline); err != nil && !errors.As(err, &refused) {
			t.Error(err)
		}
		atlas.Simplify(b, outline, 1)
	})
}
