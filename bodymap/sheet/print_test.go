//go:build !windows

package sheet

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ashi/bodymap"
)

// withLP puts a command called lp of the test's own on the path.
func withLP(t *testing.T, script string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if script != "" {
		if err := os.WriteFile(filepath.Join(dir, "lp"), []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
	return dir
}

func page1(t *testing.T, dir string) string {
	t.Helper()
	file := filepath.Join(dir, "page one.pdf")
	if err := os.WriteFile(file, []byte("%PDF"), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestPrintHandsTheFileToLP(t *testing.T) {
	dir := withLP(t, `for a in "$@"; do echo "$a" >> "${0%/*}/args"; done`)
	file := page1(t, dir)
	if err := Print(file, "Office"); err != nil {
		t.Fatal(err)
	}
	if err := Print(file, ""); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(dir, "args"))
	if err != nil {
		t.Fatal(err)
	}
	if want := "-d\nOffice\n" + file + "\n" + file + "\n"; string(got) != want {
		t.Errorf("lp was given %q, want %q", got, want)
	}
}

func TestPrintSaysWhatIsWrong(t *testing.T) {
	for script, want := range map[string]string{
		"": "it has no lp command",
		`echo "lp: Error - no default destination available." >&2; exit 1`: "No printer is set up",
		`echo "lp: The printer or class does not exist." >&2; exit 1`:      "There is no printer called Office",
		`echo "lp: Connection refused" >&2; exit 1`:                        "The printer did not take the page",
	} {
		dir := withLP(t, script)
		err := Print(page1(t, dir), "Office")
		got := bodymap.Sentence(err, "en")
		if !strings.Contains(got, want) || !strings.Contains(got, "The PDF is safe") || strings.Contains(got, "exit status") {
			t.Errorf("%s: %q, want %q", script, got, want)
		}
		if french := bodymap.Sentence(err, "fr"); french == got || french == "" {
			t.Errorf("%s has no French: %q", script, french)
		}
	}
}

func TestPrintOfAPageThatIsGone(t *testing.T) {
	withLP(t, "exit 0")
	if err := Print(filepath.Join(t.TempDir(), "gone.pdf"), ""); bodymap.KindOf(err) != bodymap.NotFound {
		t.Errorf("a missing page gives %v", err)
	}
}
