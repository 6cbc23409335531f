package ui

import (
	"flag"
	"os"
	"os/exec"
	"testing"
)

// parts are the tests of this package by the beginnings of their names, so that each takes about as much memory: what to
// run, and what of it to skip.
var parts = [][2]string{{"^TestA", ""}, {"^Test[B-P]", ""}, {"^TestThe", ""}, {"^Test[Q-Z]", "^TestThe"}}

// TestMain runs the tests in parts, each in a process of its own, unless some are asked for by name: the toolkit keeps
// what was drawn for a minute, and the windows of a minute take much memory.
func TestMain(m *testing.M) {
	flag.Parse()
	for _, name := range []string{"test.run", "test.skip", "test.bench", "test.list", "test.fuzz"} {
		if flag.Lookup(name).Value.String() != "" {
			os.Exit(m.Run())
		}
	}
	failed := 0
	for _, p := range parts {
		part := exec.Command(os.Args[0], append(os.Args[1:], "-test.run="+p[0], "-test.skip="+p[1])...)
		part.Stdout, part.Stderr = os.Stdout, os.Stderr
		if part.Run() != nil {
			failed = 1
		}
	}
	os.Exit(failed)
}
