package atlas

// darkest is the least tone of skin on the head: what is darker lies in a hollow.
// Few triangles come near it, on either side.
const darkest = .5

// findHollows tells the skin from what is not: eyes, and what lies within the
// mouth, the nostrils and the lids. All that hangs together with the trunk is skin.
func (g *ground) findHollows() {
	g.hollow = make([]bool, len(g.mesh.Tri))
	for i := range g.hollow {
		g.hollow[i] = true
	}
	start := int32(0)
	for g.mesh.Part[start] != PartTrunk {
		start++
	}
	g.hollow[start] = false
	for skin := []int32{start}; len(skin) > 0; {
		tri := skin[len(skin)-1]
		skin = skin[:len(skin)-1]
		g.skinCM2 += g.flat[tri].cm2()
		for _, e := range g.across[tri] {
			if n := e >> 2; g.hollow[n] && !g.dark(n) {
				g.hollow[n] = false
				skin = append(skin, n)
			}
		}
	}
	sum, count := Vec{}, 0.
	for i, t := range g.mesh.Tri {
		if g.mesh.Part[i] == PartEye && g.pos[t[0]][0] > 0 {
			sum, count = sum.Add(g.pos[t[0]]), count+1
		}
	}
	g.eye = sum.Mul(1 / max(count, 1))
}

func (g *ground) dark(tri int32) bool {
	t, tone := g.mesh.Tri[tri], g.mesh.Tone
	return g.mesh.Part[tri] == PartHead && (tone[t[0]]+tone[t[1]]+tone[t[2]])/3 < darkest
}

// byEye tells whether a place is at an eye rather than at the nose or mouth.
func (g *ground) byEye(p Vec) bool {
	const reach = 3 // cm
	return half(p).Sub(g.eye).Len() < reach
}

// inMouth tells whether a place lies in a hollow that is not an eye.
func (g *ground) inMouth(p Place) bool {
	if checkShares(p.W) != nil {
		return false
	}
	tri, _, _ := g.mesh.Locate(p)
	return tri >= 0 && g.hollow[tri] && g.mesh.Part[tri] != PartEye && !g.byEye(g.pos[g.mesh.Tri[tri][0]])
}
