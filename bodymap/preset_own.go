package bodymap

import "slices"

// PresetEntry is the kind of a technique's preset that the practice made its own.
const PresetEntry EntryKind = "preset"

// The verbs of presets.
const (
	KeepPreset  Verb = "keep as the start of a technique"
	ResetPreset Verb = "back to the shipped start of a technique"
)

// ownPreset is the syringe that the practice starts a technique with.
type ownPreset struct{ Syringe Syringe }

func (o ownPreset) entry() Entry {
	return Entry{ID: EntryID("preset:" + string(o.Syringe.Technique)), Kind: PresetEntry}
}

// ownSource is said of a preset that the practice made its own; key of its translations.
const ownSource = "The practice’s own start."

// Presets are one per technique, in the order of Techniques: the practice's own where it has one, else the shipped.
func (p *Practice) Presets() ([]Preset, error) {
	all := Presets()
	own, err := facts[ownPreset](p, "")
	for _, o := range own {
		i := slices.IndexFunc(all, func(s Preset) bool { return s.Technique == o.Syringe.Technique })
		if i >= 0 {
			all[i].Syringe, all[i].Source, all[i].Own = o.Syringe, ownSource, true
		}
	}
	return all, err
}

// KeepPreset makes a syringe what its technique starts with from now on; what it is filled with stays behind.
func (p *Practice) KeepPreset(s Syringe) error {
	s.Filling = ""
	if err := s.Validate(); err != nil {
		return err
	}
	return putFacts(p, KeepPreset, ownPreset{s})
}

// ResetPreset brings back the shipped preset of a technique; with that in use already it does nothing.
func (p *Practice) ResetPreset(t Technique) error {
	id := ownPreset{Syringe{Technique: t}}.entry().ID
	if _, err := p.Entry(id); KindOf(err) == NotFound {
		return nil
	}
	return p.removeFacts(ResetPreset, id)
}
