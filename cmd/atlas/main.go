// Atlas compiles the body that the program carries: it shapes, poses and shades
// the public-domain MakeHuman mesh, places the named points on it, and writes
// assets/atlas. It runs when its data change, never during a build.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing/fstest"

	"ashi/bodymap/atlas"
)

func main() {
	source := flag.String("makehuman", "../shared/data/makehuman", "folder of the MakeHuman data files")
	out := flag.String("out", "assets/atlas", "folder to write")
	pointsOnly := flag.Bool("points", false, "only place the points, on the body already there")
	flag.Parse()
	if err := compile(*source, *out, *pointsOnly); err != nil {
		fmt.Fprintln(os.Stderr, "atlas:", err)
		os.Exit(1)
	}
}

func compile(source, out string, pointsOnly bool) error {
	if !pointsOnly {
		body, err := compileBody(source)
		if err != nil {
			return err
		}
		if err := write(out, "body.bin", body); err != nil {
			return err
		}
	}
	return placePoints(out)
}

// placePoints measures on the body as the program will read it, and lays the
// guides by the landmarks.
func placePoints(out string) error {
	body, err := os.ReadFile(filepath.Join(out, "body.bin"))
	if err != nil {
		return fmt.Errorf("reading the body: %w", err)
	}
	a, err := atlas.New(fstest.MapFS{"body.bin": {Data: body}})
	if err != nil {
		return err
	}
	points, err := compilePoints(a)
	if err != nil {
		return err
	}
	if err := write(out, "points.bin", points); err != nil {
		return err
	}
	guides, err := compileGuides(a)
	if err != nil {
		return err
	}
	return write(out, "guides.bin", guides)
}

func write(dir, name string, data []byte) error {
	if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil { //nolint:gosec // a source file like any other
		return fmt.Errorf("writing %s: %w", name, err)
	}
	fmt.Printf("%s %d bytes\n", name, len(data))
	return nil
}
