package sheet

import "ashi/bodymap/atlas"

// viewNames are the names of the views for people, by group and aspect.
var viewNames = map[[2]string]string{
	{"body", "front"}:   "Front",
	{"body", "back"}:    "Back",
	{"body", "left"}:    "Left side",
	{"body", "right"}:   "Right side",
	{"head", "front"}:   "Head, front",
	{"head", "back"}:    "Head, back",
	{"head", "left"}:    "Head, left side",
	{"head", "right"}:   "Head, right side",
	{"head", "top"}:     "Head, top",
	{"hand", "palmar"}:  "Hand, palm",
	{"hand", "dorsal"}:  "Hand, back",
	{"hand", "radial"}:  "Hand, thumb side",
	{"foot", "dorsal"}:  "Foot, top",
	{"foot", "plantar"}: "Foot, sole",
	{"foot", "medial"}:  "Foot, inner side",
	{"foot", "lateral"}: "Foot, outer side",
	{"leg", "medial"}:   "Leg, inner side",
	{"leg", "lateral"}:  "Leg, outer side",
	{"arm", "front"}:    "Arm, front",
	{"arm", "back"}:     "Arm, back",
	{"arm", "lateral"}:  "Arm, outer side",
}

// viewName is the name of a view for people.
func (l *layout) viewName(v atlas.View) string {
	name, ok := viewNames[[2]string{v.Group, v.Aspect}]
	if !ok {
		return v.Name
	}
	name = l.t(name)
	if side := l.side(v.Side); side != "" {
		name += " · " + side
	}
	return name
}

func (l *layout) side(s atlas.Side) string {
	switch s {
	case atlas.Left:
		return l.t("left")
	case atlas.Right:
		return l.t("right")
	}
	return ""
}
