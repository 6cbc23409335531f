package bodymap

import "ashi/assets"

// Preset is a syringe to start from. Its numbers are starting points to be
// changed by the practitioner, not advice.
type Preset struct {
	Name      string // English; key of its translations
	Technique Technique
	Syringe   Syringe
	Source    string // whose numbers these are, and which are the app's own; English, key of its translations
	Own       bool   // the practice made it its own
}

// Say gives the name and the source in a language.
func (p Preset) Say(lang string) (name, source string) {
	return assets.Say(lang, p.Name), assets.Say(lang, p.Source)
}

// Holding is the preset's syringe with what is in the hand already: another technique does not empty it.
func (p Preset) Holding(filling EntryID) Syringe {
	s := p.Syringe
	s.Filling = filling
	return s
}

// The sources, in short: SFM, Société française de mésothérapie, "Matériel" (sfmesotherapie.com); Perrin, DIU de mésothérapie,
// Pitié-Salpêtrière, 24 September 2008; Mammucari 2012, Evid Based Complement Alternat Med 436959; Mammucari 2016, Pain and
// Therapy (PMC4912973); Micheels 2016, J Drugs Dermatol 15:483; trial NCT05329116.

// Presets returns one preset per technique, in the order of Techniques. Depth never exceeds needle length x sin(angle).
func Presets() []Preset {
	preset := func(name string, s Syringe, source string) Preset {
		return Preset{Name: name, Technique: s.Technique, Syringe: s, Source: source}
	}
	needle := func(t Technique, gauge int, lengthMM, angleDeg, depthMM, volumeML float64) Syringe {
		return Syringe{Technique: t, NeedleGauge: gauge, NeedleLengthMM: lengthMM, AngleDeg: angleDeg, DepthMM: depthMM, VolumeML: volumeML}
	}
	return []Preset{
		preset("Intraepidermal", needle(Intraepidermal, 30, 13, 15, 0.5, 0.01),
			"Needle 0.3 × 13 mm, about 15°, depth 0.5 mm: SFM; Perrin 2008. The volume is the app's own start for a film."),
		preset("Papule", DefaultSyringe(),
			"Depth 1 to 2 mm, 30 to 45°, 0.10 to 0.20 mL, needle 27G × 4 mm or 30 to 32G × 13 mm: Mammucari 2012 and 2016. 4 mm at 30° reaches 2.0 mm: Micheels 2016. The gauge is the app's own start."),
		preset("Nappage", needle(Nappage, 30, 4, 30, 1.5, 0.02),
			"Depth 1 to 2 mm, needle of 4 or 13 mm: SFM; Perrin 2008. Volume 0.01 to 0.04 mL, 30 to 60°: practice teaching. The gauge is the app's own start."),
		preset("Point by point", needle(PointByPoint, 27, 4, 90, 4, 0.1),
			"Depth 2 to 4 mm: Perrin 2008. Needle of 4 mm: trial NCT05329116. 4 mm at 90° reaches 4.0 mm: Micheels 2016. The volume is usual, without a source."),
		preset("Deep", needle(Deep, 30, 13, 30, 6.5, 0.1),
			"Depth 4 to 13 mm, needle 0.3 × 13 mm: SFM. 13 mm at 30° reaches 6.5 mm: Micheels 2016. The volume is the app's own start."),
	}
}

// DefaultSyringe is what the first session of a patient starts with: a papule.
func DefaultSyringe() Syringe {
	return Syringe{Technique: Papule, NeedleGauge: 30, NeedleLengthMM: 4, AngleDeg: 30, DepthMM: 2, VolumeML: 0.1}
}
