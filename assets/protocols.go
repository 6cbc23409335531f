package assets

import _ "embed" // for the table of protocols

// Protocols is the table of the protocols that come with Ashi; see clinical/README.md.
//
//go:embed clinical/protocols.csv
var Protocols []byte
