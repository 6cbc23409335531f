package assets

import _ "embed" // for the files below

// Sans is Noto Sans Regular, a static TrueType file (SIL OFL 1.1): Latin with every letter of pinyin.
// It has no arrows and no signs such as ≤: take those from [Symbols].
//
//go:embed fonts/NotoSans-Regular.ttf
var Sans []byte

// SansBold is Noto Sans Bold, with the same letters as [Sans].
//
//go:embed fonts/NotoSans-Bold.ttf
var SansBold []byte

// Han is Droid Sans Fallback, a static TrueType file (Apache 2.0): traditional and simplified Chinese, no Latin.
//
//go:embed fonts/DroidSansFallback.ttf
var Han []byte

// Symbols is Noto Sans Math, a static TrueType file (SIL OFL 1.1): arrows and signs such as ≤ and −.
//
//go:embed fonts/NotoSansMath-Regular.ttf
var Symbols []byte

// Icon is the program's icon, a PNG of 512 by 512 pixels.
//
//go:embed icons/ashi.png
var Icon []byte
