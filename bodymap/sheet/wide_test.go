package sheet

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// blob is an outline on the back of a body: an oval about a level of the spine, in cun.
func blob(t testing.TB, b *atlas.Body, level, lateral, high, broad float64) []atlas.Place {
	t.Helper()
	var out []atlas.Place
	for i := range 24 {
		sin, cos := math.Sincos(float64(i) * math.Pi / 12)
		p, ok := b.OnBack(level+high*sin, lateral+broad*cos)
		if !ok {
			t.Fatal("there is no such place on the back")
		}
		out = append(out, p)
	}
	return out
}

func area(t testing.TB, d Doc, outline []atlas.Place, spacingMM float64) bodymap.Site {
	t.Helper()
	patch, err := atlas.Get().Body(d.Session.Figure).Patch(outline)
	if err != nil {
		t.Fatal(err)
	}
	spots, err := patch.Fill(atlas.Fill{SpacingMM: spacingMM, Staggered: true}, bodymap.MaxPunctures)
	if err != nil {
		t.Fatal(err)
	}
	s := siteAt(d, patch.Middle())
	s.Syringe = bodymap.Presets()[2].Syringe
	s.Spread = &bodymap.Spread{Extent: bodymap.Area, Outline: outline, SpacingMM: spacingMM, Pattern: bodymap.Staggered, Spots: spots, LeftOut: []int{3, 4}}
	s.Punctures = s.Spread.Punctures()
	s.Side = atlas.Left
	return s
}

func lineOf(t testing.TB, d Doc, n int, path ...atlas.Place) bodymap.Site {
	t.Helper()
	run, err := atlas.Get().Body(d.Session.Figure).Run(path)
	if err != nil {
		t.Fatal(err)
	}
	s := siteAt(d, run.At(0.5))
	s.Spread = &bodymap.Spread{Extent: bodymap.Line, Outline: path, SpacingMM: run.LengthCM() * 10 / float64(n-1), Spots: run.Split(n)}
	s.Punctures = n
	return s
}

// wideSample is a session with points, a line, an area, one that bends round the flank, and pain.
func wideSample(t testing.TB) Doc {
	t.Helper()
	d := named(bodymap.Recorded, "BL23", "BL25", "GV4")
	b := atlas.Get().Body(d.Session.Figure)
	d.Session.Protocol = "Low back with sciatica"
	d.Sites = append(d.Sites, area(t, d, blob(t, b, 17.5, 3.4, 1.1, 1), 5))
	top, _ := b.OnBack(8, -1.5)
	low, _ := b.OnBack(15, -1.5)
	d.Sites = append(d.Sites, lineOf(t, d, 6, top, low))
	d.Pains = []bodymap.Pain{{
		ID: "pain", Session: "s", Outline: blob(t, b, 15.5, 2, 2.4, 2.2), Place: d.Sites[1].Place, AtlasVersion: atlas.Version,
		Before: 7, After: 3, Qualities: []bodymap.Quality{bodymap.Burning, bodymap.Electric}, Note: "down to the knee",
	}}
	return d
}

// round is an outline on the left thigh that goes from its front round its outer side to its back.
func round(t testing.TB, b *atlas.Body) []atlas.Place {
	t.Helper()
	var out []atlas.Place
	at := func(cun, azimuth float64) {
		p, ok := b.OnLimb(atlas.ThighFront, cun, azimuth)
		if !ok {
			t.Fatal("there is no such place on the thigh")
		}
		out = append(out, p)
	}
	for a := -20.0; a <= 200; a += 10 {
		at(14, a)
	}
	for a := 200.0; a >= -20; a -= 10 {
		at(11, a)
	}
	return out
}

func TestSheetTellsWhatIsWide(t *testing.T) {
	for lang, want := range map[string][]string{
		"en": {
			"Protocol: Low back with sciatica", "78×", "6×", "Area left", "Line", "every 5 mm, staggered, 2 left out", "1 painful area", "7 → 3",
			"lower back, left: 7 before, 3 after · burning · electric · Note: down to the knee",
		},
		"fr": {"Protocole : Low back with sciatica", "78×", "6×", "Zone gauche", "tous les 5 mm", "1 zone douloureuse", "7 avant, 3 après"},
	} {
		d := wideSample(t)
		d.Lang = lang
		l := lay(d)
		for _, w := range want {
			if !strings.Contains(strings.ReplaceAll(l.all(), "\n", " "), w) {
				t.Errorf("%s: the sheet does not say %q:\n%s", lang, w, l.all())
			}
		}
		show(t, "wide-"+lang, d)
	}
}

// An area that goes round a limb is shown from all sides that it needs, with its number on each.
func TestAreaRoundALimbIsSeenWhole(t *testing.T) {
	d := sample(0, 0, bodymap.Planned, nil)
	b := atlas.Get().Body(d.Session.Figure)
	d.Sites = []bodymap.Site{area(t, d, round(t, b), 8)}
	l := lay(d)
	show(t, "round", d)
	seen := map[int]bool{}
	for _, f := range l.eyes.plan() {
		l.eyes.face(f.view)
		for i, spot := range d.Sites[0].Spread.Spots {
			_, _, ok := l.eyes.renderer.Visible(spot)
			seen[i] = seen[i] || ok
		}
	}
	for i := range d.Sites[0].Spread.Spots {
		if !seen[i] {
			t.Errorf("puncture %d shows on no figure", i)
		}
	}
	if n := strings.Count(l.all(), countOf(d.Sites[0].Spread)); n < 2 {
		t.Errorf("the count stands on %d figures", n)
	}
}

// Pain is printed where no site is marked, and where no outline was drawn.
func TestPainAlone(t *testing.T) {
	d := wideSample(t)
	d.Sites, d.Pains = nil, append(d.Pains, d.Pains[0])
	d.Pains[1].Outline, d.Pains[1].After, d.Pains[1].Note = nil, bodymap.NotAsked, ""
	show(t, "pain", d)
	text := lay(d).all()
	for _, want := range []string{"2 painful areas", "7 → 3", "7 before", "7 before, 3 after"} {
		if !strings.Contains(text, want) {
			t.Errorf("the sheet does not say %q:\n%s", want, text)
		}
	}
}

// show writes a sheet as a picture where SHEET_OUT says, for people to look at.
func show(t *testing.T, name string, d Doc) {
	t.Helper()
	dir := os.Getenv("SHEET_OUT")
	if dir == "" {
		return
	}
	var b bytes.Buffer
	if err := PNG(&b, d); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}
