package assets

import _ "embed" // for the table of regions

// Regions is the table of the regions of the skin; see clinical/README.md.
//
//go:embed clinical/regions.csv
var Regions []byte
