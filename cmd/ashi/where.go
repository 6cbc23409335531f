package main

import (
	"fmt"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

type whereCmd struct {
	Figure string  `help:"male or female." enum:"male,female" default:"male"`
	View   string  `help:"Name of the view, such as front, back or hand-dorsal-left." required:""`
	X      float64 `help:"Pixels from the left edge of the picture." required:""`
	Y      float64 `help:"Pixels from the top edge." required:""`
	Size   int     `help:"Width and height of the picture in pixels." default:"900"`
}

// largest is the largest picture in pixels that is drawn; more tells nothing more.
const largest = 8192

// Run prints what lies at the pixel.
func (w whereCmd) Run(c *common) error {
	view, ok := atlas.ViewNamed(w.View)
	if !ok {
		return refuse(bodymap.NotFound, "There is no view %q. The views are: %s", w.View, viewNames())
	}
	if w.Size < 1 || w.Size > largest {
		return refuse(bodymap.Invalid, "The size of the picture must lie between 1 and %d pixels.", largest)
	}
	b := atlas.Get().Body(atlas.Figure(w.Figure))
	r := draw.NewRenderer()
	r.Plain(b, b.Camera(view, w.Size, w.Size), draw.Paper)
	place, ok := r.Pick(w.X, w.Y)
	if !ok {
		return refuse(bodymap.NotFound, "There is no skin at pixel %g, %g of the view %s in a picture of %d by %[4]d pixels.", w.X, w.Y, view.Name, w.Size)
	}
	_, err := fmt.Println(b.Where(place).Text(c.language()))
	return err
}

func viewNames() string {
	names := ""
	for i, v := range atlas.Views() {
		if i > 0 {
			names += ", "
		}
		names += v.Name
	}
	return names
}
