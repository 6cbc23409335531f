package atlas_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"ashi/assets"
	"ashi/bodymap/atlas"
)

// What people type, in its many spellings, is the place that Where calls as expected.
func TestReadWhatPeopleType(t *testing.T) {
	b := atlas.Get().Body(atlas.Male)
	for want, texts := range map[string][]string{
		"lower back, left; level of L4, 2.0 cun lateral to the midline; 0.5 cun lateral to BL25": {
			"L4 2 left", "l4 2L", "L4,2 left", "L4: 2 g", "2 CUN LAT L4 G", "2 to the left of L4", "L4-L5 2 left", "L4 left lateral 2",
			"2 cun lateral to the midline at L4, left", "left, 2 cun from the midline at the level of L4", "bl25 +0.5 lat. (L)", "V25 0,5 cun en dehors, gauche",
			"a 2 cun en dehors de la ligne mediane, niveau L4, gauche", "2 cun à gauche de la ligne médiane au niveau de L4",
		},
		"lower back, right; level of L4, 1.5 cun lateral to the midline; at BL25": {
			"1,5 cun latéral à la ligne médiane au niveau de L4, droite", "L4 1½ D", "Dachangshu right", "大腸俞 r", "UB25 R", "3 cun lateral to L4, 1.5 medial, right",
		},
		"lower back, left; level of L2, 1.5 cun lateral to the midline; 0.5 cun above BL23": {
			"0.5 cun above BL23 left", "BL23 left -0.5 below", "bl 23 L .5 sup", "½ au-dessus de V23, gauche",
		},
		"lower belly; 2.0 cun below the navel, on the midline; at CV5": {"umbilicus 2 below", "nombril 2 au-dessous", "2 cun sous l’ombilic", "pubic symphysis 3 above"},
		"around the navel, left; level with the navel, 2.0 cun lateral to the midline; at ST25": {
			"umbilicus 2 left", "2 lateral to the navel, left", "CV8 2 cun lateral L",
		},
		"nipple, left; intercostal space 4, 4.0 cun lateral to the midline; at ST17": {
			"4th intercostal space 4 left", "4e EIC, à 4 cun de la ligne médiane, gauche", "ICS4 4 L", "espace intercostal 4 gauche 4 en dehors", "4°eic 4g",
		},
		"palm side of the forearm, right; 2.0 cun above the wrist crease; at PC6":            {"2 cun above the wrist crease, right", "pli du poignet 2 au-dessus droite"},
		"shin, left; 4.0 cun below the knee crease; 0.9 cun above and 0.2 lateral to EX-LE7": {"ST36 1 distal left", "1 cun below Zusanli left", "E36 g 1 plus bas"},
		"lower back, left; level of L2, 2.0 cun lateral to the midline; 0.5 cun lateral to BL23": {
			"2 cun lateral to the midline at BL23, left", "2 lateral to GV4 left", "GV4 2 left",
		},
	} {
		for _, text := range texts {
			r, err := b.Read(text, atlas.Midline)
			if err != nil {
				t.Errorf("%q: %v", text, err)
			} else if got := b.Where(r.Place).Text("en"); got != want {
				t.Errorf("%q\n got %s\nwant %s", text, got, want)
			}
		}
	}
}

// A length in centimetres is as long as it says.
func TestReadCentimetres(t *testing.T) {
	b := atlas.Get().Body(atlas.Female)
	for _, text := range []string{"3 cm lateral to L4", "L4 3cm", "30 mm lateral to L4", "à 3 centimètres de la ligne médiane au niveau de L4"} {
		r, err := b.Read(text, atlas.Left)
		if err != nil {
			t.Fatal(err)
		}
		p := b.At(r.Place, atlas.Anatomical)
		if level, _ := b.Back(p); p[0] < 2.95 || p[0] > 3.05 || level < 16.4 || level > 16.6 {
			t.Errorf("%q lies %.2f cm from the midline at level %.2f", text, p[0], level)
		}
	}
}

// What cannot be read is answered with what is wrong, in both languages.
func TestReadRefuses(t *testing.T) {
	b := atlas.Get().Body(atlas.Male)
	for text, want := range map[string]string{
		"":                                   "from where",
		"left":                               "from where",
		"calf, left":                         "from where",
		"2 above":                            "from where",
		"2 cun lateral to the midline":       "at which height",
		"2 cun lateral to the midline at L4": "which side",
		"0.5 cun above BL23":                 "which side",
		"left L4 2 right":                    "left and right",
		"BL23 0.5 left":                      "which way “BL23 0.5 left”",
		"BL23 0.5":                           "which way “0.5”",
		"1 2 BL23":                           "which way “1”",
		"above BL23 left":                    "how far “above”",
		"gluteus 2 cun above":                "“gluteus” could not be read",
		"BL99 left":                          "“BL99” could not be read",
		"L7 2 left":                          "“L7” could not be read",
		"12th intercostal space 2 left":      "“12th intercostal space” could not be read",
		"P7 left":                            "“P7” may be LU7 or PC7",
		strings.Repeat("left ", 99):          "could not be read",
		"EX-B2 left":                         "EX-B2 has no single place",
		"L4 20 left":                         "“L4 20 left” leads off the body",
		"BL23 40 above, left":                "leads off the body",
		"BL23 2 behind left":                 "does not run along the skin",
		"BL23 3 medial left":                 "across the midline",
		"BL23 1 above BL25 left":             "“BL23” and “1 above BL25” do not name the same place",
		"calf, left; 0.4 above BL23":         "“calf” and “0.4 above BL23”",
		"level of L4, 1.7 cun lateral to the midline; 0.4 above BL23, left":                  "“L4” and “0.4 above BL23”",
		"level of L2, 2.7 cun lateral to the midline; 0.4 cun above and 0.2 lateral to BL23": "“2.7 cun lateral to the midline” and",
		"shin, left; 3 cun above the wrist crease":                                           "“shin” and",
	} {
		_, err := b.Read(text, atlas.Midline)
		var problem *atlas.ReadingError
		if !errors.As(err, &problem) {
			t.Errorf("%q is read: %v", text, err)
			continue
		}
		if !strings.Contains(problem.Say("en"), want) {
			t.Errorf("%q\n got %s\nwant %s", text, problem, want)
		}
		if fr := problem.Say("fr"); fr == problem.Error() || strings.Contains(fr, "%!") {
			t.Errorf("%q says in French: %s", text, fr)
		}
		if strings.Contains(problem.Error(), "%!") {
			t.Errorf("%q says %s", text, problem)
		}
	}
}

// The examples in the sentences can be read.
func TestReadExamplesOfSentences(t *testing.T) {
	b := atlas.Get().Body(atlas.Female)
	examples := 0
	for _, text := range []string{"", "2 lateral to the midline", "what"} {
		_, err := b.Read(text, atlas.Midline)
		var problem *atlas.ReadingError
		if !errors.As(err, &problem) {
			t.Fatalf("%q is read", text)
		}
		for _, lang := range []string{"en", "fr"} {
			for _, m := range regexp.MustCompile(`[“«]\s*([^“”«»]*\d[^“”«»]*?)\s*[”»]`).FindAllStringSubmatch(problem.Say(lang), -1) {
				examples++
				if r, err := b.Read(m[1], atlas.Midline); err != nil || r.Side == atlas.Midline {
					t.Errorf("%q: %v", m[1], err)
				}
			}
		}
	}
	if examples < 8 {
		t.Errorf("found only %d examples", examples)
	}
	if fr := assets.Say("fr", "Say from where to measure, for example “0.5 cun above BL23, right”."); !strings.Contains(fr, "0,5 cun") {
		t.Errorf("the French example is English: %s", fr)
	}
}

// The side that is known settles what the text leaves open, and nothing else.
func TestReadSide(t *testing.T) {
	b := atlas.Get().Body(atlas.Male)
	for _, c := range []struct {
		text        string
		known, want atlas.Side
		code        atlas.Code
	}{
		{"L4 2", atlas.Left, atlas.Left, ""},
		{"L4 2", atlas.Right, atlas.Right, ""},
		{"L4 2 left", atlas.Right, atlas.Left, ""},
		{"L4 2 droite", atlas.Left, atlas.Right, ""},
		{"L4", atlas.Left, atlas.Midline, ""},
		{"0.5 above GV4", atlas.Right, atlas.Midline, ""},
		{"BL23", atlas.Right, atlas.Right, "BL23"},
		{"BL23 left", atlas.Right, atlas.Left, "BL23"},
		{"GV4", atlas.Left, atlas.Midline, "GV4"},
	} {
		r, err := b.Read(c.text, c.known)
		if err != nil || r.Side != c.want || r.Code != c.code {
			t.Errorf("%q with %q known: %q %q %v", c.text, c.known, r.Side, r.Code, err)
		}
		if _, side := b.RegionOf(r.Place); side != r.Side {
			t.Errorf("%q lies on the side %q but says %q", c.text, side, r.Side)
		}
		if mirror := atlas.Get().Mirror(r.Place); r.Side == atlas.Midline && b.At(mirror, atlas.Anatomical) != b.At(r.Place, atlas.Anatomical) {
			t.Errorf("%q does not lie on the midline", c.text)
		}
	}
}
