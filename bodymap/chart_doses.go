package bodymap

import "slices"

// FillingsOf reads what the syringes of sites were filled with, each once. One that is not in the record is left out.
func (p *Practice) FillingsOf(sites []Site) ([]Filling, error) {
	var out []Filling
	var seen []EntryID
	for _, s := range sites {
		id := s.Syringe.Filling
		if id == "" || slices.Contains(seen, id) {
			continue
		}
		seen = append(seen, id)
		f, err := p.Filling(id)
		switch {
		case err == nil:
			out = append(out, f)
		case KindOf(err) != NotFound:
			return nil, err
		}
	}
	return out, nil
}

// Doses reckons what this session gives, against the limits of the practice.
func (c *Chart) Doses() (Doses, error) {
	fillings, err := c.practice.FillingsOf(c.sites)
	if err != nil || len(fillings) == 0 {
		return DosesOf(c.session, c.sites, nil, nil, c.patient.WeightKG), err
	}
	limits, err := c.practice.Limits()
	if err != nil {
		return Doses{}, err
	}
	return DosesOf(c.session, c.sites, fillings, limits, c.patient.WeightKG), nil
}

// DrawUp lists the syringes that this session needs.
func (c *Chart) DrawUp() ([]Load, error) {
	fillings, err := c.practice.FillingsOf(c.sites)
	return DrawUp(c.session, c.sites, fillings), err
}
