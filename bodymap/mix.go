package bodymap

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
)

// PartField names the part of a mix that a problem is about, from 0 on.
func PartField(i int) string { return "Parts[" + strconv.Itoa(i) + "]" }

// Mixes are the practice's mixes by name.
func (p *Practice) Mixes() ([]Mix, error) {
	all, err := facts[Mix](p, "")
	slices.SortStableFunc(all, func(a, b Mix) int { return cmp.Compare(Fold(a.Name), Fold(b.Name)) })
	return all, err
}

// Validate tells, as Problems, why a mix cannot be kept. Whether its products are there is checked where it is saved.
func (m Mix) Validate() error {
	var bad problems
	bad.when(strings.TrimSpace(m.Name) == "", "Name", "A name is needed.")
	bad.line("Name", m.Name, MaxName)
	bad.note("Note", m.Note, MaxNote)
	bad.parts(m.Parts)
	return bad.err()
}

// parts checks what goes into one syringe.
func (p *problems) parts(parts []Part) {
	p.when(len(parts) == 0, "Parts", "A mix needs at least one product.")
	p.when(len(parts) > maxParts, "Parts", "A mix holds at most %d products.", maxParts)
	for i, part := range parts {
		same := func(o Part) bool { return part.Product != "" && o.Product == part.Product }
		p.when(part.Product == "", PartField(i), "Choose a product.")
		p.when(slices.IndexFunc(parts, same) < i && part.Product != "", PartField(i), "This product stands here twice. Add its volumes up in one line.")
		p.poured(PartField(i), part.VolumeML)
	}
	p.when((Mix{Parts: parts}).TotalML() > MaxMixML, "Parts", "One syringe takes at most %g mL.", float64(MaxMixML))
}

// TotalML is the sum of the parts in mL.
func (m Mix) TotalML() float64 {
	sum := 0
	for _, part := range m.Parts {
		if over0(part.VolumeML, MaxStockML) {
			sum += microlitres(part.VolumeML)
		}
	}
	return float64(sum) / 1000
}

// Scaled gives the same mix in another total, in mL: each part in its proportion, exact to 0.001 mL in the sum. A total
// that is refused, or a mix of nothing, is told as a problem of the field TotalML.
func (m Mix) Scaled(totalML float64) (Mix, error) {
	was := m.TotalML()
	var bad problems
	bad.when(was == 0, "TotalML", "A mix of 0 mL cannot be scaled. Type the volumes of its parts first.")
	bad.when(!over0(totalML, MaxMixML) || !wholeMicrolitres(totalML), "TotalML", "The total must lie over 0 and up to %g mL, in steps of 0.001 mL.", float64(MaxMixML))
	if err := bad.err(); err != nil {
		return m, err
	}
	// Running sums are rounded, not the parts, so that nothing is lost or gained.
	m.Parts = slices.Clone(m.Parts)
	exact, given := 0.0, 0
	for i, part := range m.Parts {
		exact += part.VolumeML * 1000 / was * totalML
		upTo := int(math.Round(exact))
		m.Parts[i].VolumeML = float64(upTo-given) / 1000
		given = upTo
	}
	return m, nil
}

// SaveMix keeps a new mix (without an ID) or the new state of one, and returns it as it is kept.
func (p *Practice) SaveMix(m Mix) (Mix, error) {
	m.Name, m.Note, m.Parts = strings.TrimSpace(m.Name), strings.TrimSpace(m.Note), slices.Clone(m.Parts)
	all, err := p.Mixes()
	if err != nil {
		return Mix{}, err
	}
	if m.ID == "" {
		m.ID = EntryID(NewID())
	} else if !slices.ContainsFunc(all, func(o Mix) bool { return o.ID == m.ID }) {
		return Mix{}, noMix()
	}
	var bad problems
	bad.join(m.Validate())
	for i, part := range m.Parts {
		if part.Product != "" {
			_, err := p.Product(part.Product)
			bad.when(err != nil, PartField(i), "This product is no longer there. Choose another.")
		}
	}
	taken := func(o Mix) bool { return o.ID != m.ID && Fold(o.Name) == Fold(m.Name) }
	bad.when(slices.ContainsFunc(all, taken), "Name", "There is a mix of this name already. Choose another name.")
	if err := p.checkOneProduct(&bad, len(m.Parts)); err != nil {
		return Mix{}, err
	}
	if err := bad.err(); err != nil {
		return Mix{}, err
	}
	return m, putFacts(p, SaveMixVerb, m)
}

// RemoveMix takes a mix away. What was injected from it keeps what it was.
func (p *Practice) RemoveMix(id EntryID) error {
	if _, err := factByID[Mix](p, id); err != nil {
		return noMix()
	}
	return p.removeFacts(RemoveMixVerb, id)
}

func noMix() error {
	return &Error{Kind: NotFound, Text: "This mix is no longer there. Nothing was changed."}
}
