package atlas_test

import (
	"encoding/csv"
	"os"
	"strconv"
	"strings"
	"testing"

	"ashi/bodymap/atlas"
)

// fact is one row of testdata/locations.csv: where the standards say a point lies.
type fact struct {
	code, region, aspects string
	refs                  []reference
	from, to              string
	fraction              float64
	unit                  string
}

// reference says that the point lies so many cun in a direction from a place.
// Without a distance only the side is known.
type reference struct {
	from, direction string
	cun             float64
	measured        bool
}

func readFacts(t *testing.T) []fact {
	t.Helper()
	f, err := os.Open("testdata/locations.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var facts []fact
	for _, r := range rows[1:] {
		x := fact{code: r[0], region: r[1], aspects: r[2], from: r[10], to: r[11], fraction: share(t, r[12]), unit: r[13]}
		for _, k := range []int{4, 7} {
			if r[k] == "" {
				continue
			}
			ref := reference{from: strings.TrimPrefix(r[k], "LM:"), direction: r[k+1], measured: r[k+2] != ""}
			if ref.measured {
				ref.cun = share(t, r[k+2])
			}
			x.refs = append(x.refs, ref)
		}
		x.from, x.to = strings.TrimPrefix(x.from, "LM:"), strings.TrimPrefix(x.to, "LM:")
		facts = append(facts, x)
	}
	return facts
}

// share reads "0.4" or "5/12"; nothing is -1.
func share(t *testing.T, s string) float64 {
	t.Helper()
	if s == "" {
		return -1
	}
	over, under, _ := strings.Cut(s, "/")
	x, err := strconv.ParseFloat(over, 64)
	if err != nil {
		t.Fatal(err)
	}
	if under != "" {
		d, err := strconv.ParseFloat(under, 64)
		if err != nil {
			t.Fatal(err)
		}
		x /= d
	}
	return x
}

// place is where a landmark or a point lies, on the left or the midline.
func place(b *atlas.Body, name string) (atlas.Vec, bool) {
	for _, s := range []atlas.Side{atlas.Left, atlas.Midline} {
		if p, ok := b.PlaceOf(atlas.Code(name), s); ok {
			return b.At(p, atlas.Anatomical), true
		}
	}
	p, ok := b.Landmark(name)
	return b.At(p, atlas.Anatomical), ok
}

// lines are references that stand for a line rather than a spot: the axis that
// fixes them (0 lateral, 1 up, 2 forward) and the landmark on it.
var lines = map[string]struct {
	axis int
	mark string
}{
	"ant_midline": {0, "umbilicus"}, "post_midline": {0, "T7_sp"}, "median_sacral_crest": {0, "S2_sp"},
	"pupil_line": {0, "pupil_line"}, "outer_canthus_line": {0, "outer_canthus"},
	"midaxillary_line": {2, "midaxillary_line"}, "ear_apex_line": {2, "ear_apex"},
}

// creases are lines round a limb: "at" one means at its level.
var creases = map[string]bool{"cubital_crease": true, "palmar_wrist_crease": true, "dorsal_wrist_crease": true, "popliteal_crease": true}

// softParts have no shape of their own on a smooth skin: what is measured from
// them cannot be checked here and was judged by eye.
var softParts = map[string]bool{
	"APL_EPB_tendons": true, "FCU_tendon": true, "FCR_tendon": true, "EDC_tendon": true, "EDL5_tendon": true, "EHL_EDL_tendons": true, "PL_FCR_tendons": true,
	"biceps_lateral_border": true, "biceps_medial_border": true, "biceps_heads": true, "deltoid_anterior_border": true, "deltoid_posterior_border": true,
	"biceps_femoris_tendon": true, "semitendinosus_tendon": true, "rectus_femoris_tendon": true, "tibialis_anterior_tendon": true, "gracilis_sartorius": true, "ITB": true,
	"fibula": true, "tibia_medial_border": true, "ulna": true, "radius_ulna_interosseous": true, "gastrocnemius_calcaneal_junction": true,
	"SCM_heads": true, "SCM_trapezius_origins": true, "trapezius_lateral_border": true, "superficial_temporal_artery": true, "red_white_border": true,
	"scapular_spine": true, "mandible_condyle_post": true, "mandibular_notch": true, "radial_styloid_scaphoid": true, "triquetrum": true,
	"MC2_MC3": true, "MC4_MC5": true, "MT1_MT2": true, "MT2_MT3": true, "MT4_MT5": true,
}
