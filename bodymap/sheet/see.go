package sheet

import (
	"image/color"

	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

// eyes look at the subjects of one document. What a view cannot show by its
// direction is ruled out by arithmetic; only what is left is looked at.
type eyes struct {
	*stage
	body     *atlas.Body
	renderer *draw.Renderer
	subjects []subject
	views    []atlas.View
	facing   [][]float64 // per view and subject: cosine between skin and eye
	may      [][]bool    // per view and subject: not yet known to be hidden
	looked   []bool      // per view: may is what the view does show
}

// lookSize is the size in pixels of the frames that are only looked at.
const lookSize = 192

func newEyes(body *atlas.Body, r *draw.Renderer, subjects []subject) *eyes {
	e := &eyes{stage: stageOf(body), body: body, renderer: r, subjects: subjects, views: atlas.Views()}
	e.looked = make([]bool, len(e.views))
	for k, v := range e.views {
		cam := e.camera(k, lookSize, lookSize)
		facing := make([]float64, len(subjects))
		may := make([]bool, len(subjects))
		for i, s := range subjects {
			facing[i] = body.Normal(s.Place, v.Pose).Dot(cam.Toward)
			may[i] = facing[i] > 0 && inFrame(cam, body, s.Place)
		}
		e.facing, e.may = append(e.facing, facing), append(e.may, may)
	}
	for i, s := range subjects {
		e.prefer(i, s.least)
	}
	return e
}

// prefer leaves out views that look at a subject too much edge-on, if there are others.
func (e *eyes) prefer(i int, least float64) {
	good := func(v int) bool { return e.may[v][i] && e.facing[v][i] > least }
	some := false
	for v := range e.views {
		some = some || good(v)
	}
	for v := range e.views {
		e.may[v][i] = e.may[v][i] && (!some || good(v))
	}
}

// inFrame tells whether a camera draws that piece of the body, hidden or not.
func inFrame(cam atlas.Camera, body *atlas.Body, p atlas.Place) bool {
	x, y, _ := cam.Project(body.At(p, cam.Pose))
	return cam.Show.Has(body.Part(p)) && (box{0, 0, lookSize, lookSize}).holds(point{x, y}, 0) && cam.Opacity(x, y) > 0.4
}

// face turns to view v, so that the renderer can be asked what is visible.
func (e *eyes) face(v int) {
	none := color.NRGBA{A: 255}
	e.renderer.Plain(e.body, e.camera(v, lookSize, lookSize), draw.Light{Background: none, Key: [3]float32{0, 0, 1}})
}

// look finds out what view v does show; it tells whether that was less than hoped.
func (e *eyes) look(v int) bool {
	if e.looked[v] {
		return false
	}
	e.looked[v] = true
	e.face(v)
	less := false
	for i, s := range e.subjects {
		if !e.may[v][i] {
			continue
		}
		if _, _, ok := e.renderer.Visible(s.Place); !ok {
			e.may[v][i], less = false, true
		}
	}
	return less
}

// shows tells whether view v shows subject i.
func (e *eyes) shows(v, i int) bool {
	e.look(v)
	return e.may[v][i]
}

// best is the view that looks straightest at subject i, hidden or not.
func (e *eyes) best(i int) int {
	best := 0
	for v := range e.views {
		if e.views[v].Group == "body" && e.facing[v][i] > e.facing[best][i] {
			best = v
		}
	}
	return best
}
