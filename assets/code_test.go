package assets_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Every text that the code asks for is in the tables, and every text in the tables is asked for.
func TestTablesAndCodeAgree(t *testing.T) {
	code := parseCode(t)
	asked, literals := code.texts()
	fr := table(t, "fr")
	for _, key := range slices.Sorted(maps.Keys(asked)) {
		if _, ok := fr[key]; !ok {
			t.Errorf("%s: %q is not in the tables of assets/lang", asked[key], key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(fr)) {
		if !literals[key] {
			t.Errorf("no code asks for %q: take it out of the tables of assets/lang", key)
		}
	}
}

// code is the module's code without its tests, by the name of the package's folder.
type code struct {
	set   *token.FileSet
	files map[string][]*ast.File
	// takesKey tells which argument of a function is a key, by room and name: "assets.Say" 1. These are the functions
	// and methods of this module that have a parameter called english, and Fyne's own.
	takesKey map[string]int
}

func parseCode(t *testing.T) code {
	t.Helper()
	c := code{set: token.NewFileSet(), files: map[string][]*ast.File{}, takesKey: map[string]int{"lang.L": 0, "lang.Localize": 0}}
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		path, err = filepath.Abs(path)
		if err != nil {
			return err
		}
		parsed, err := parser.ParseFile(c.set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		room := filepath.Base(filepath.Dir(path))
		c.files[room] = append(c.files[room], parsed)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for room, files := range c.files {
		for _, file := range files {
			c.noteFunctions(room, file)
		}
	}
	if c.takesKey["assets.Say"] != 1 {
		t.Fatal("assets.Say no longer takes its key as a parameter called english")
	}
	return c
}

// noteFunctions notes the functions and methods of a file that take a key.
func (c code) noteFunctions(room string, file *ast.File) {
	for _, declared := range file.Decls {
		function, ok := declared.(*ast.FuncDecl)
		if !ok {
			continue
		}
		at := 0
		for _, field := range function.Type.Params.List {
			for _, name := range field.Names {
				if name.Name == "english" {
					c.takesKey[room+"."+function.Name.Name] = at
				}
				at++
			}
		}
	}
}

// texts returns the literal keys that the code asks for, with a place where it does, and all literal strings:
// keys that reach the tables by way of a variable are among those.
func (c code) texts() (asked map[string]token.Position, literals map[string]bool) {
	asked, literals = map[string]token.Position{}, map[string]bool{}
	for room, files := range c.files {
		for _, file := range files {
			ast.Inspect(file, func(node ast.Node) bool {
				if text, ok := literal(node); ok {
					literals[text] = true
				}
				if call, ok := node.(*ast.CallExpr); ok {
					if key, ok := c.key(room, call); ok {
						asked[key] = c.set.Position(call.Pos())
					}
				}
				return true
			})
		}
	}
	return asked, literals
}

// key returns the literal key of a call in a room, if it is a call that takes one.
func (c code) key(room string, call *ast.CallExpr) (string, bool) {
	var at int
	var ok bool
	switch function := call.Fun.(type) {
	case *ast.Ident:
		at, ok = c.takesKey[room+"."+function.Name]
	case *ast.SelectorExpr:
		if other, isName := function.X.(*ast.Ident); isName {
			at, ok = c.takesKey[other.Name+"."+function.Sel.Name]
		}
		if !ok {
			at, ok = c.takesKey[room+"."+function.Sel.Name]
		}
	}
	if !ok || at >= len(call.Args) {
		return "", false
	}
	return literal(call.Args[at])
}

// literal returns the text of a string literal or of a sum of them.
func literal(node ast.Node) (string, bool) {
	switch node := node.(type) {
	case *ast.BasicLit:
		if node.Kind != token.STRING {
			return "", false
		}
		text, err := strconv.Unquote(node.Value)
		return text, err == nil
	case *ast.BinaryExpr:
		left, ok := literal(node.X)
		right, ok2 := literal(node.Y)
		return left + right, ok && ok2 && node.Op == token.ADD
	}
	return "", false
}
