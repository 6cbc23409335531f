package atlas

// Camera is a parallel projection of a body onto W x H pixels.
type Camera struct {
	Right, Up, Toward Vec     // orthonormal; Toward points from the body to the eye
	Centre            Vec     // cm; drawn at the middle of the image
	PxPerCM           float64 // scale
	W, H              int     // image size in pixels
	Pose              Pose
	Show              PartSet // parts that are drawn; zero: all
	// FadeTop and FadeBottom are shares of the height over which a figure that
	// is cut (a hand, a foot, a head) fades into the background. They belong to the
	// body, not to the window: FadeFrom is set by View.Camera.
	FadeAbove, FadeBelow *Fade
}

// Fade makes the body vanish between two heights along the camera's Up axis, in cm.
type Fade struct{ Full, Gone float64 }

// View is a named camera.
type View struct {
	Name   string // "front", "hand-palmar-left" ...
	Side   Side   // of paired views
	Group  string // "body", "head", "hand", "foot", "leg", "arm"
	Aspect string // "front", "palmar", "medial" ...
	Pose   Pose
}
