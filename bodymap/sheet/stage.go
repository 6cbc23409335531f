package sheet

import (
	"sync"

	"ashi/bodymap/atlas"
)

// stage holds where the cameras of a body stand. Fitting a view measures the
// whole mesh, so it is done once in the life of the program.
type stage struct{ views []staged }

// staged is a view fitted into a picture of pixels at a time, by its height and by its width.
type staged struct{ high, wide atlas.Camera }

// fitSize is the size in pixels of the picture in which a view is fitted; long is so
// much longer that the other side decides.
const fitSize, long = 1000, 20

var stages sync.Map // of func() *stage by atlas.Figure

func stageOf(body *atlas.Body) *stage {
	made, _ := stages.LoadOrStore(body.Figure(), sync.OnceValue(func() *stage { return newStage(body) }))
	return made.(func() *stage)()
}

func newStage(body *atlas.Body) *stage {
	views := atlas.Views()
	s := &stage{views: make([]staged, len(views))}
	var all sync.WaitGroup
	for i, v := range views {
		all.Go(func() {
			s.views[i] = staged{body.Camera(v, fitSize*long, fitSize), body.Camera(v, fitSize, fitSize*long)}
		})
	}
	all.Wait()
	return s
}

// camera fits view v into w x h pixels.
func (s *stage) camera(v, w, h int) atlas.Camera {
	c := s.views[v].high
	c.PxPerCM = min(s.views[v].high.PxPerCM*float64(h), s.views[v].wide.PxPerCM*float64(w)) / fitSize
	c.W, c.H = w, h
	return c
}
