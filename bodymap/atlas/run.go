package atlas

// Run is an open path over the skin of a figure in the anatomical pose.
type Run struct {
	g     *ground
	other bool // it is the mirror image of what is kept here
	track track
	ends  [2]Place
}

// Run joins places over the skin, each with the next by a way that looks
// straight from above. It needs two or more that are not all the same place; a
// path that leaves the body is refused with an OutlineError.
func (b *Body) Run(path []Place) (*Run, error) {
	g := b.walkable()
	path, other := g.ownSide(path)
	corners, path, err := g.corners(path)
	if err == nil && len(corners) < 2 {
		err = &OutlineError{Problem: TooFew}
	}
	if err != nil {
		return nil, err
	}
	r := &Run{g: g, other: other, ends: [2]Place{path[0], path[len(path)-1]}}
	for i, q := range corners[1:] {
		way, _, ok := g.join(corners[i], q)
		if !ok {
			return nil, &OutlineError{Problem: Leaves}
		}
		for _, p := range way {
			r.track.add(g, p)
		}
	}
	return r, nil
}

// LengthCM is the length of the path.
func (r *Run) LengthCM() float64 { return r.track.cm() }

// Path is the whole path, with every edge of a triangle that it crosses: dense
// enough to be drawn as straight strokes.
func (r *Run) Path() []Place {
	out := make([]Place, 0, len(r.track.way)+1)
	out = append(out, r.ends[0])
	for _, p := range r.track.way[1:] {
		out = append(out, r.g.place(footing{p.tri, p.a[0], p.a[1]}))
	}
	return r.g.otherSide(append(out, r.ends[1]), r.other)
}

// At is the place at a share of the length: 0 the start, 1 the end.
func (r *Run) At(share float64) Place { return r.g.otherSide([]Place{r.on(share)}, r.other)[0] }

func (r *Run) on(share float64) Place {
	switch {
	case !(share > 0):
		return r.ends[0]
	case share >= 1:
		return r.ends[1]
	}
	at, _ := r.track.at(r.g, share*r.LengthCM())
	return r.g.place(at)
}

// Split is n places at equal distance along the path, its ends among them; the
// middle if n is one, none if it is less.
func (r *Run) Split(n int) []Place {
	if n == 1 {
		return []Place{r.At(.5)}
	}
	var out []Place
	for i := range max(0, n) {
		out = append(out, r.on(float64(i)/float64(n-1)))
	}
	return r.g.otherSide(out, r.other)
}
