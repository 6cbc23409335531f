package atlas_test

import (
	"strings"
	"testing"

	"ashi/bodymap/atlas"
)

// landmarkPhrases are what people call the landmarks from which they measure.
var landmarkPhrases = map[string]string{
	"umbilicus":             "navel|umbilicus|belly button|nombril|ombilic|l'ombilic",
	"pubic_symphysis_sup":   "pubic symphysis|pubis|symphyse pubienne",
	"xiphisternal_junction": "xiphoid|xiphisternal junction|appendice xiphoïde|processus xiphoide",
	"suprasternal_notch":    "suprasternal notch|jugular notch|fossette suprasternale|fourchette sternale",
	"ant_hairline":          "front hairline|anterior hairline|ligne antérieure des cheveux",
	"post_hairline":         "back hairline|posterior hairline|ligne postérieure des cheveux",
	"glabella":              "glabella|glabelle",
	"vertex":                "vertex|top of the head|sommet du crâne",
	"acromion_lateral_end":  "tip of the shoulder|acromion|pointe de l’épaule|POINTE DE L'EPAULE",
	"axillary_fold_ant":     "front armpit fold|anterior axillary fold|pli axillaire antérieur",
	"cubital_crease":        "elbow crease|cubital crease|pli du coude",
	"palmar_wrist_crease":   "wrist crease|pli du poignet",
	"greater_trochanter":    "greater trochanter|trochanter|grand trochanter",
	"gluteal_fold_mid":      "gluteal fold|pli fessier|pli sous-fessier",
	"popliteal_crease_mid":  "knee crease|popliteal crease|pli du genou|pli poplité",
	"medial_malleolus":      "inner ankle bone|medial malleolus|malléole interne|malleole mediale",
	"lateral_malleolus":     "outer ankle bone|lateral malleolus|malléole externe",
	"nipple":                "nipple|mamelon",
	"ASIS":                  "ASIS|anterior superior iliac spine|EIAS|épine iliaque antéro-supérieure",
	"PSIS":                  "PSIS|EIPS|epine iliaque postero-superieure",
	"scapula_inf_angle":     "inferior angle of the scapula|pointe de l’omoplate",
	"lateral_epicondyle":    "lateral epicondyle|épicondyle",
	"medial_epicondyle":     "medial epicondyle|épitrochlée",
	"olecranon":             "olecranon|tip of the elbow|olécrane",
	"fibula_head":           "head of the fibula|tête du péroné",
}

// A landmark is read as the place where it lies, and a length from it is as long as told.
func TestReadLandmarks(t *testing.T) {
	for _, f := range bothFigures {
		b := atlas.Get().Body(f)
		for name, phrases := range landmarkPhrases {
			mark, ok := b.Landmark(name)
			if !ok {
				t.Fatalf("no landmark %s", name)
			}
			for _, phrase := range strings.Split(phrases, "|") {
				r, err := b.Read(phrase, atlas.Left)
				if err != nil || apart(b, mark, r.Place) > .6 {
					t.Errorf("%s: %q is %.1f cm from %s: %v", f, phrase, apart(b, mark, r.Place), name, err)
				}
			}
		}
	}
}

// From a landmark one may go in two directions.
func TestReadWaysFromLandmarks(t *testing.T) {
	b := atlas.Get().Body(atlas.Male)
	for text, want := range map[string]string{
		"3 cun below the patella":                         "shin, left; 2.9 cun below the knee crease; 0.2 cun above and 0.6 medial to ST36",
		"2 cun au-dessus de la rotule":                    "front of the thigh, left; 2.0 cun above the kneecap; 0.9 cun lateral to SP10",
		"3 cun above the kneecap, 1 cun lateral":          "front of the thigh, left; 3.0 cun above the kneecap; 0.2 cun medial to ST33",
		"elbow crease 2 below 1 radial":                   "palm side of the forearm, left; 2.0 cun below the elbow crease; 0.1 cun above and 1.0 palmar to LI10",
		"greater trochanter 3 behind":                     "buttock, left; 2.3 cun above the gluteal fold, 5.7 cun lateral to the midline; 1.0 cun below GB30",
		"tip of the shoulder 2 below":                     "outer side of the shoulder, left; 2.0 cun below the tip of the shoulder; 1.3 cun below and 1.2 in front of TE14",
		"vertex 2 behind, 1 lateral":                      "upper side of the head, left; 7.0 cun behind the front hairline, 1.0 cun lateral to the midline; 0.6 cun behind and 1.1 lateral to GV19",
		"1 above the back hairline, 1.3 cun lateral":      "nape of the neck, left; level of C2, 1.0 cun lateral to the midline; 1.0 cun above and 0.1 medial to BL10",
		"S2 2 left lateral":                               "buttock, left; level of S2, 2.0 cun lateral to the midline; 0.4 cun below and 1.0 medial to BL53",
		"lateral 5 mm BL23":                               "lower back, left; level of L2, 1.7 cun lateral to the midline; 0.2 cun lateral to BL23",
		"calf; 4 cun below the knee crease":               "calf, left; 4.0 cun below the knee crease; 1.0 cun above and 0.5 medial to BL56",
		"back of the thigh, 6 below the gluteal fold":     "back of the thigh, left; 6.0 cun below the gluteal fold; 0.5 cun lateral to BL37",
		"side of the chest; intercostal space 6":          "side of the chest, left; intercostal space 6; at SP21",
		"2 cun above the gluteal fold, 3 off the midline": "buttock, left; 2.0 cun above the gluteal fold, 3.0 cun lateral to the midline; 2.6 cun below BL54",
	} {
		r, err := b.Read(text, atlas.Left)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if got := b.Where(r.Place).Text("en"); got != want {
			t.Errorf("%q\n got %s\nwant %s", text, got, want)
		}
	}
}
