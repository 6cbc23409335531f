// Atlas compiles the body that the program carries: it shapes, poses and shades
// the public-domain MakeHuman mesh, places the named points on it, and writes
// assets/atlas. It runs when its data change, never during a build.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	source := flag.String("makehuman", "../shared/data/makehuman", "folder of the MakeHuman data files")
	out := flag.String("out", "assets/atlas", "folder to write")
	flag.Parse()
	if err := compile(*source, *out); err != nil {
		fmt.Fprintln(os.Stderr, "atlas:", err)
		os.Exit(1)
	}
}

func compile(source, out string) error {
	body, err := compileBody(source)
	if err != nil {
		return err
	}
	return write(out, "body.bin", body)
}

func write(dir, name string, data []byte) error {
	if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil { //nolint:gosec // a source file like any other
		return fmt.Errorf("writing %s: %w", name, err)
	}
	fmt.Printf("%s %d bytes\n", name, len(data))
	return nil
}
