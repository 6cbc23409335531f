package main

import (
	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

// viewSize is how large views are drawn to tell what they show; any size gives the same answer.
const viewSize = 300

// seenIn tells for each place the names of the views that show it, in the order of the views.
func seenIn(b *atlas.Body, places []atlas.Place) [][]string {
	views := make([][]string, len(places))
	r := draw.NewRenderer()
	for _, v := range atlas.Views() {
		r.Plain(b, b.Camera(v, viewSize, viewSize), draw.Paper)
		for i, p := range places {
			if _, _, ok := r.Visible(p); ok {
				views[i] = append(views[i], v.Name)
			}
		}
	}
	return views
}
