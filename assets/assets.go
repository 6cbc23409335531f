// Package assets holds the data that is built into the program, and nothing else.
package assets

import "embed"

// Atlas is the compiled body: meshes, landmarks, named points. The program in
// cmd/atlas makes it.
//
//go:embed atlas
var Atlas embed.FS
