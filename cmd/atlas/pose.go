package main

import (
	"fmt"
	"math"

	"ashi/bodymap/atlas"
)

// posture tells how a figure stands; angles in degrees.
type posture struct {
	abduct float64 // arm away from the vertical, to the side
	flex   float64 // arm raised forward
	carry  float64 // forearm away from the upper arm, to the side
	palm   float64 // 1: palms forward (upward when the arm is raised), 0: as in the base mesh
}

const legOut = 1.2 // degrees of the line from hip to ankle

var (
	anatomical  = posture{abduct: 15, carry: 4, palm: 1}
	armsForward = posture{abduct: 8, carry: 2, flex: 78, palm: .5}
)

// pose stands a morphed figure up and returns its skin.
func (s *source) pose(shape []atlas.Vec, p posture) []atlas.Vec {
	k := newSkeleton(s, shape)
	for _, b := range []side{{".L", 1}, {".R", -1}} {
		k.poseArm(b, p)
		k.poseLeg(b)
	}
	return k.skin()
}

// side is a half of the body: the ending of its bones' names, and the sign of x.
type side struct {
	end string
	x   float64
}

// raised is the direction of an arm that hangs at an angle from the vertical,
// then is raised forward.
func (b side) raised(abduct, flex float64) atlas.Vec {
	s, c := math.Sincos(degrees(abduct))
	return forward(flex).turn(atlas.Vec{b.x * s, -c, 0})
}

func forward(flex float64) rotation { return about(atlas.Vec{1, 0, 0}, -degrees(flex)) }

// poseArm moves the collar bone and shoulder blade a little with the arm,
// straightens the elbow, turns the palm to the front and lines up the hand.
func (k *skeleton) poseArm(b side, p posture) {
	upper, lower, wrist := "upperarm01"+b.end, "lowerarm01"+b.end, "wrist"+b.end
	dir := b.raised(p.abduct, p.flex)
	k.turn("clavicle"+b.end, fromTo(k.head(lower).Sub(k.head(upper)), dir, .12))
	k.turn("shoulder01"+b.end, fromTo(k.head(lower).Sub(k.head(upper)), dir, .15))
	k.aim(upper, k.head(lower), dir)
	fore := b.raised(p.abduct+p.carry, p.flex)
	k.aim(lower, k.head(wrist), fore)
	palm := forward(p.flex).turn(atlas.Vec{0, 0, 1})
	angle := p.palm * twist(k.palm(b), palm, fore)
	k.turn(lower, about(fore, .35*angle)) // the skin of the forearm twists along its length
	k.turn("lowerarm02"+b.end, about(fore, .65*angle))
	k.aim(wrist, k.head("finger3-1"+b.end), fore)
	k.turn(wrist, about(fore, p.palm*twist(k.palm(b), palm, fore)))
	for f := 2; f <= 5; f++ {
		k.poseFinger(b, f, fore)
	}
}

// palm is the direction that the palm faces.
func (k *skeleton) palm(b side) atlas.Vec {
	w := k.head("wrist" + b.end)
	n := k.head("finger2-1" + b.end).Sub(w).Cross(k.head("finger5-1" + b.end).Sub(w))
	return n.Unit().Mul(-b.x)
}

// poseFinger spreads a finger a little and curls it gently.
func (k *skeleton) poseFinger(b side, finger int, fore atlas.Vec) {
	spread := [6]float64{2: 5, 3: .5, 4: -4, 5: -9}[finger] // degrees, toward the thumb
	curl := [4]float64{1: 4, 2: 9, 3: 12}
	palm := k.palm(b)
	along := across(fore, palm).Unit()
	thumb := palm.Cross(along).Mul(b.x)
	straight := along.Add(thumb.Mul(math.Tan(degrees(spread)))).Unit()
	for j := 1; j <= 3; j++ {
		name := func(j int) string { return fmt.Sprintf("finger%d-%d%s", finger, j, b.end) }
		end := k.tail(name(j))
		if j < 3 {
			end = k.head(name(j + 1))
		}
		s, c := math.Sincos(degrees(curl[j]))
		k.aim(name(j), end, straight.Mul(c).Add(palm.Mul(s)))
	}
}

// poseLeg makes the leg almost plumb and sets the foot flat on the ground with
// the toes 8 degrees outward.
func (k *skeleton) poseLeg(b side) {
	upper, foot := "upperleg01"+b.end, "foot"+b.end
	s, c := math.Sincos(degrees(legOut))
	r := fromTo(k.head(foot).Sub(k.head(upper)), atlas.Vec{b.x * s, -c, -.02}, 1)
	k.turn(upper, r)
	k.turn(foot, r.inverse())
	toe := k.head("toe2-1" + b.end).Sub(k.head(foot))
	k.turn(foot, about(atlas.Vec{0, 1, 0}, b.x*(degrees(8)-math.Atan2(toe[0]*b.x, toe[2]))))
}
