package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// floors are the rooms of the house from the ground up. A room imports only rooms below its own floor;
// the rooms of ui are one household and may import each other.
var floors = [][]string{
	{"ashi/assets", "ashi/bodymap/internal/frugal"},
	{"ashi/bodymap/atlas"},
	{"ashi/bodymap"},
	{"ashi/bodymap/draw"},
	{"ashi/bodymap/sqlite/vault/internal/seam"},
	{"ashi/bodymap/sqlite/vault", "ashi/bodymap/sqlite/vault/vaulttest"},
	{"ashi/bodymap/sheet", "ashi/bodymap/sqlite", "ashi/bodymap/exchange"},
	{"ashi/ui"},
	{"ashi/cmd/ashi", "ashi/cmd/atlas"},
}

// floor returns the number of the floor of a package of this module, from 0, or -1 for a package that has no place.
func floor(pkg string) int {
	return slices.IndexFunc(floors, func(rooms []string) bool {
		return slices.Contains(rooms, pkg) || rooms[0] == "ashi/ui" && strings.HasPrefix(pkg, "ashi/ui/")
	})
}

func TestImportsPointDown(t *testing.T) {
	for pkg, imports := range packages(t, "{{.ImportPath}} {{join .Imports \" \"}}") {
		at := floor(pkg)
		if at < 0 {
			t.Errorf("%s has no place in the house", pkg)
			continue
		}
		for _, imported := range imports {
			if !strings.HasPrefix(imported, "ashi/") {
				continue
			}
			household := strings.HasPrefix(pkg, "ashi/ui") && strings.HasPrefix(imported, "ashi/ui/")
			if floor(imported) >= at && !household {
				t.Errorf("%s imports %s, which is not below it", pkg, imported)
			}
		}
	}
}

// The record and the body know neither the screen nor the database, by no way round; the paper and the disk know no screen.
func TestLowerFloorsKnowNeitherScreenNorDatabase(t *testing.T) {
	refused := map[string][]string{
		"ashi/assets":           {"fyne.io/", "database/sql", "modernc.org/"},
		"ashi/bodymap/atlas":    {"fyne.io/", "database/sql", "modernc.org/"},
		"ashi/bodymap":          {"fyne.io/", "database/sql", "modernc.org/"},
		"ashi/bodymap/draw":     {"fyne.io/", "database/sql", "modernc.org/"},
		"ashi/bodymap/sheet":    {"fyne.io/", "database/sql", "modernc.org/"},
		"ashi/bodymap/exchange": {"fyne.io/", "database/sql", "modernc.org/"},
		"ashi/bodymap/sqlite":   {"fyne.io/"},
		"ashi/ui":               {"database/sql", "modernc.org/"},
	}
	for pkg, deps := range packages(t, "{{.ImportPath}} {{join .Deps \" \"}}") {
		for _, dep := range deps {
			for _, name := range refused[pkg] {
				if dep == name || strings.HasSuffix(name, "/") && strings.HasPrefix(dep, name) {
					t.Errorf("%s depends on %s", pkg, dep)
				}
			}
		}
	}
}

// Fyne's app package links OpenGL: where it is imported, tests need a C compiler and headers.
func TestOnlyTheProgramOpensWindows(t *testing.T) {
	for pkg, imports := range packages(t, "{{.ImportPath}} {{join .Imports \" \"}} {{join .TestImports \" \"}} {{join .XTestImports \" \"}}") {
		if pkg != "ashi/cmd/ashi" && slices.Contains(imports, "fyne.io/fyne/v2/app") {
			t.Errorf("%s imports Fyne's app package", pkg)
		}
	}
}

// These versions of the database and of the C library beneath it were made for each other.
func TestDatabasePair(t *testing.T) {
	got := golist(t, "-m", "modernc.org/sqlite", "modernc.org/libc")
	want := []string{"modernc.org/sqlite v1.61.1", "modernc.org/libc v1.79.0"}
	if !slices.Equal(got, want) {
		t.Errorf("go.mod holds %q, want %q", got, want)
	}
}

// go.mod names without "// indirect" what the code imports, on any system and with any build tag, and nothing else.
// (go mod tidy says more, but asks for the tests of others' modules, not all of which can be had.)
func TestGoModNamesWhatIsImported(t *testing.T) {
	direct := required(t)
	used := map[string]bool{}
	for path, file := range importedPaths(t) {
		first, _, _ := strings.Cut(path, "/")
		if !strings.Contains(first, ".") {
			continue // the standard library and this module
		}
		i := slices.IndexFunc(direct, func(module string) bool { return path == module || strings.HasPrefix(path, module+"/") })
		if i < 0 {
			t.Errorf("%s imports %s, which go.mod does not name as a direct requirement", file, path)
			continue
		}
		used[direct[i]] = true
	}
	for _, module := range direct {
		if !used[module] {
			t.Errorf("go.mod names %s as a direct requirement, but nothing imports it", module)
		}
	}
}

// required lists the direct requirements of go.mod.
func required(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	var direct []string
	for line := range strings.Lines(string(data)) {
		words := strings.Fields(strings.TrimPrefix(line, "require "))
		if len(words) == 2 && strings.HasPrefix(words[1], "v") {
			direct = append(direct, words[0])
		}
	}
	return direct
}

// importedPaths lists what the module's files import, each with a file that does.
func importedPaths(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir("../..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, imported := range file.Imports {
			all[strings.Trim(imported.Path.Value, `"`)] = path
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// packages lists this module's packages: the first word of the format's output for each, with the other words.
func packages(t *testing.T, format string) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	for _, line := range golist(t, "-tags", "ci,e2e", "-f", format, "ashi/...") {
		words := strings.Fields(line)
		all[words[0]] = words[1:]
	}
	for _, rooms := range floors[:3] {
		if _, ok := all[rooms[0]]; !ok {
			t.Fatalf("go list does not know %s", rooms[0])
		}
	}
	return all
}

// golist returns the lines of go list's answer.
func golist(t *testing.T, args ...string) []string {
	t.Helper()
	command := exec.Command("go", append([]string{"list"}, args...)...)
	command.Env = append(command.Environ(), "CGO_ENABLED=0")
	var complaint strings.Builder
	command.Stderr = &complaint
	out, err := command.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, complaint.String())
	}
	return strings.Split(strings.TrimSpace(string(out)), "\n")
}
