package atlas

import "slices"

// mean takes the sense of a phrase that fits what stands before it.
func (p *parser) mean(senses []sense, first token) *ReadingError {
	find := func(k kind) *sense {
		if i := slices.IndexFunc(senses, func(s sense) bool { return s.kind == k }); i >= 0 {
			return &senses[i]
		}
		return nil
	}
	l := find(landmarkWord)
	if r := find(regionWord); r != nil && p.waiting == nil && p.toward == nil && len(p.loose) == 0 && (l == nil || p.out.region == "") {
		if l != nil {
			p.anchor(anchor{kind: landmarkWord, id: l.id}, first.at, true)
		}
		return p.regionSaid(r.id, first)
	}
	for _, k := range []kind{faceWord, dirWord, unitWord, sideWord, midlineWord, spaceWord, landmarkWord} {
		if s := find(k); s != nil {
			return p.one(*s, first)
		}
	}
	if find(fill) == nil {
		return notRead(p.between(first.at)) // a region in the middle of a measure
	}
	return nil
}

func (p *parser) one(s sense, first token) *ReadingError {
	switch s.kind {
	case faceWord, dirWord:
		return p.direction(s, first)
	case unitWord:
		p.unit(s.cm)
	case sideWord:
		return p.sideSaid(s.side)
	case midlineWord:
		p.fromMidline(first)
	case spaceWord:
		return p.space(first)
	case landmarkWord:
		p.anchor(anchor{kind: landmarkWord, id: s.id}, first.at, false)
	}
	return nil
}

func (p *parser) regionSaid(id string, first token) *ReadingError {
	text := p.between(first.at)
	if p.out.region != "" && p.out.region != id {
		return twoPlaces(p.out.regionText, text)
	}
	p.out.region, p.out.regionText = id, text
	return nil
}

func (p *parser) direction(s sense, first token) *ReadingError {
	switch last := len(p.loose) - 1; {
	case p.waiting != nil:
		p.waiting.dir = s.dir
		p.complete(*p.waiting)
	case s.kind == faceWord:
		p.out.face = s.id
	case last >= 0 && p.loose[last].side: // as in "2 left lateral"
		p.loose[last].dir, p.loose[last].side = s.dir, false
	case p.toward != nil:
		return howFar(p.text[p.toward.at:p.toward.end])
	default:
		p.toward, p.dir = &first, s.dir
	}
	return nil
}

func howFar(what string) *ReadingError {
	return unread("Say how far “%s”, for example “0.5 cun above BL23, right”.", what)
}

func (p *parser) unit(cm float64) {
	if p.waiting != nil {
		p.waiting.cm = cm
	} else if last := len(p.loose) - 1; last >= 0 {
		p.loose[last].cm = cm
	}
}

func (p *parser) sideSaid(s Side) *ReadingError {
	if p.out.side != Midline && p.out.side != s {
		return unread("The text says left and right. Leave one of them out, as in “0.5 cun above BL23, right”.")
	}
	p.out.side = s
	if p.waiting != nil {
		p.waiting.dir, p.waiting.side = lateral, true
		p.complete(*p.waiting)
	}
	return nil
}

// fromMidline takes the length before as one from the midline; without one, the
// place lies on the midline.
func (p *parser) fromMidline(first token) {
	switch last := len(p.loose) - 1; {
	case p.waiting != nil:
		p.waiting.dir = lateral
		p.out.across, p.out.acrossText = p.waiting, p.between(p.numberAt)
		p.waiting = nil
	case last >= 0 && p.loose[last].dir == lateral:
		l := p.loose[last]
		p.out.across, p.out.acrossText = &l, p.between(p.numberAt)
		p.loose = p.loose[:last]
	default:
		p.out.midline, p.out.midlineText = true, p.between(first.at)
	}
}

// space reads "intercostal space 4", "4th intercostal space" and "ICS4".
func (p *parser) space(first token) *ReadingError {
	n, at := 0., first.at
	switch {
	case p.waiting != nil:
		n, at = p.waiting.n, p.numberAt
		p.waiting = nil
	case len(p.rest) > 0 && p.rest[0].isNumber():
		n = p.rest[0].number
		p.rest = p.rest[1:]
	}
	if n != float64(int(n)) || n < 1 || n > 10 {
		return notRead(p.between(at))
	}
	p.anchor(anchor{kind: spaceWord, n: int(n)}, at, false)
	return nil
}

// end gives every length its anchor, or says what is missing.
func (p *parser) end() (*reading, *ReadingError) {
	r := &p.out
	if p.waiting != nil {
		if last := len(r.said) - 1; last < 0 || r.said[last].kind != vertebraWord {
			return nil, whichWay(p.between(p.numberAt))
		}
		p.waiting.dir = lateral
		p.complete(*p.waiting)
	}
	if p.toward != nil {
		return nil, howFar(p.text[p.toward.at:p.toward.end])
	}
	p.bind()
	r.settle()
	switch {
	case len(r.said) == 0 && r.across != nil:
		return nil, unread("Say at which height, for example “2 cun lateral to the midline at L4, left”.")
	case len(r.said) == 0:
		return nil, unread("Say from where to measure, for example “0.5 cun above BL23, right”.")
	}
	return r, r.sideways()
}

// settle decides for words that name both a region and something to measure
// from: they are the region where there is something else to measure from.
func (r *reading) settle() {
	weak := func(s statement) bool { return s.weak && len(s.ways) == 0 }
	if strong := slices.DeleteFunc(slices.Clone(r.said), weak); len(strong) > 0 {
		r.said = strong
	}
	if len(r.said) > 0 && r.said[0].weak {
		r.region = ""
	}
}

// sideways refuses "BL23 2 left", which may mean the point on the left or a way to it.
func (r *reading) sideways() *ReadingError {
	for _, s := range r.said {
		m, isMark := landmarks[s.id]
		p, _ := embedded().Point(s.code)
		paired := p.Bilateral || isMark && m.chart >= limbChart
		if paired && slices.ContainsFunc(s.ways, func(w distance) bool { return w.side }) {
			return whichWay(s.text)
		}
	}
	return nil
}
