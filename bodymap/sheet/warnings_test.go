package sheet

import (
	"bytes"
	"image/color"
	"strings"
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

// warnedOf is a session at points, every needle 13 mm straight in, with its warnings.
func warnedOf(p bodymap.Patient, codes ...atlas.Code) Doc {
	d := named(bodymap.Recorded, codes...)
	d.Patient = p
	for i := range d.Sites {
		y := &d.Sites[i].Syringe
		y.NeedleLengthMM, y.AngleDeg, y.DepthMM = 13, 90, 13
	}
	d.Warnings = bodymap.Warnings(p, d.Session, d.Sites, at, bodymap.DefaultSafety())
	return d
}

func flat(l *layout) string { return strings.Join(strings.Fields(l.all()), " ") }

// GB21: 14.6 mm from skin to pleura in women (Chen 2018), safe to 75 % (Yang 2008).
func TestWarningsStandUnderTheTableWithSourceAndReason(t *testing.T) {
	d := warnedOf(anna(), "ST36", "GB21", "BL13")
	d.Reasons = []bodymap.Reason{
		{Site: d.Sites[2].ID, Rule: "site:pneumothorax", Text: "Flat, along the trapezius."},
		{Site: d.Sites[0].ID, Rule: "site:pneumothorax", Text: "Said of what is not warned of."},
	}
	for lang, wants := range map[string][]string{
		"en": {"Warnings", "No. 3: Danger · Pneumothorax · The needle goes 13 mm deep. Of the 14.6 mm measured here", "10.95 mm (Yang 2008)", "Chen 2018) · Reason: Flat, along the trapezius.", "No. 4:", "No. 5, 6: Caution · Pneumothorax"},
		"fr": {"Avertissements", "Danger · Pneumothorax · L’aiguille va à 13 mm.", "10,95 mm (Yang 2008)", "Raison : Flat, along the trapezius."},
	} {
		d.Lang = lang
		text := flat(lay(d))
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s: the sheet lacks %q: %s", lang, want, text)
			}
		}
		if strings.Contains(text, "not warned of") {
			t.Error("a reason without a warning is printed")
		}
	}
}

func TestNotesAndQuietSessionsPrintNoWarnings(t *testing.T) {
	d := named(bodymap.Planned, "LU9", "GB21", "ST36")
	d.Warnings = bodymap.Warnings(d.Patient, d.Session, d.Sites, at, bodymap.DefaultSafety())
	if len(d.Warnings) == 0 {
		t.Fatal("LU9 has no note")
	}
	if strings.Contains(lay(d).all(), "Warnings") {
		t.Error("notes are printed")
	}
}

// Many warnings go on over the pages; each stays within its page, and all writers take them.
func TestManyWarningsKeepToTheirPages(t *testing.T) {
	pregnant := anna()
	pregnant.Flags = []bodymap.Flag{bodymap.Pregnant}
	var codes []atlas.Code
	for _, p := range atlas.Get().Points() {
		if len(atlas.Get().Cautions(p.Code)) > 0 {
			codes = append(codes, p.Code)
		}
	}
	d := warnedOf(pregnant, codes[:60]...)
	for i := range d.Sites {
		d.Reasons = append(d.Reasons, bodymap.Reason{Site: d.Sites[i].ID, Rule: "site:pneumothorax", Text: strings.Repeat("Why "+number(i)+" ", 20)})
	}
	l := lay(d)
	for n, p := range l.pages {
		for _, it := range p.items {
			if it.words != nil && (it.words.y > l.h-4 || it.words.x+it.words.width() > l.w-margin+.5) {
				t.Errorf("page %d: %q stands at %.1f, %.1f", n+1, it.words.text(), it.words.x, it.words.y)
			}
		}
	}
	for i := range d.Sites {
		if w := bodymap.Warnings(pregnant, d.Session, d.Sites[i:i+1], at, bodymap.DefaultSafety()); len(w) > 0 && w[0].Kind == atlas.CautionPneumothorax && !strings.Contains(flat(l), "Why "+number(i)+" Why") {
			t.Errorf("the reason at site %d is not printed", i+1)
		}
	}
	for name, write := range map[string]func() error{
		"PDF": func() error { return PDF(&bytes.Buffer{}, d) },
		"SVG": func() error { return SVG(&bytes.Buffer{}, d) },
	} {
		if err := write(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A warned site has its sign beside its number, and the legend says what the signs mean; others have none.
func TestWarnedSitesCarryTheirSignAndTheLegendExplainsIt(t *testing.T) {
	d := warnedOf(anna(), "ST36", "GB21", "BL13")
	for lang, wants := range map[string][]string{
		"en": {"caution: see Warnings", "danger: see Warnings"}, "fr": {"attention : voir Avertissements", "danger : voir Avertissements"},
	} {
		d.Lang = lang
		l := lay(d)
		for _, want := range wants {
			if !strings.Contains(flat(l), want) {
				t.Errorf("%s: the legend lacks %q", lang, want)
			}
		}
		if danger, caution := filledWith(l, draw.Danger), filledWith(l, draw.Caution); danger != 4 || caution != 4 {
			t.Errorf("there are %d signs of a danger and %d of a caution, want 2 sites, the legend and the list: 4 of each", danger, caution)
		}
	}
	show(t, "warned", d)
	d.Warnings = nil
	if l := lay(d); filledWith(l, draw.Danger)+filledWith(l, draw.Caution) > 0 || strings.Contains(flat(l), "see Warnings") {
		t.Error("without warnings there are signs")
	}
}

func filledWith(l *layout, c color.NRGBA) int {
	n := 0
	for _, p := range l.pages {
		for _, it := range p.items {
			if it.shape != nil && it.shape.fill == inkOf(c) {
				n++
			}
		}
	}
	return n
}
