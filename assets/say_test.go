package assets_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"ashi/assets"
)

func TestSay(t *testing.T) {
	fr := table(t, "fr")
	if len(fr) < 100 {
		t.Fatalf("fr.json holds only %d texts", len(fr))
	}
	for key, text := range fr {
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
