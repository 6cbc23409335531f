package draw

import (
	"testing"

	"pgregory.net/rapid"

	"ashi/bodymap/atlas"
)

// figures are the bodies that every test runs on.
func figures() []*atlas.Body {
	return []*atlas.Body{atlas.Get().Body(atlas.Male), atlas.Get().Body(atlas.Female)}
}

// anyView draws one of the named views, zoomed and panned somewhere.
func anyView(t *rapid.T, b *atlas.Body) atlas.Camera {
	v := atlas.Views()[rapid.IntRange(0, len(atlas.Views())-1).Draw(t, "view")]
	c := b.Camera(v, rapid.IntRange(40, 700).Draw(t, "width"), rapid.IntRange(40, 700).Draw(t, "height"))
	x := rapid.Float64Range(0, float64(c.W)).Draw(t, "x")
	y := rapid.Float64Range(0, float64(c.H)).Draw(t, "y")
	return c.Zoom(rapid.Float64Range(.5, 12).Draw(t, "zoom"), x, y)
}

// anyPlace is anywhere on the skin.
func anyPlace(t *rapid.T, m *atlas.Mesh) atlas.Place {
	tri := rapid.IntRange(0, len(m.Tri)-1).Draw(t, "triangle")
	u := rapid.Float64Range(0, 1).Draw(t, "u")
	v := rapid.Float64Range(0, 1-u).Draw(t, "v")
	return m.Place(int32(tri), u, v)
}

// checkBack fails if a place that is visible is not picked where it is drawn.
func checkBack(t interface{ Fatalf(string, ...any) }, r *Renderer, b *atlas.Body, c atlas.Camera, p atlas.Place, name string) bool {
	x, y, ok := r.Visible(p)
	if !ok {
		return false
	}
	back, ok := r.Pick(x, y)
	if !ok {
		t.Fatalf("%s is lost: drawn at %.2f, %.2f, where nothing is picked", name, x, y)
	}
	if mm := 10 * b.At(back, c.Pose).Sub(b.At(p, c.Pose)).Len(); mm > 1.5 {
		t.Fatalf("%s is picked %.2f mm away from where it is drawn", name, mm)
	}
	return true
}

func TestAnyVisiblePlaceIsPickedWhereItIsDrawn(t *testing.T) {
	r := NewRenderer()
	rapid.Check(t, func(t *rapid.T) {
		b := figures()[rapid.IntRange(0, 1).Draw(t, "figure")]
		c := anyView(t, b)
		r.Plain(b, c, Paper)
		for range 40 {
			p := anyPlace(t, b.Mesh(c.Pose))
			checkBack(t, r, b, c, p, "a place")
		}
	})
}

func TestVisibleDoesNotChangeWithZoomOrPan(t *testing.T) {
	r := NewRenderer()
	rapid.Check(t, func(t *rapid.T) {
		b := figures()[rapid.IntRange(0, 1).Draw(t, "figure")]
		c := b.Camera(atlas.Views()[rapid.IntRange(0, len(atlas.Views())-1).Draw(t, "view")], 400, 400)
		p := anyPlace(t, b.Mesh(c.Pose))
		r.Plain(b, c, Paper)
		x, y, before := r.Visible(p)
		if x <= 0 || y <= 0 || x >= 400 || y >= 400 {
			return // a close view shows only a part of the body
		}
		near := c.Zoom(rapid.Float64Range(.6, 20).Draw(t, "zoom"), x, y)
		near = near.Pan(200-x, 200-y)
		r.Plain(b, near, Paper)
		x, y, after := r.Visible(p)
		if inPicture := x > 0 && y > 0 && x < 400 && y < 400; inPicture && before != after {
			t.Fatalf("visible %v, then %v", before, after)
		}
	})
}

func TestPickFindsTheSkinJustBesideTheBody(t *testing.T) {
	r := NewRenderer()
	for _, b := range figures() {
		v, _ := atlas.ViewNamed("front")
		c := b.Camera(v, 500, 500)
		r.Plain(b, c, Paper)
		edges := 0
		for y := 5.5; y < 495; y++ {
			x := 0.
			for ; x < 500; x += .05 {
				if _, ok := r.hit(x, y); ok {
					break
				}
			}
			if x >= 500 {
				continue
			}
			edges++
			if _, ok := r.Pick(x-1.2, y); !ok {
				t.Errorf("nothing picked 1.2 px beside the body at %.2f, %.1f", x, y)
			}
		}
		if edges < 300 {
			t.Errorf("the body has only %d rows of 500", edges)
		}
		if _, ok := r.Pick(3, 3); ok {
			t.Error("something is picked in an empty corner")
		}
	}
}

func TestNothingIsPickedWithoutAFrame(t *testing.T) {
	r := NewRenderer()
	if _, ok := r.Pick(0, 0); ok {
		t.Error("picked from nothing")
	}
	if _, _, ok := r.Visible(atlas.Place{}); ok {
		t.Error("visible in nothing")
	}
}

func TestHiddenPartsAreNeitherPickedNorVisible(t *testing.T) {
	r := NewRenderer()
	for _, b := range figures() {
		for _, v := range atlas.Views() {
			c := b.Camera(v, 300, 300)
			if c.Show == 0 {
				continue
			}
			r.Plain(b, c, Paper)
			m := b.Mesh(c.Pose)
			for tri := 0; tri < len(m.Tri); tri += 97 {
				p := m.Place(int32(tri), .3, .3)
				if _, _, ok := r.Visible(p); ok && c.Show>>b.Part(p)&1 == 0 {
					t.Fatalf("%s: a place on part %d is visible though it is not shown", v.Name, b.Part(p))
				}
			}
			for y := 1.5; y < 300; y += 6 {
				for x := 1.5; x < 300; x += 6 {
					p, ok := r.Pick(x, y)
					if ok && c.Show>>b.Part(p)&1 == 0 {
						t.Fatalf("%s: part %d is picked though it is not shown", v.Name, b.Part(p))
					}
					if ok && c.Opacity(x, y) == 0 {
						t.Fatalf("%s: picked where the body has faded", v.Name)
					}
				}
			}
		}
	}
}

// unseen are the points that no named view can show: none.
var unseen = map[atlas.Code]bool{}

func TestNamedPointsArePickedWhereTheyAreDrawn(t *testing.T) {
	r := NewRenderer()
	for _, b := range figures() {
		points := b.Named()
		seen := map[int]bool{}
		for _, v := range atlas.Views() {
			c := b.Camera(v, 900, 900)
			r.Plain(b, c, Paper)
			for i, p := range points {
				name := string(b.Figure()) + " " + v.Name + " " + string(p.Code) + " " + string(p.Side)
				if checkBack(t, r, b, c, p.Place, name) {
					seen[i] = true
				}
			}
		}
		for i, p := range points {
			if !seen[i] && !unseen[p.Code] {
				t.Errorf("%s: no view shows %s %s", b.Figure(), p.Code, p.Side)
			}
		}
		if len(points) < 600 {
			t.Errorf("%s has only %d named points", b.Figure(), len(points))
		}
	}
}
