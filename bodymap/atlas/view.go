package atlas

import "slices"

// View is a named camera.
type View struct {
	Name   string // "front", "hand-palmar-left" ...
	Side   Side   // of paired views
	Group  string // "body", "head", "hand", "foot", "leg", "arm"
	Aspect string // "front", "palmar", "medial" ...
	Pose   Pose

	framing framing
}

// framing tells where a view looks from and what it shows, for the left side of
// the body where the view is paired.
type framing struct {
	toward, up Vec     // up zero: the way the limb runs, or else straight up
	show       PartSet // zero: all
	frame      PartSet // what must fit the picture; zero: all
	// limb, where up is not given, runs from the first part up to the second.
	limb [2]Part
	// Where the body is cut, the picture reaches further than the framed parts by
	// a share of its size, and the body fades out over a share of it.
	cut         edge
	reach, fade float64
	// over is more room at the top, as a share of the height.
	over float64
}

// edge is a side of the picture.
type edge uint8

const (
	uncut edge = iota
	top
	bottom
	left
	right
)

var (
	fromFront = Vec{0, 0, 1}
	fromBack  = Vec{0, 0, -1}
	fromLeft  = Vec{1, 0, 0}
	fromRight = Vec{-1, 0, 0}
	fromTop   = Vec{0, 1, 0}
	fromBelow = Vec{0, -1, 0}

	head     = Parts(PartHead, PartEye)
	hand     = Parts(PartHandLeft)
	handOpen = Parts(PartHandLeft, PartForearmLeft)
	foot     = Parts(PartFootLeft)
	footOpen = Parts(PartFootLeft, PartLegLeft)
	leg      = Parts(PartFootLeft, PartLegLeft, PartThighLeft)
	legOpen  = Parts(PartFootLeft, PartLegLeft, PartThighLeft, PartTrunk)
	arm      = Parts(PartHandLeft, PartForearmLeft, PartUpperArmLeft)
	armOpen  = Parts(PartHandLeft, PartForearmLeft, PartUpperArmLeft, PartTrunk, PartNeck, PartHead)

	alongHand = [2]Part{PartHandLeft, PartForearmLeft}
	alongArm  = [2]Part{PartHandLeft, PartUpperArmLeft}
)

var singleViews = []View{
	{Group: "body", Aspect: "front", framing: framing{toward: fromFront}},
	{Group: "body", Aspect: "back", framing: framing{toward: fromBack}},
	{Group: "body", Aspect: "left", Pose: ArmsForward, framing: framing{toward: fromLeft}},
	{Group: "body", Aspect: "right", Pose: ArmsForward, framing: framing{toward: fromRight}},
	{Group: "head", Aspect: "front", framing: framing{toward: fromFront, frame: head, cut: bottom, reach: .2, fade: .1}},
	{Group: "head", Aspect: "back", framing: framing{toward: fromBack, frame: head, cut: bottom, reach: .35, fade: .1}},
	{Group: "head", Aspect: "left", framing: framing{toward: fromLeft, frame: head, cut: bottom, reach: .2, fade: .1}},
	{Group: "head", Aspect: "right", framing: framing{toward: fromRight, frame: head, cut: bottom, reach: .2, fade: .1}},
	{Group: "head", Aspect: "top", framing: framing{toward: fromTop, up: fromFront, show: head, frame: head}},
}

var pairedViews = []View{
	{Group: "hand", Aspect: "palmar", framing: framing{toward: fromFront, show: handOpen, frame: hand, limb: alongHand, cut: top, reach: .4, fade: .12}},
	{Group: "hand", Aspect: "dorsal", framing: framing{toward: fromBack, show: handOpen, frame: hand, limb: alongHand, cut: top, reach: .4, fade: .12}},
	{Group: "hand", Aspect: "radial", framing: framing{toward: fromLeft, show: handOpen, frame: hand, limb: alongHand, cut: top, reach: .4, fade: .12}},
	{Group: "foot", Aspect: "dorsal", framing: framing{toward: Vec{0, .8, .6}, up: Vec{0, .6, -.8}, show: footOpen, frame: foot, cut: top, reach: .2, fade: .1}},
	{Group: "foot", Aspect: "plantar", framing: framing{toward: fromBelow, up: fromFront, show: foot, frame: foot}},
	{Group: "foot", Aspect: "medial", framing: framing{toward: Vec{-1, 0, .1}, show: footOpen, frame: foot, cut: top, reach: .7, fade: .12}},
	{Group: "foot", Aspect: "lateral", framing: framing{toward: Vec{1, 0, .1}, show: footOpen, frame: foot, cut: top, reach: .7, fade: .12}},
	{Group: "leg", Aspect: "medial", framing: framing{toward: Vec{-1, 0, .15}, show: leg, frame: leg, cut: top, reach: -.12, fade: .1}},
	{Group: "leg", Aspect: "lateral", framing: framing{toward: fromLeft, show: legOpen, frame: leg, cut: top, reach: .08, fade: .1}},
	{Group: "arm", Aspect: "front", framing: framing{toward: fromFront, show: armOpen, frame: arm, limb: alongArm, cut: left, reach: .3, fade: .23, over: .06}},
	{Group: "arm", Aspect: "back", framing: framing{toward: fromBack, show: armOpen, frame: arm, limb: alongArm, cut: right, reach: .3, fade: .23, over: .06}},
	{Group: "arm", Aspect: "lateral", framing: framing{toward: fromLeft, show: arm, frame: arm, limb: alongArm, cut: top, reach: -.1, fade: .1}},
}

var allViews = nameViews()

func nameViews() []View {
	views := slices.Clone(singleViews)
	for i, v := range views {
		views[i].Name = v.Group + "-" + v.Aspect
		if v.Group == "body" {
			views[i].Name = v.Aspect
		}
	}
	for _, v := range pairedViews {
		for _, s := range []Side{Left, Right} {
			v.Side, v.Name = s, v.Group+"-"+v.Aspect+"-"+string(s)
			views = append(views, v)
		}
	}
	return views
}

// Views returns every named view, in the order of the picker: whole figures,
// heads, then the paired ones, left before right.
func Views() []View { return slices.Clone(allViews) }

// ViewNamed finds a view by its name.
func ViewNamed(name string) (View, bool) {
	i := slices.IndexFunc(allViews, func(v View) bool { return v.Name == name })
	if i < 0 {
		return View{}, false
	}
	return allViews[i], true
}
