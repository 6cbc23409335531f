package assets

import "embed"

// Tools are the icons of the tools, drawn for Ashi: icons/tools/NAME.svg, 24 by 24 units, of one colour that
// whoever shows them chooses.
//
//go:embed icons/tools/*.svg
var Tools embed.FS
