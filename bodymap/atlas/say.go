package atlas

import "ashi/assets"

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

// Text gives the name of a view in a language, with the side of paired ones.
func (v View) Text(lang string) string {
	name := assets.Say(lang, viewNames[[2]string{v.Group, v.Aspect}])
	if v.Side != Midline {
		name += " · " + v.Side.Text(lang)
	}
	return name
}

// Text gives the name of a side in a language; the midline has none.
func (s Side) Text(lang string) string {
	if s == Midline {
		return ""
	}
	return assets.Say(lang, string(s))
}
