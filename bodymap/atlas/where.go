package atlas

// Where describes a place on the skin by measuring, for people.
// Lengths are cun of the figure at hand, by the measure of the body part.
type Where struct {
	Region Region
	Side   Side
	// Point is the nearest named point of the same body part, PointSide its side.
	// At says that the place is that point, as near as a needle can tell (2 mm).
	Point     Code
	PointSide Side
	At        bool
}
