package atlas

import "ashi/assets"

// Reading is a place that was told in words.
type Reading struct {
	Place Place
	Side  Side
	Code  Code // of the named point that the place is; empty: it is none
}

// ReadingError is a sentence about what cannot be read.
type ReadingError struct {
	Text string // in English, a format for Args; key of its translations
	Args []any
}

// Error gives the sentence in English.
func (e *ReadingError) Error() string { return e.Say("en") }

// Say gives the sentence in a language.
func (e *ReadingError) Say(lang string) string { return assets.Say(lang, e.Text, e.Args...) }

func unread(english string, args ...any) *ReadingError {
	return &ReadingError{Text: english, Args: args}
}

// Read finds the place that a text tells, in English or French: what Where
// writes, and what people write for short, as "L4 2 left" or "BL23 +0.5 lat".
// Lengths without a unit are cun of the body part. Side is the side where the
// text names none; Midline: none is known. All that goes wrong is a ReadingError.
//
// C1 to C7 and S1 to S5 are vertebrae, even though some books write so for
// points of the heart and the stomach.
func (b *Body) Read(text string, side Side) (Reading, error) {
	r, problem := parseReading(text)
	if problem != nil {
		return Reading{}, problem
	}
	return b.placed(r, side)
}

// Reread finds the place of a reading that somebody changed: text was what Where
// says of was. What still reads as it did gives way to what was changed, and a
// changed number moves the place by as much.
func (b *Body) Reread(text string, was Place) (Reading, error) {
	w := b.Where(was)
	r, problem := parseReading(text)
	if problem != nil {
		return Reading{}, problem
	}
	old, problem := parseReading(w.Text("en"))
	if problem == nil && (r.side == Midline || r.side == w.Side) {
		s, _ := b.spot(was)
		r.changedFrom(old, *s)
	}
	return b.placed(r, w.Side)
}

// placed finds the place of what was read, on its side.
func (b *Body) placed(r *reading, side Side) (Reading, error) {
	if r.side != Midline {
		side = r.side
	}
	s, code, problem := b.findReading(r)
	if problem != nil {
		return Reading{}, problem
	}
	p := s.place
	switch {
	case s.p[0] < -closeCM:
		return Reading{}, unread("The measure leads across the midline. Name the other side, for example “2 cun lateral to the midline at L4, left”.")
	case s.p[0] < closeCM:
		return Reading{b.topo.onMidline(p), Midline, code}, nil
	case side == Midline:
		return Reading{}, unread("Say which side, left or right, for example “0.5 cun above BL23, right”.")
	case side == Right:
		p = b.topo.mirrored(p)
	}
	if code == "" {
		_, side = b.RegionOf(p)
	}
	return Reading{p, side, code}, nil
}

// onMidline moves a place hardly off the midline onto it, so that it is its own mirror image.
func (t *topology) onMidline(p Place) Place {
	sum := 0.
	for k, v := range p.V {
		if t.mirror[v] != int32(v) {
			p.W[k] = 0
		}
		sum += p.W[k]
	}
	for k := range p.W {
		p.W[k] /= sum
	}
	return p
}
