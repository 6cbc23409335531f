package bodymap_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"ashi/bodymap"
)

// verbs are all that the code of the room declares.
func verbs(t *testing.T) (all []bodymap.Verb) {
	t.Helper()
	files, err := filepath.Glob("*.go")
	check(t, err)
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file := must(parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution))(t)
		ast.Inspect(file, func(n ast.Node) bool {
			s, ok := n.(*ast.ValueSpec)
			if kind, named := isVerb(s, ok); named {
				all = append(all, kind)
			}
			return true
		})
	}
	return all
}

// isVerb tells whether a declaration is that of a verb that can be in the log by itself.
func isVerb(s *ast.ValueSpec, ok bool) (bodymap.Verb, bool) {
	if !ok || len(s.Values) != 1 {
		return "", false
	}
	kind, named := s.Type.(*ast.Ident)
	text, literal := s.Values[0].(*ast.BasicLit)
	if !named || kind.Name != "Verb" || !literal {
		return "", false
	}
	word, err := strconv.Unquote(text.Value)
	return bodymap.Verb(word), err == nil && !strings.HasSuffix(word, ": ")
}

// Every verb says in whole words what was done, in both languages, and no two say the same.
func TestEveryVerbSaysWhatWasDone(t *testing.T) {
	all := verbs(t)
	if len(all) < 80 {
		t.Fatalf("only %d verbs are found", len(all))
	}
	said := map[string]bodymap.Verb{}
	for _, v := range all {
		en, fr := v.Did("en"), v.Did("fr")
		if en == string(v) || en == fr || !strings.Contains("ABCDEFGHIJKLMNOPQRSTUVWXYZ", en[:1]) {
			t.Errorf("%q says %q and %q", v, en, fr)
		}
		for _, words := range []string{en, fr} {
			if other, ok := said[words]; ok {
				t.Errorf("%q and %q both say %q", v, other, words)
			}
			said[words] = v
		}
		for _, words := range []string{v.Text("en"), v.Text("fr")} {
			if words == "" || strings.Contains(words, "%") {
				t.Errorf("the button says %q of %q", words, v)
			}
		}
	}
	if got := bodymap.Verb("undo: mark").Did("en") + ", " + bodymap.Verb("redo: mark").Did("fr"); got != "Undone: Marked a site, Rétabli : Site marqué" {
		t.Errorf("taken back and repeated it says %q", got)
	}
}
