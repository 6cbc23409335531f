package main

import "ashi/bodymap/atlas"

// skeleton turns the bones of one figure, each about its own head and in the
// directions of the room.
type skeleton struct {
	src   *source
	shape []atlas.Vec // morphed, all base.obj vertices
	turns []rotation  // per bone
	now   []motion    // per bone, its own turn and its parents'
}

// motion turns, then shifts.
type motion struct {
	r     rotation
	shift atlas.Vec
}

func (m motion) move(v atlas.Vec) atlas.Vec { return m.r.turn(v).Add(m.shift) }

func newSkeleton(src *source, shape []atlas.Vec) *skeleton {
	k := &skeleton{src: src, shape: shape, turns: make([]rotation, len(src.bones)), now: make([]motion, len(src.bones))}
	for i := range k.turns {
		k.turns[i] = still
	}
	k.update()
	return k
}

func (k *skeleton) update() {
	for i, b := range k.src.bones {
		parent := motion{r: still}
		if b.parent >= 0 {
			parent = k.now[b.parent]
		}
		r := k.turns[i]
		head := parent.move(k.mean(b.head))
		k.now[i] = motion{r.after(parent.r), r.turn(parent.shift.Sub(head)).Add(head)}
	}
}

func (k *skeleton) mean(vertices []int) atlas.Vec {
	var s atlas.Vec
	for _, i := range vertices {
		s = s.Add(k.shape[i])
	}
	return s.Mul(1 / float64(len(vertices)))
}

// head and tail are where a bone's joints now are.
func (k *skeleton) head(name string) atlas.Vec {
	i := k.src.boneNamed(name)
	return k.now[i].move(k.mean(k.src.bones[i].head))
}

func (k *skeleton) tail(name string) atlas.Vec {
	i := k.src.boneNamed(name)
	return k.now[i].move(k.mean(k.src.bones[i].tail))
}

// turn turns a bone further.
func (k *skeleton) turn(name string, r rotation) {
	i := k.src.boneNamed(name)
	k.turns[i] = r.after(k.turns[i])
	k.update()
}

// aim turns a bone so that the point end, seen from its head, lies in a direction.
func (k *skeleton) aim(name string, end, dir atlas.Vec) {
	k.turn(name, fromTo(end.Sub(k.head(name)), dir, 1))
}

// skin moves every mesh vertex with its bones, by their weights.
func (k *skeleton) skin() []atlas.Vec {
	out := make([]atlas.Vec, len(k.src.vertex))
	for i, v := range k.src.vertex {
		for _, w := range k.src.weights[i] {
			out[i] = out[i].Add(k.now[w.bone].move(k.shape[v]).Mul(w.share))
		}
	}
	return out
}
