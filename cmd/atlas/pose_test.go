package main

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"ashi/bodymap/atlas"
)

func anyDirection(t *rapid.T, name string) atlas.Vec {
	// Off the axes by construction, so that no two draws are quite opposite.
	z := rapid.Float64Range(-.99, .99).Draw(t, name+" z")
	s, c := math.Sincos(rapid.Float64Range(0, 6.2).Draw(t, name+" angle"))
	r := math.Sqrt(1 - z*z)
	return atlas.Vec{r * c, r * s, z}
}

func anyRotation(t *rapid.T) rotation {
	return about(anyDirection(t, "axis"), rapid.Float64Range(-3, 3).Draw(t, "turn"))
}

func close3(a, b atlas.Vec) bool { return a.Sub(b).Len() < 1e-9 }

func TestRotations(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, q, v := anyRotation(t), anyRotation(t), anyDirection(t, "v").Mul(3)
		if math.Abs(r.turn(v).Len()-3) > 1e-9 {
			t.Error("turning changes a length")
		}
		if !close3(r.inverse().turn(r.turn(v)), v) {
			t.Error("the inverse does not turn back")
		}
		if !close3(r.after(q).turn(v), r.turn(q.turn(v))) {
			t.Error("after is not one turn after the other")
		}
		a, b := anyDirection(t, "from"), anyDirection(t, "to")
		if a.Dot(b) > -.999 {
			if !close3(fromTo(a, b, 1).turn(a), b) {
				t.Errorf("%v turned to %v lies at %v", a, b, fromTo(a, b, 1).turn(a))
			}
			half := fromTo(a, b, .5).turn(a)
			if math.Abs(half.Dot(a)-half.Dot(b)) > 1e-9 {
				t.Error("half a turn is not half way")
			}
		}
		if n := anyDirection(t, "about"); across(a, n).Len() > .01 && across(b, n).Len() > .01 {
			turned := about(n, twist(a, b, n)).turn(across(a, n).Unit())
			if !close3(turned, across(b, n).Unit()) {
				t.Errorf("twisted to %v, want the direction of %v", turned, across(b, n))
			}
		}
	})
	if about(atlas.Vec{0, 0, 1}, math.Pi/2).turn(atlas.Vec{1, 0, 0}).Sub(atlas.Vec{0, 1, 0}).Len() > 1e-12 {
		t.Error("turns are not right-handed")
	}
	if fromTo(atlas.Vec{1, 0, 0}, atlas.Vec{2, 0, 0}, 1) != still {
		t.Error("turning to the same direction turns something")
	}
}

func TestAimingBones(t *testing.T) {
	src := boxSource(t)
	rapid.Check(t, func(t *rapid.T) {
		k := newSkeleton(src, src.points)
		joint := k.head("arm.L")
		dir, next := anyDirection(t, "arm"), anyDirection(t, "tip")
		if dir[0] < -.99 {
			return // straight back, whichever way round
		}
		length := k.tail("arm.L").Sub(joint).Len()
		k.aim("arm.L", k.tail("arm.L"), dir)
		if !close3(k.head("arm.L"), joint) {
			t.Error("aiming a bone moves its head")
		}
		if !close3(k.tail("arm.L"), joint.Add(dir.Mul(length))) {
			t.Errorf("aimed at %v, the tail lies at %v", dir, k.tail("arm.L"))
		}
		elbow := k.head("tip.L")
		if !close3(elbow, k.tail("arm.L")) {
			t.Error("the child does not follow")
		}
		if now := k.tail("tip.L").Sub(elbow).Unit(); now.Dot(next) > -.999 {
			k.aim("tip.L", k.tail("tip.L"), next)
			if !close3(k.tail("tip.L").Sub(elbow).Unit(), next) || !close3(k.head("tip.L"), elbow) {
				t.Error("aiming the child")
			}
		}
		skin := k.skin()
		if !close3(skin[1], k.now[1].move(src.points[2])) || !close3(skin[2], src.points[3]) {
			t.Error("the skin does not follow its bones")
		}
	})
}

func TestRaisedArms(t *testing.T) {
	for _, c := range []struct {
		b            side
		abduct, flex float64
		want         atlas.Vec
	}{
		{side{".L", 1}, 0, 0, atlas.Vec{0, -1, 0}},
		{side{".L", 1}, 90, 0, atlas.Vec{1, 0, 0}},
		{side{".R", -1}, 90, 0, atlas.Vec{-1, 0, 0}},
		{side{".L", 1}, 0, 90, atlas.Vec{0, 0, 1}},
	} {
		if got := c.b.raised(c.abduct, c.flex); !close3(got, c.want) {
			t.Errorf("raised %v to the side and %v forward: %v", c.abduct, c.flex, got)
		}
	}
}
