package atlas

// View is a named camera.
type View struct {
	Name   string // "front", "hand-palmar-left" ...
	Side   Side   // of paired views
	Group  string // "body", "head", "hand", "foot", "leg", "arm"
	Aspect string // "front", "palmar", "medial" ...
	Pose   Pose
}
