package assets_test

import (
	"bytes"
	"image/png"
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
