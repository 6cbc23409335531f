package assets_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"ashi/assets"
)

func TestSay(t *testing.T) {
	for key, text := range table(t, "fr") {
		for language, want := range map[string]string{"fr": text, "fr-CA": text, "en": key, "de": key, "": key} {
			if got := assets.Say(language, key); got != want {
				t.Errorf("Say(%q, %q) = %q, want %q", language, key, got, want)
			}
		}
	}
}

func TestSayWithoutTable(t *testing.T) {
	if got := assets.Say("fr", "%d of %s, unheard of", 2, "three"); got != "2 of three, unheard of" {
		t.Errorf("a format that no table holds gives %q", got)
	}
	if got := assets.Say("fr", "100 % unheard of"); got != "100 % unheard of" {
		t.Errorf("a text without arguments gives %q", got)
	}
}

func TestTablesHoldTheSameKeys(t *testing.T) {
	en, fr := table(t, "en"), table(t, "fr")
	for key := range en {
		if _, ok := fr[key]; !ok {
			t.Errorf("fr.json lacks %q", key)
		}
	}
	for key := range fr {
		if _, ok := en[key]; !ok {
			t.Errorf("en.json lacks %q", key)
		}
	}
}

func TestTablesAreInOrderWithoutDoubles(t *testing.T) {
	for _, code := range []string{"en", "fr"} {
		if keys := keysInFile(t, code); !slices.IsSorted(keys) {
			for i := 1; i < len(keys); i++ {
				if keys[i] < keys[i-1] {
					t.Errorf("%s.json: %q stands after %q", code, keys[i], keys[i-1])
				}
			}
		} else if len(slices.Compact(keys)) != len(table(t, code)) {
			t.Errorf("%s.json holds a key twice", code)
		}
	}
}

// What Fyne's lang and fmt would trip over.
func TestTextsAreSafeToShow(t *testing.T) {
	reserved := strings.Fields("id description hash leftdelim rightdelim zero one two few many other translation")
	for _, code := range []string{"en", "fr"} {
		for key, text := range table(t, code) {
			if strings.TrimSpace(text) == "" {
				t.Errorf("%s.json: %q has no text", code, key)
			}
			if slices.Contains(reserved, strings.ToLower(key)) {
				t.Errorf("%s.json: %q is a word that Fyne reserves", code, key)
			}
			if strings.Contains(key+text, "{{") {
				t.Errorf("%s.json: %q would be read as a template", code, key)
			}
			if want, got := verbs(key), verbs(text); !slices.Equal(want, got) {
				t.Errorf("%s.json: %q takes %v, its text takes %v", code, key, want, got)
			}
		}
	}
}

// Every text that the code asks for is in the tables, and every text in the tables is asked for.
func TestTablesAndCodeAgree(t *testing.T) {
	asked, literals := textsInCode(t)
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

func table(t *testing.T, code string) map[string]string {
	t.Helper()
	texts := map[string]string{}
	if err := json.Unmarshal(file(t, code), &texts); err != nil {
		t.Fatalf("%s.json: %v", code, err)
	}
	return texts
}

func keysInFile(t *testing.T, code string) []string {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(file(t, code)))
	var keys []string
	for i := -1; ; i++ { // a brace, then key and text in turn
		token, err := decoder.Token()
		if err != nil {
			return keys
		}
		if text, ok := token.(string); ok && i%2 == 0 {
			keys = append(keys, text)
		}
	}
}

func file(t *testing.T, code string) []byte {
	t.Helper()
	data, err := assets.Lang.ReadFile("lang/" + code + ".json")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

var verb = regexp.MustCompile(`%%|%[-+# 0]*(?:\[(\d+)\])?[\d.]*([a-zA-Z])`)

// verbs lists what a format takes, in the order of the arguments: "1d", "2s".
func verbs(format string) []string {
	var all []string
	next := 1
	for _, m := range verb.FindAllStringSubmatch(format, -1) {
		if m[0] == "%%" {
			continue
		}
		if m[1] != "" {
			next, _ = strconv.Atoi(m[1])
		}
		all = append(all, fmt.Sprint(next, m[2]))
		next++
	}
	slices.Sort(all)
	return all
}

// textsInCode reads the module's code, without its tests: the keys given to say, lang.L and assets.Say with where
// they stand, and all literal strings, for keys that reach those by way of a variable.
func textsInCode(t *testing.T) (asked map[string]token.Position, literals map[string]bool) {
	t.Helper()
	asked, literals = map[string]token.Position{}, map[string]bool{}
	files := token.NewFileSet()
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		parsed, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(parsed, func(node ast.Node) bool {
			if text, ok := literal(node); ok {
				literals[text] = true
			}
			if key, ok := keyAskedFor(node); ok {
				asked[key] = files.Position(node.Pos())
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return asked, literals
}

// keyAskedFor returns the key of a call to say, lang.L, lang.Localize or assets.Say where it is a literal.
func keyAskedFor(node ast.Node) (string, bool) {
	call, ok := node.(*ast.CallExpr)
	if !ok {
		return "", false
	}
	at, ok := map[string]int{"say": 0, "lang.L": 0, "lang.Localize": 0, "assets.Say": 1}[functionName(call)]
	if !ok || at >= len(call.Args) {
		return "", false
	}
	return literal(call.Args[at])
}

// functionName returns the name that a call uses, with its room: "say", "lang.L".
func functionName(call *ast.CallExpr) string {
	switch function := call.Fun.(type) {
	case *ast.Ident:
		return function.Name
	case *ast.SelectorExpr:
		if room, ok := function.X.(*ast.Ident); ok {
			return room.Name + "." + function.Sel.Name
		}
	}
	return ""
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
