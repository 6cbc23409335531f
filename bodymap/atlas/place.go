package atlas

// Place is a point on the skin: three vertices of one base triangle and their
// shares, which are not negative and sum to one. It means the same point on
// every figure and in every pose.
type Place struct {
	V [3]uint16
	W [3]float64
}

// Side tells on which half of the body something lies.
type Side string

// The sides, from the patient's point of view.
const (
	Midline Side = ""
	Left    Side = "left"
	Right   Side = "right"
)

// Figure names one of the two bodies.
type Figure string

// The figures.
const (
	Male   Figure = "male"
	Female Figure = "female"
)

// Pose is the posture in which a figure is drawn.
type Pose uint8

// The poses. Measuring is done in the anatomical pose.
const (
	Anatomical Pose = iota
	ArmsForward
)
