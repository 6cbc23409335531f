package atlas

// Where describes a place on the skin by measuring, for people. Lengths are
// cun of the figure at hand, by the measure of the body part.
type Where struct {
	Region   Region
	Side     Side
	Measures []Measure // the main one first; none on parts that are found by their points alone
	// Point is the nearest named point of the same body part and side (or of the
	// midline). At says that the place is that point, to within 2 mm; if not,
	// Offsets tell the way from the point to the place.
	Point   Code
	At      bool
	Offsets []Offset // one or two
}

// Measure is one statement of where a place is.
type Measure struct {
	Text  string  // English, with one %s for the length or the level where there is one
	Cun   float64 // the length, rounded to a tenth
	Level string  // a vertebra or a number, instead of a length
}

// Offset is a way along the skin, in one direction.
type Offset struct {
	Cun float64 // rounded to a tenth, positive
	Direction
}

// Direction is a direction on a body part.
type Direction struct{ bare, of string }

// The directions, as "0.4 cun above" and "0.2 lateral to" a point.
var (
	above    = Direction{"above", "above %s"}
	below    = Direction{"below", "below %s"}
	lateral  = Direction{"lateral", "lateral to %s"}
	medial   = Direction{"medial", "medial to %s"}
	forward  = Direction{"in front", "in front of %s"}
	behind   = Direction{"behind", "behind %s"}
	radial   = Direction{"radial", "radial to %s"}
	ulnar    = Direction{"ulnar", "ulnar to %s"}
	palmar   = Direction{"palmar", "palmar to %s"}
	dorsal   = Direction{"dorsal", "dorsal to %s"}
	distal   = Direction{"distal", "distal to %s"}
	proximal = Direction{"proximal", "proximal to %s"}
)

// atCM is how near to a named point a place is the point itself.
const atCM = 0.2

// Where measures a place in the anatomical pose.
func (b *Body) Where(p Place) Where {
	s, _ := b.spot(p)
	r, side := b.RegionOf(p)
	w := Where{Region: r, Side: side, Measures: s.measures(r, side)}
	if n := s.nearest(r, side); n != nil {
		w.Point = n.code
		if w.At = s.p.Sub(n.p).Len() < atCM; !w.At {
			w.Offsets = s.offsets(r, side, n)
			w.At = len(w.Offsets) == 0
		}
	}
	return w
}
