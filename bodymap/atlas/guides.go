package atlas

// guide is a line on the skin, as Places.
type guide struct {
	name   string
	places []Place
}

// guidesOn lays the lines on a mesh.
func guidesOn(m *Mesh, guides []guide) []Guide {
	out := make([]Guide, 0, len(guides))
	for _, g := range guides {
		l := Guide{Name: g.name}
		for _, p := range g.places {
			l.Pos = append(l.Pos, narrow(m.at(m.Pos, p)))
			l.Normal = append(l.Normal, narrow(m.at(m.Normal, p).Unit()))
		}
		out = append(out, l)
	}
	return out
}
