package atlas_test

import (
	"fmt"
	"math"
	"testing"

	"ashi/bodymap/atlas"
)

// exceptions are the facts that a point does not meet, and why. A fact that is
// met again must leave the list.
var exceptions = map[string]string{
	"female ST17 lateral ant_midline":     "the nipple, which lies 4 cun lateral on men only",
	"LI17 posterior SCM_posterior_border": "the landmark is the border at the larynx; lower down it lies further forward",
	"SI17 anterior SCM_anterior_border":   "the landmark is the border at the larynx; behind the jaw it lies further back",
}

func TestPointsLieWhereTheStandardsSay(t *testing.T) {
	used := map[string]bool{}
	checked := 0
	for _, figure := range []atlas.Figure{atlas.Male, atlas.Female} {
		b := atlas.Get().Body(figure)
		for _, f := range readFacts(t) {
			at, ok := place(b, f.code)
			if !ok {
				continue
			}
			for _, ref := range f.refs {
				what, wrong, counts := checkReference(b, f, ref, at)
				checked += counts
				report(t, used, figure, what, wrong)
			}
			if f.fraction >= 0 {
				checked++
				what, wrong := checkFraction(t, b, f, at)
				report(t, used, figure, what, wrong)
			}
		}
	}
	for what := range exceptions {
		if !used[what] {
			t.Errorf("%s is met: take it off the exceptions", what)
		}
	}
	if checked < 800 {
		t.Errorf("only %d facts were checked", checked)
	}
}

func report(t *testing.T, used map[string]bool, figure atlas.Figure, what, wrong string) {
	t.Helper()
	if wrong == "" {
		return
	}
	both, one := what, string(figure)+" "+what
	if exceptions[both] != "" || exceptions[one] != "" {
		used[both], used[one] = true, true
		return
	}
	t.Errorf("%s: %s", one, wrong)
}

// checkReference tells what is wrong with a point's offset from a place, and
// how many facts that was.
func checkReference(b *atlas.Body, f fact, ref reference, at atlas.Vec) (what, wrong string, counts int) {
	what = fmt.Sprintf("%s %s %s", f.code, ref.direction, ref.from)
	if softParts[ref.from] || ref.direction == "between" {
		return what, "", 0
	}
	mark := ref.from
	line, isLine := lines[ref.from]
	if isLine {
		mark = line.mark
	}
	from, ok := place(b, mark)
	if !ok {
		return what, "no such landmark", 1
	}
	tol := tolerance(f.region)
	switch {
	case isLine && ref.direction == "at":
		return what, over(offLine(b, f, ref, at[line.axis]-from[line.axis], at), tol), 1
	case ref.direction == "at" && !creases[ref.from] && !onScalp(f, ref):
		return what, over(at.Sub(from).Len()/cunCM(b, f, ref), tol), 1
	case ref.direction == "at" || ref.direction == "same_level":
		return what, over(offset(b, f, ref, at, from), tol), 1
	}
	return what, checkOffset(ref, offset(b, f, ref, at, from), tol), 1
}

// offLine is how many cun a point lies beside a line; on the scalp the line of
// the pupil runs 2.25 cun lateral.
func offLine(b *atlas.Body, f fact, ref reference, cm float64, at atlas.Vec) float64 {
	if ref.from == "pupil_line" && len(f.refs) > 0 && f.refs[0].from == "ant_hairline" {
		_, lateral := b.Scalp(at)
		return lateral - 2.25
	}
	return cm / acrossCM(b, f)
}

// checkOffset compares an offset with the fact. Without a number it must only be
// to that side; zero stands for "just there", in the hollow beside.
func checkOffset(ref reference, off, tol float64) string {
	switch {
	case off < -tol && ref.cun == 0:
		return fmt.Sprintf("on the other side by %.2f cun", -off)
	case ref.measured && ref.cun == 0 && off > 2:
		return fmt.Sprintf("not just there but %.2f cun away", off)
	case ref.measured && ref.cun > 0:
		return over(off-ref.cun, tol)
	}
	return ""
}

func over(off, tolerance float64) string {
	if math.Abs(off) <= tolerance {
		return ""
	}
	return fmt.Sprintf("off by %.2f cun", off)
}

// checkFraction tells how far a point is from its share of the way between two
// others, in cun; on the head by the cun of the scalp.
func checkFraction(t *testing.T, b *atlas.Body, f fact, at atlas.Vec) (what, wrong string) {
	t.Helper()
	what = fmt.Sprintf("%s between %s and %s", f.code, f.from, f.to)
	from, ok := place(b, f.from)
	to, also := place(b, f.to)
	if f.from == "eyebrow_medial_end_L" {
		return what, over(at[0], 0)
	}
	if !ok || !also {
		return what, "no such landmarks"
	}
	way := to.Sub(from)
	switch {
	case f.region == "upper_arm" || f.region == "forearm" || f.region == "leg":
		way = up(b, f).Mul(way.Dot(up(b, f))) // by levels
	case f.code == "ST41":
		way = atlas.Vec{way[0]} // round the front of the ankle
	case f.region == "head" && curves[f.to]:
		return what, over((chainShare(t, b, f)-f.fraction)*way.Len()/cunCM(b, f, reference{}), tolerance(f.region))
	}
	share := at.Sub(from).Dot(way) / way.Dot(way)
	if onScalp(f, reference{from: "ant_hairline"}) {
		c0, l0 := b.Scalp(from)
		c1, l1 := b.Scalp(to)
		c, l := b.Scalp(at)
		share = ((c-c0)*(c1-c0) + (l-l0)*(l1-l0)) / ((c1-c0)*(c1-c0) + (l1-l0)*(l1-l0))
	}
	return what, over((share-f.fraction)*way.Len()/cunCM(b, f, reference{}), tolerance(f.region))
}

// curves are the ends of the lines that run round the temple and the ear.
var curves = map[string]bool{"GB7": true, "GB12": true, "TE20": true}

// chainShare is how far along a curve a point lies, measured from each of the
// curve's points to the next.
func chainShare(t *testing.T, b *atlas.Body, f fact) float64 {
	t.Helper()
	chain := []string{f.from}
	for _, g := range readFacts(t) {
		if g.from == f.from && g.to == f.to {
			chain = append(chain, g.code)
		}
	}
	length, here := 0., 0.
	for i, code := range append(chain[1:], f.to) {
		p, _ := place(b, chain[i])
		q, _ := place(b, code)
		length += q.Sub(p).Len()
		if code == f.code {
			here = length
		}
	}
	return here / length
}
