package assets_test

import (
	"bytes"
	"embed"
	"encoding/csv"
	"image/png"
	"io/fs"
	"slices"
	"testing"

	"golang.org/x/image/font/sfnt"

	"ashi/assets"
)

func TestFontsAreStaticTrueType(t *testing.T) {
	for name, data := range map[string][]byte{
		"Sans": assets.Sans, "SansBold": assets.SansBold, "Han": assets.Han, "Symbols": assets.Symbols,
	} {
		if !bytes.HasPrefix(data, []byte{0, 1, 0, 0}) || !bytes.Contains(data[:512], []byte("glyf")) {
			t.Errorf("%s is not a TrueType file with outlines: the printed page cannot use it", name)
		}
		if bytes.Contains(data[:512], []byte("fvar")) {
			t.Errorf("%s is a variable font: the printed page cannot use it", name)
		}
	}
}

func TestSansHoldsLatinAndPinyin(t *testing.T) {
	latin := []rune("–—‘’“”«»…·•°±×÷µ½€№\u00a0\u2011")
	for r := rune(' '); r <= 0x24f; r++ {
		if r < 0x7f || r > 0x9f {
			latin = append(latin, r)
		}
	}
	pinyin := []rune("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜĀÁǍÀĒÉĚÈŌÓǑÒ")
	for name, data := range map[string][]byte{"Sans": assets.Sans, "SansBold": assets.SansBold} {
		if lacking := lacks(t, data, append(pinyin, latin...)); len(lacking) > 0 {
			t.Errorf("%s lacks %q", name, lacking)
		}
	}
}

func TestSymbolsHoldArrowsAndSigns(t *testing.T) {
	if lacking := lacks(t, assets.Symbols, []rune("←↑→↓↔↗↘−≤≥≈≠")); len(lacking) > 0 {
		t.Errorf("Symbols lacks %q", lacking)
	}
}

// Every name of every point can be shown: pinyin in both weights of Sans, Hanzi of both kinds in Han.
func TestFontsHoldTheNamesOfAllPoints(t *testing.T) {
	catalogue, err := assets.Points.ReadFile("points/catalogue.csv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(catalogue)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := func(name string) []rune {
		at := slices.Index(rows[0], name)
		if at < 0 {
			t.Fatalf("the catalogue has no column %q but %q", name, rows[0])
		}
		var all []rune
		for _, row := range rows[1:] {
			all = append(all, []rune(row[at])...)
		}
		return all
	}
	for _, c := range []struct {
		column string
		font   []byte
	}{
		{"pinyin", assets.Sans},
		{"pinyin", assets.SansBold},
		{"hanzi", assets.Han},
		{"hanzi_simplified", assets.Han},
	} {
		text := column(c.column)
		if len(text) < 2*400 {
			t.Errorf("column %s holds only %d letters", c.column, len(text))
		}
		if lacking := lacks(t, c.font, text); len(lacking) > 0 {
			t.Errorf("the font for %s lacks %q", c.column, lacking)
		}
	}
}

// Whatever the program itself says can be shown with one of its fonts.
func TestFontsHoldAllTexts(t *testing.T) {
	var text []rune
	for _, files := range []embed.FS{assets.Points, assets.Lang} {
		err := fs.WalkDir(files, ".", func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			data, err := files.ReadFile(path)
			text = append(text, []rune(string(data))...)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	text = append(text, []rune(string(assets.Regions))...)
	text = slices.DeleteFunc(text, func(r rune) bool { return r < ' ' })
	lacking := lacks(t, assets.Symbols, lacks(t, assets.Han, lacks(t, assets.Sans, text)))
	if len(lacking) > 0 {
		t.Errorf("no font holds %q", lacking)
	}
}

func TestIconIsSquare(t *testing.T) {
	icon, err := png.DecodeConfig(bytes.NewReader(assets.Icon))
	if err != nil {
		t.Fatal(err)
	}
	if icon.Width != 512 || icon.Height != 512 {
		t.Errorf("the icon has %d by %d pixels, not 512 by 512", icon.Width, icon.Height)
	}
}

// lacks returns the letters of text for which a font has no glyph, each once.
func lacks(t *testing.T, font []byte, text []rune) []rune {
	t.Helper()
	parsed, err := sfnt.Parse(font)
	if err != nil {
		t.Fatal(err)
	}
	var buffer sfnt.Buffer
	var lacking []rune
	for _, r := range text {
		glyph, err := parsed.GlyphIndex(&buffer, r)
		if err != nil {
			t.Fatal(err)
		}
		if glyph == 0 && !slices.Contains(lacking, r) {
			lacking = append(lacking, r)
		}
	}
	return lacking
}
