package atlas

import (
	"strconv"
	"strings"
)

// placeFinder finds the places that the tables name in words, on the left side:
//
//	at NAME                   a named point, a landmark or the key point of a level
//	beside NAME CM            so far outward from it
//	half A B                  on the skin nearest to the middle between two
//	over A B                  on the thigh over the middle between two, which lies deep inside
//	front CUN LATERAL         as OnFront
//	limb SEGMENT CUN AZIMUTH  as OnLimb; the segment's name with _ for blanks
//	knuckle N, palm N         over the first bone of a finger on its back, its palm side; the thumb is 1
type placeFinder struct {
	b     *Body
	depth int // of levels found by way of others
}

// find reads a table's words.
func (f placeFinder) find(words string) (Place, bool) {
	args := strings.Fields(words)
	if len(args) < 2 {
		return Place{}, false
	}
	switch how, args := args[0], args[1:]; how {
	case "at":
		return f.named(strings.Join(args, " "))
	case "beside":
		return f.beside(args)
	case "half", "over":
		return f.between(args, how == "over")
	case "front":
		n, ok := numbers(args, 2)
		if !ok {
			return Place{}, false
		}
		return f.b.OnFront(n[0], n[1])
	case "limb":
		return f.limb(args)
	case "knuckle", "palm":
		return f.finger(args, how == "palm")
	}
	return Place{}, false
}

func (f placeFinder) named(name string) (Place, bool) {
	if p, _, ok := f.b.leftOrMiddle(Code(name)); ok {
		return p, true
	}
	if p, ok := f.b.Landmark(name); ok {
		return p, true
	}
	return f.b.keyPlace(name, f.depth)
}

// vec is where a name lies. The tubercle of the pubis, which has no landmark of
// its own, is taken to lie 1 cun from the midline.
func (f placeFinder) vec(name string) (Vec, bool) {
	if name == "pubic_tubercle" {
		return f.b.mark("pubic_symphysis_sup").Add(Vec{f.b.CunCM(FrontAcross)}), true
	}
	p, ok := f.named(name)
	return f.b.At(p, Anatomical), ok
}

func (f placeFinder) beside(args []string) (Place, bool) {
	n, ok := numbers(args[1:], 1)
	if !ok {
		return Place{}, false
	}
	p, ok := f.vec(args[0])
	return f.b.Nearest(p.Add(Vec{n[0]}), 0), ok
}

func (f placeFinder) between(args []string, thigh bool) (Place, bool) {
	if len(args) != 2 {
		return Place{}, false
	}
	p, ok := f.vec(args[0])
	q, also := f.vec(args[1])
	if mid := p.Lerp(q, .5); ok && also && thigh {
		at := f.b.Limb(ThighFront, mid)
		return f.b.OnLimb(ThighFront, at.Cun, at.Azimuth)
	}
	return f.b.Nearest(p.Lerp(q, .5), 0), ok && also
}

func (f placeFinder) limb(args []string) (Place, bool) {
	s := Segment(strings.ReplaceAll(args[0], "_", " "))
	n, ok := numbers(args[1:], 2)
	if _, known := segments[s]; !ok || !known {
		return Place{}, false
	}
	return f.b.OnLimb(s, n[0], n[1])
}

func (f placeFinder) finger(args []string, palm bool) (Place, bool) {
	n, err := strconv.Atoi(strings.Join(args, " "))
	if err != nil || n < 1 || n > len(fingers) {
		return Place{}, false
	}
	d, out := fingers[n-1], f.b.fingerFrame(n-1).palmar
	if !palm {
		out = out.Mul(-1)
	}
	return f.b.Cast(f.b.joint(d.root).Lerp(f.b.joint(d.next), .5), out, Parts(PartHandLeft), true)
}

// numbers reads so many words as numbers.
func numbers(words []string, want int) ([]float64, bool) {
	var out []float64
	for _, w := range words {
		x, err := strconv.ParseFloat(w, 64)
		if err != nil {
			return nil, false
		}
		out = append(out, x)
	}
	return out, len(out) == want
}
