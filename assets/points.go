package assets

import "embed"

// Points holds the tables of the acupuncture points, points/catalogue.csv first of all: names, channels, texts.
//
//go:embed points/*.csv
var Points embed.FS
