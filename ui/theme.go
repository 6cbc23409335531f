package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"ashi/assets"
)

// look is the program's theme: paper white or near black, one accent.
type look struct{ dark, touch bool }

var _ fyne.Theme = look{}

// Our own colour names, beside the ones of the toolkit.
const (
	colorCaution     fyne.ThemeColorName = "ashi.caution"     // text of a caution
	colorCautionFill fyne.ThemeColorName = "ashi.cautionFill" // its ground
	colorEdge        fyne.ThemeColorName = "ashi.edge"        // of cards and rows
	colorChip        fyne.ThemeColorName = "ashi.chip"
	colorQuiet       fyne.ThemeColorName = "ashi.quiet" // secondary text
	colorPaper       fyne.ThemeColorName = "ashi.paper" // of the body, and of a sheet on the ground of the window
)

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 255}
}

func alpha(c color.NRGBA, a uint8) color.NRGBA { c.A = a; return c }

// palette holds a light and a dark value for each colour that differs from the toolkit's.
var palette = map[fyne.ThemeColorName][2]color.NRGBA{
	theme.ColorNameBackground:          {rgb(0xF5F7F7), rgb(0x181D1F)}, // behind all panels: the window is cleared with it, which costs nothing
	theme.ColorNameForeground:          {rgb(0x1A201F), rgb(0xE6EBEA)},
	theme.ColorNamePrimary:             {rgb(0x0B7A75), rgb(0x3FB8B0)},
	theme.ColorNameForegroundOnPrimary: {rgb(0xFFFFFF), rgb(0x08110F)},
	theme.ColorNameHyperlink:           {rgb(0x0B7A75), rgb(0x3FB8B0)},
	theme.ColorNameFocus:               {alpha(rgb(0x0B7A75), 60), alpha(rgb(0x3FB8B0), 70)},
	theme.ColorNameSelection:           {rgb(0xDCEFED), rgb(0x1F3F3D)},
	theme.ColorNameHover:               {alpha(rgb(0x0B7A75), 18), alpha(rgb(0x3FB8B0), 28)},
	theme.ColorNamePressed:             {alpha(rgb(0x0B7A75), 40), alpha(rgb(0x3FB8B0), 50)},
	theme.ColorNameButton:              {rgb(0xEBEFEE), rgb(0x232A2C)},
	theme.ColorNameDisabledButton:      {rgb(0xF7F9F8), rgb(0x1A1F21)},
	theme.ColorNameDisabled:            {rgb(0x66726F), rgb(0x84908E)},
	theme.ColorNameInputBackground:     {rgb(0xFFFFFF), rgb(0x1B2123)},
	theme.ColorNameInputBorder:         {rgb(0x86908D), rgb(0x626E70)}, // 3:1 to the ground, WCAG 2.2 criterion 1.4.11
	theme.ColorNamePlaceHolder:         {rgb(0x66716F), rgb(0x8E9A98)},
	theme.ColorNameSeparator:           {rgb(0xE2E7E6), rgb(0x2A3234)},
	theme.ColorNameMenuBackground:      {rgb(0xFFFFFF), rgb(0x1E2527)},
	theme.ColorNameOverlayBackground:   {rgb(0xFFFFFF), rgb(0x1E2527)},
	theme.ColorNameScrollBar:           {alpha(rgb(0x66716F), 110), alpha(rgb(0x8E9A98), 110)},
	theme.ColorNameWarning:             {rgb(0x9A6200), rgb(0xE8B04A)},
	theme.ColorNameError:               {rgb(0xB3261E), rgb(0xFF8A80)},
	theme.ColorNameSuccess:             {rgb(0x0B7A75), rgb(0x3FB8B0)},
	colorCaution:                       {rgb(0x6B4400), rgb(0xF3C878)},
	colorCautionFill:                   {rgb(0xFFF1CF), rgb(0x3A2E12)},
	colorEdge:                          {rgb(0xC9D1CF), rgb(0x3A4446)},
	colorChip:                          {rgb(0xEBEFEE), rgb(0x262E30)},
	colorQuiet:                         {rgb(0x5A6563), rgb(0x9AA6A4)},
	colorPaper:                         {rgb(0xFFFFFF), rgb(0x14181A)},
}

// Color implements fyne.Theme.
func (l look) Color(n fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	i, variant := 0, theme.VariantLight
	if l.dark {
		i, variant = 1, theme.VariantDark
	}
	if c, ok := palette[n]; ok {
		return c[i]
	}
	return theme.DefaultTheme().Color(n, variant)
}

// han holds the Chinese letters alone. Given as the font of all text it makes the
// toolkit take every other letter from its own Noto Sans, the same that the
// paper has, and still know the Chinese ones on a machine that has none.
var han = fyne.NewStaticResource("DroidSansFallback.ttf", assets.Han)

// Font implements fyne.Theme.
func (l look) Font(s fyne.TextStyle) fyne.Resource {
	if s.Monospace || s.Symbol {
		return theme.DefaultTheme().Font(s)
	}
	return han
}

// putOn makes it the look of all windows. One that is on already stays: the toolkit would read all fonts anew.
func (l look) putOn() {
	if s := fyne.CurrentApp().Settings(); s.Theme() != fyne.Theme(l) {
		s.SetTheme(l)
	}
}

// Icon implements fyne.Theme.
func (l look) Icon(n fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(n) }

// sizes holds the sizes that differ from the toolkit's: for the mouse and for touch.
var sizes = map[fyne.ThemeSizeName][2]float32{
	theme.SizeNameText:            {14, 16},
	theme.SizeNameSubHeadingText:  {17, 19},
	theme.SizeNameHeadingText:     {20, 22},
	theme.SizeNameCaptionText:     {14, 16},
	theme.SizeNameInnerPadding:    {8, 12},
	theme.SizeNamePadding:         {4, 5},
	theme.SizeNameInlineIcon:      {20, 24},
	theme.SizeNameInputRadius:     {8, 8},
	theme.SizeNameSelectionRadius: {8, 8},
	theme.SizeNameScrollBar:       {10, 16},
	theme.SizeNameScrollBarSmall:  {4, 8},
	sizeGlove:                     {gloveText, gloveText},
	sizeGloveMore:                 {gloveText + 4, gloveText + 4},
	sizeGloveBold:                 {gloveBold, gloveBold},
}

// Size implements fyne.Theme. Touch mode makes every target at least 44 units high.
func (l look) Size(n fyne.ThemeSizeName) float32 {
	if v, ok := sizes[n]; ok {
		if l.touch {
			return v[1]
		}
		return v[0]
	}
	return theme.DefaultTheme().Size(n)
}
