package assets

import "embed"

// Regions is the table of the regions of the skin; see clinical/README.md.
//
//go:embed clinical/regions.csv
var Regions []byte

// Clinical holds the tables of what is known of skin and points; see clinical/README.md.
//
//go:embed clinical/*.csv
var Clinical embed.FS
