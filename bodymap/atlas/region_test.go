package atlas_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ashi/bodymap/atlas"
)

// Where well-known points lie, on both figures.
var regionsOfPoints = map[string]string{
	"Forehead":                      "GB14 EX-HN3",
	"Frontal region":                "ST8 BL3 BL4 GV22 GV23 GV24",
	"Vertex":                        "GV20",
	"Parietal region":               "BL7 BL8 GB9 GB18 GV18 GV19 GV21",
	"Occipital region":              "BL9 GB19 GV17",
	"Temporal region":               "TE20 TE22 GB4 GB5 GB6 GB7 EX-HN5",
	"Mastoid region":                "TE17 TE18",
	"Auricle":                       "EX-HN6",
	"Eyebrow":                       "BL2 TE23 EX-HN4",
	"Orbital region":                "BL1 EX-HN7",
	"Apex of nose":                  "GV25",
	"Infra-orbital region":          "ST2",
	"Zygomatic region":              "SI18 GB3",
	"Buccal region":                 "ST3 ST4",
	"Parotideomasseteric region":    "ST6 ST7 GB2",
	"Philtrum":                      "GV26",
	"Upper lip":                     "LI19 GV27",
	"Submental triangle":            "CV23",
	"Carotid triangle":              "ST9",
	"Sternocleidomastoid region":    "LI18",
	"Greater supraclavicular fossa": "ST12",
	"Suprasternal notch":            "CV22",
	"Posterior region of neck":      "BL10 GB20 GV14 GV15 GV16 EX-HN15",
	"Infraclavicular fossa":         "ST13",
	"Deltopectoral triangle":        "LU1",
	"Presternal region":             "CV16 CV17 CV18 CV19 CV20 CV21",
	"Pectoral region":               "ST15 SP20 KI24 KI25 KI26",
	"Mammary region":                "ST16 ST18",
	"Nipple":                        "ST17",
	"Inframammary region":           "LR14",
	"Lateral region of thorax":      "SP21 GB22",
	"Axillary fossa":                "HT1",
	"Epigastric region":             "ST19 ST20 ST21 ST22 KI19 KI20 CV11 CV12 CV13 CV14 CV15",
	"Hypochondriac region":          "SP16",
	"Umbilical region":              "ST24 ST25 ST26 KI15 KI16 CV7 CV9",
	"Umbilicus":                     "CV8",
	"Lateral region of abdomen":     "SP15 GB26",
	"Hypogastric region":            "ST27 ST28 ST29 KI12 KI13 KI14 CV3 CV4 CV5 CV6",
	"Inguinal region":               "ST30 SP12 SP13 GB27 GB28 LR12",
	"Vertebral region":              "GV3 GV4 GV6 GV8 GV9 GV11 GV12",
	"Interscapular region":          "BL12 BL13 BL15 BL17 BL42 BL43",
	"Suprascapular region":          "SI12 SI14 SI15 BL11 TE15 GB21",
	"Scapular region":               "SI11",
	"Infrascapular region":          "BL18 BL20 BL21 BL47 BL49",
	"Lumbar region":                 "BL22 BL23 BL24 BL25 BL26 BL51 BL52 EX-B4 EX-B6 EX-B7",
	"Sacral region":                 "BL27 BL28 BL31 BL32 BL33 BL34 GV2",
	"Gluteal region":                "BL53 BL54 GB30",
	"Hip region":                    "GB29",
	"Posterior surface of shoulder": "SI9 SI10 TE14",
	"Anterior region of arm":        "LU3 LU4 PC2",
	"Lateral surface of upper arm":  "LI13 LI14",
	"Posterior region of arm":       "TE11 TE12",
	"Medial surface of upper arm":   "HT2",
	"Anterior region of elbow":      "LU5 LI11 HT3 PC3",
	"Posterior region of elbow":     "SI8 TE10 EX-UE1",
	"Anterior region of forearm":    "LU6 HT5 PC4 PC5 PC6",
	"Lateral border of forearm":     "LU7 LI7 LI9 LI10",
	"Posterior region of forearm":   "SI6 SI7 TE5 TE6 TE8 TE9",
	"Anterior region of wrist":      "LU9 HT7 PC7",
	"Posterior region of wrist":     "SI5 TE4 EX-UE3",
	"Radial foveola":                "LI5",
	"Dorsum of hand":                "LI3 LI4 SI3 TE2 TE3 EX-UE8",
	"Palm":                          "HT8 PC8",
	"Thenar eminence":               "LU10",
	"Thumb":                         "LU11 EX-UE5",
	"Index finger":                  "LI1 LI2",
	"Middle finger":                 "PC9 EX-UE4",
	"Ring finger":                   "TE1",
	"Little finger":                 "HT9 SI1 SI2 EX-UE6",
	"Femoral triangle":              "LR10 LR11",
	"Anterior region of thigh":      "ST31 ST32 ST33 ST34 SP10",
	"Lateral surface of thigh":      "GB31 GB32",
	"Posterior region of thigh":     "BL37",
	"Medial surface of thigh":       "LR9",
	"Anterior region of knee":       "ST35 EX-LE2 EX-LE4",
	"Lateral surface of knee":       "GB33",
	"Posterior region of knee":      "BL38 BL39 BL40 KI10",
	"Medial surface of knee":        "LR8",
	"Anterior region of leg":        "ST36 ST37 ST38 ST39 EX-LE7",
	"Lateral surface of lower leg":  "GB34 GB36 GB37 GB38 GB39 EX-LE6",
	"Sural region":                  "BL55 BL56 BL57",
	"Posterior region of leg":       "BL59 KI9",
	"Medial surface of lower leg":   "SP6 SP7 SP8 SP9 LR5 LR6 LR7",
	"Anterior region of ankle":      "ST41",
	"Lateral surface of ankle":      "GB40 EX-LE9",
	"Lateral retromalleolar region": "BL60",
	"Medial retromalleolar region":  "KI3",
	"Medial surface of ankle":       "EX-LE8",
	"Heel region":                   "BL61",
	"Dorsum of foot":                "ST42 ST43 ST44 GB41 GB42 GB43 LR2 LR3",
	"Sole":                          "KI1",
	"Lateral border of foot":        "BL63 BL64 BL65",
	"Medial border of foot":         "SP3 KI2 KI6",
	"Great toe":                     "SP1 SP2 LR1",
	"Second toe":                    "ST45 EX-LE11",
	"Fourth toe":                    "GB44",
	"Little toe":                    "BL66 BL67",
}

var figures = []atlas.Figure{atlas.Male, atlas.Female}

func TestRegionsOfNamedPoints(t *testing.T) {
	a := atlas.Get()
	for _, f := range figures {
		b := a.Body(f)
		for want, points := range regionsOfPoints {
			for _, c := range strings.Fields(points) {
				found := false
				for _, s := range []atlas.Side{atlas.Midline, atlas.Left, atlas.Right} {
					p, ok := b.PlaceOf(atlas.Code(c), s)
					if !ok {
						continue
					}
					found = true
					if r, side := b.RegionOf(p); r.Name.EN != want || side != s {
						t.Errorf("%s: %s lies in the %s, %q; want %s, %q", f, c, r.Name.EN, side, want, s)
					}
				}
				if !found {
					t.Errorf("%s has no %s", f, c)
				}
			}
		}
	}
}

// Every place has a region, the mirror image has the same one on the other side.
func TestRegionsMirror(t *testing.T) {
	a := atlas.Get()
	other := map[atlas.Side]atlas.Side{atlas.Left: atlas.Right, atlas.Right: atlas.Left}
	for _, f := range figures {
		b := a.Body(f)
		m := b.Mesh(atlas.Anatomical)
		for base := int32(0); base < int32(len(m.Tri)/8); base++ { // the left half
			p := m.Place(4*base+3, 1./3, 1./3)
			r, s := b.RegionOf(p)
			q, u := b.RegionOf(a.Mirror(p))
			if r.ID != q.ID || u != other[s] {
				t.Fatalf("%s: %v lies in the %s %q, its mirror image in the %s %q", f, b.At(p, atlas.Anatomical), r.Name.EN, s, q.Name.EN, u)
			}
		}
	}
}

// The regions cover the skin in pieces of plausible size: none is lost, none
// swallows its neighbours.
func TestRegionsHavePlausibleSizes(t *testing.T) {
	a := atlas.Get()
	for _, f := range figures {
		b := a.Body(f)
		m := b.Mesh(atlas.Anatomical)
		size, all := map[string]float64{}, 0.
		for base := range int32(len(m.Tri) / 4) {
			i := 4*base + 3 // the middle quarter of a base triangle
			p, q, o := m.Place(i, 0, 0), m.Place(i, 1, 0), m.Place(i, 0, 1)
			at := b.At(p, atlas.Anatomical)
			area := 2 * b.At(q, atlas.Anatomical).Sub(at).Cross(b.At(o, atlas.Anatomical).Sub(at)).Len()
			r, _ := b.RegionOf(m.Place(i, 1./3, 1./3))
			size[r.ID] += area
			all += area
		}
		for _, r := range a.Regions() {
			if s := size[r.ID]; s < .5 || s > .06*all {
				t.Errorf("%s: %s has %.1f cm² of %.0f", f, r.Name.EN, s, all)
			}
		}
	}
}

func TestRegionTable(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range atlas.Get().Regions() {
		for what, s := range map[string]string{
			"id": r.ID, "name": r.Name.EN, "French name": r.Name.FR, "everyday name": r.Everyday.EN, "French everyday name": r.Everyday.FR, "part": r.BodyPart,
		} {
			if s == "" {
				t.Errorf("region %s %s has no %s", r.ID, r.Name.EN, what)
			}
		}
		for _, key := range []string{"id " + r.ID, "en " + r.Name.EN, "fr " + r.Name.FR} {
			if seen[key] {
				t.Errorf("%q is there twice", key)
			}
			seen[key] = true
		}
	}
}

// The region is decided at the place itself: a tiny step never jumps far.
func TestRegionsOfNeighboursTouch(t *testing.T) {
	a := atlas.Get()
	b := a.Body(atlas.Female)
	m := b.Mesh(atlas.Anatomical)
	rapid.Check(t, func(t *rapid.T) {
		i := rapid.Int32Range(0, int32(len(m.Tri)-1)).Draw(t, "triangle")
		u := rapid.Float64Range(0, .5).Draw(t, "u")
		v := rapid.Float64Range(0, .5).Draw(t, "v")
		r, s := b.RegionOf(m.Place(i, u, v))
		if r.ID == "" || r.Bilateral && s == atlas.Midline && b.At(m.Place(i, u, v), atlas.Anatomical)[0] > .5 {
			t.Fatalf("no region or side: %v %q", r, s)
		}
	})
}

func TestRegionView(t *testing.T) {
	b := atlas.Get().Body(atlas.Male)
	for _, c := range []struct {
		name string
		side atlas.Side
		view string
	}{
		{"Lumbar region", atlas.Left, "back"},
		{"Infrascapular region", atlas.Right, "back"},
		{"Epigastric region", atlas.Midline, "front"},
		{"Vertex", atlas.Midline, "head-top"},
		{"Palm", atlas.Left, "hand-palmar-left"},
		{"Dorsum of hand", atlas.Right, "hand-dorsal-right"},
		{"Sole", atlas.Right, "foot-plantar-right"},
		{"Medial surface of thigh", atlas.Left, "leg-medial-left"},
		{"Lateral surface of thigh", atlas.Right, "leg-lateral-right"},
		{"Chin", atlas.Left, ""},
		{"Upper lip", atlas.Midline, "head-front"},
	} {
		id := ""
		for _, r := range atlas.Get().Regions() {
			if r.Name.EN == c.name {
				id = r.ID
			}
		}
		v, lo, hi, ok := b.RegionView(id, c.side)
		if ok != (id != "") || v.Name != c.view {
			t.Errorf("%s, %s: shown by %q (%v), want %q", c.name, c.side, v.Name, ok, c.view)
		}
		for k := range lo {
			if lo[k] > hi[k] || hi[k]-lo[k] > 60 {
				t.Errorf("%s: box %v to %v", c.name, lo, hi)
			}
		}
	}
}
