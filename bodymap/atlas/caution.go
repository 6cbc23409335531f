package atlas

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"ashi/assets"
)

// CautionKind tells what a caution is about.
type CautionKind string

// The kinds of caution.
const (
	CautionPneumothorax CautionKind = "pneumothorax"
	CautionVessel       CautionKind = "vessel"
	CautionNerve        CautionKind = "nerve"
	CautionEye          CautionKind = "eye"
	CautionOrgan        CautionKind = "organ"
	CautionPregnancy    CautionKind = "pregnancy"
	CautionFontanelle   CautionKind = "fontanelle"
	CautionNoNeedle     CautionKind = "no_needle"
)

// cautionNames are the names of the kinds for people.
var cautionNames = map[CautionKind]string{
	CautionPneumothorax: "Pneumothorax",
	CautionVessel:       "Blood vessel",
	CautionNerve:        "Nerve",
	CautionEye:          "Eye",
	CautionOrgan:        "Organ",
	CautionPregnancy:    "Pregnancy",
	CautionFontanelle:   "Open fontanelle",
	CautionNoNeedle:     "Not to be needled",
}

// Text gives the name of a kind in a language.
func (k CautionKind) Text(lang string) string { return assets.Say(lang, cautionNames[k]) }

// Caution is what sources say one should mind at a point. It is about acupuncture
// needles; what a shorter needle can reach is for the practitioner to judge.
type Caution struct {
	Kind   CautionKind
	Text   Text   // one or more sentences
	Source string // the short names of what was read, separated by semicolons
	Grade  string // of the best source: "primary" (a standard or textbook) or "secondary"
	// CustomaryCun is the upper end of the needle depth, in cun, that the textbook
	// "Chinese Acupuncture and Moxibustion" (1999) gives for the point, and the
	// angle with it. It is a customary depth, not a safe depth. Zero where it gives none.
	CustomaryCun   float64
	CustomaryAngle string // "perpendicular", "oblique", "subcutaneous", "superficial"
}

// Cautions lists what is to be minded at a point, none for most. Other points
// than those listed are not thereby safe. The slice is shared: do not change it.
func (a *Atlas) Cautions(c Code) []Caution { return cautions()[c] }

var cautions = sync.OnceValue(func() map[Code][]Caution {
	return mustRead(assets.Clinical, "clinical/cautions.csv", readCautions)
})

// cautionTexts are the sentences of the cautions, by id.
var cautionTexts = sync.OnceValue(func() map[string]Text {
	return mustRead(assets.Clinical, "clinical/caution_texts.csv", readCautionTexts)
})

const (
	cautionColumns     = "code,kind,texts,sources,grade,customary_cun,customary_angle"
	cautionTextColumns = "id,english,french"
)

func readCautionTexts(data []byte) (map[string]Text, error) {
	rows, err := assets.Rows(data, cautionTextColumns)
	if err != nil {
		return nil, err
	}
	texts := make(map[string]Text, len(rows))
	for _, r := range rows {
		if _, twice := texts[r[0]]; twice || r[1] == "" || r[2] == "" {
			return nil, fmt.Errorf("sentence %q", r[0])
		}
		texts[r[0]] = Text{r[1], r[2]}
	}
	return texts, nil
}

func readCautions(data []byte) (map[Code][]Caution, error) {
	rows, err := assets.Rows(data, cautionColumns)
	if err != nil {
		return nil, err
	}
	list := map[Code][]Caution{}
	for _, r := range rows {
		c, err := readCaution(r)
		if err != nil {
			return nil, fmt.Errorf("caution %s %s: %w", r[0], r[1], err)
		}
		list[Code(r[0])] = append(list[Code(r[0])], c)
	}
	return list, nil
}

func readCaution(r []string) (c Caution, err error) {
	c = Caution{Kind: CautionKind(r[1]), Grade: r[4], CustomaryAngle: r[6]}
	if _, ok := catalogue().byCode[Code(r[0])]; !ok {
		return c, fmt.Errorf("no such point")
	}
	if cautionNames[c.Kind] == "" || !slices.Contains([]string{"primary", "secondary"}, c.Grade) {
		return c, fmt.Errorf("no such kind or grade")
	}
	var en, fr []string
	for _, id := range splitList(r[2]) {
		t, ok := cautionTexts()[id]
		if !ok {
			return c, fmt.Errorf("no sentence %q", id)
		}
		en, fr = append(en, t.EN), append(fr, t.FR)
	}
	c.Text = Text{strings.Join(en, " "), strings.Join(fr, " ")}
	if r[5] != "" {
		if c.CustomaryCun, err = strconv.ParseFloat(r[5], 64); err != nil {
			return c, err
		}
	}
	c.Source, err = sourceNames(r[3])
	return c, err
}
