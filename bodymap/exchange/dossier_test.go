package exchange

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

var update = flag.Bool("update", false, "write the golden files anew")

var noon = time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)

// filler gives every field of a value something of its own, and notes what.
type filler struct {
	n    int
	said []string // as JSON says it
}

func (f *filler) note(text string) string {
	f.said = append(f.said, text)
	return text
}

// fill sets all fields; a list gets one item.
func (f *filler) fill(v reflect.Value) {
	f.n++
	switch v.Interface().(type) {
	case time.Time:
		at := noon.Add(time.Duration(f.n) * time.Minute)
		f.note(at.Format(time.RFC3339))
		v.Set(reflect.ValueOf(at))
		return
	case atlas.Place:
		p := atlas.Place{V: [3]uint16{uint16(f.n), uint16(f.n + 1), uint16(f.n + 2)}, W: [3]float64{.25, .25, .5}}
		text, err := p.MarshalText()
		if err != nil {
			panic(err)
		}
		f.note(string(text))
		v.Set(reflect.ValueOf(p))
		return
	case atlas.Figure:
		v.SetString(f.note("female"))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(f.note(fmt.Sprintf("text %d", f.n)))
	case reflect.Uint8: // of bytes that are not written
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(f.n))
		f.note(fmt.Sprint(f.n))
	case reflect.Float64:
		v.SetFloat(float64(f.n) + .5)
		f.note(fmt.Sprintf("%d.5", f.n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		f.fill(v.Index(0))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			f.fill(v.Field(i))
		}
	default:
		panic("cannot fill " + v.Type().String())
	}
}

// full is a dossier with something in every field of the record, and what that is.
func full(t *testing.T) (bodymap.Dossier, []string) {
	t.Helper()
	var f filler
	d := bodymap.Dossier{At: noon, Person: "Dr Sample"}
	f.fill(reflect.ValueOf(&d.Patient).Elem())
	f.fill(reflect.ValueOf(&d.Visits).Elem())
	f.fill(reflect.ValueOf(&d.Fillings).Elem())
	f.fill(reflect.ValueOf(&d.Signatures).Elem())
	d.Signatures[0].Snapshot = nil // what was signed is the session
	f.fill(reflect.ValueOf(&d.Log).Elem())
	for _, e := range []struct {
		kind  bodymap.EntryKind
		value any
	}{
		{bodymap.CourseEntry, &bodymap.Course{}},
		{bodymap.ConsentEntry, &bodymap.Consent{}},
		{bodymap.CheckEntry, &bodymap.Check{}},
		{bodymap.ScoreEntry, &bodymap.Score{}},
		{bodymap.ReactionEntry, &bodymap.Reaction{}},
		{bodymap.ReasonEntry, &bodymap.Reason{}},
	} {
		d.Entries = append(d.Entries, f.entry(t, e.kind, e.value))
	}
	return d, f.said
}

func (f *filler) entry(t *testing.T, kind bodymap.EntryKind, value any) bodymap.Entry {
	t.Helper()
	f.fill(reflect.ValueOf(value).Elem())
	body, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return bodymap.Entry{ID: bodymap.EntryID("entry of " + kind), Kind: kind, Patient: "p", Session: "s", Body: string(body)}
}

func written(t *testing.T, d bodymap.Dossier) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := DossierJSON(&out, d, "en"); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Whatever a field of the record holds is in the file.
func TestEveryFieldOfTheRecordIsInTheDossier(t *testing.T) {
	d, said := full(t)
	text := string(written(t, d))
	if len(said) < 100 {
		t.Fatalf("only %d values were filled in", len(said))
	}
	for _, s := range said {
		if !strings.Contains(text, s) {
			t.Errorf("%q is not in the file", s)
		}
	}
	if n := strings.Count(text, "true"); n < 4 { // numbing, yes, identity, none
		t.Errorf("%d of the answers are there", n)
	}
}

func TestTheDossierAsItWasFrozen(t *testing.T) {
	d, _ := full(t)
	got := written(t, d)
	const file = "testdata/dossier.json"
	if *update {
		if err := os.WriteFile(file, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("the file is not as in %s (%v): a change of its meaning needs a new version. go test ./bodymap/exchange -update writes it anew", file, err)
	}
}

// Each field of the file stands in its schema, with what it means.
func TestTheSchemaDescribesTheDossier(t *testing.T) {
	var schema map[string]any
	if err := json.Unmarshal(DossierSchema, &schema); err != nil {
		t.Fatal(err)
	}
	c := checker{t, schema["$defs"].(map[string]any)}
	d, _ := full(t)
	empty := bodymap.Dossier{At: noon, Visits: []bodymap.Visit{{}}, Fillings: []bodymap.Filling{{}}}
	for _, d := range []bodymap.Dossier{d, empty} {
		var value map[string]any
		if err := json.Unmarshal(written(t, d), &value); err != nil {
			t.Fatal(err)
		}
		c.check("", value, schema)
		for _, e := range value["Entries"].([]any) {
			e := e.(map[string]any)
			kind := e["Kind"].(string)
			c.check(kind, e["Value"], c.defs[kind].(map[string]any))
		}
	}
}

// checker holds values against the part of JSON Schema that the schema uses.
type checker struct {
	t    *testing.T
	defs map[string]any
}

func (c checker) check(path string, value any, s map[string]any) {
	if ref, ok := s["$ref"].(string); ok {
		def, ok := c.defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
		if !ok {
			c.t.Errorf("%s: no %s", path, ref)
		}
		c.check(path, value, def)
		return
	}
	if !strings.Contains(fmt.Sprint(s["type"]), kindOf(value)) {
		c.t.Errorf("%s is %s, the schema says %v", path, kindOf(value), s["type"])
	}
	switch value := value.(type) {
	case map[string]any:
		c.object(path, value, s)
	case []any:
		for i, v := range value {
			c.check(fmt.Sprintf("%s[%d]", path, i), v, s["items"].(map[string]any))
		}
	}
}

func (c checker) object(path string, value, s map[string]any) {
	fields, ok := s["properties"].(map[string]any)
	if !ok {
		return // any object
	}
	for name, v := range value {
		field, ok := fields[name].(map[string]any)
		if !ok {
			c.t.Errorf("%s.%s is not in the schema", path, name)
			continue
		}
		c.check(path+"."+name, v, field)
	}
	for _, name := range s["required"].([]any) {
		if _, ok := value[name.(string)]; !ok {
			c.t.Errorf("%s.%s is missing", path, name)
		}
	}
}

func kindOf(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case string:
		return "string"
	case bool:
		return "boolean"
	case float64:
		if v == float64(int(v)) {
			return "" // a number or an integer
		}
		return "number"
	case []any:
		return "array"
	}
	return "object"
}
