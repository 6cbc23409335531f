package atlas

import (
	"strings"
	"testing"

	"ashi/bodymap/internal/frugal"
)

// tables are the readers of the embedded tables, each with a row that it reads.
var tables = map[string]struct {
	columns, row string
	read         func([]byte) (rows int, err error)
}{
	"sources":      {sourceColumns, "a,b,c", counted(readSources)},
	"groups":       {groupColumns, "g,Group,Groupe,ST36;LI4,who1991,,", listed(readGroups)},
	"cautions":     {cautionColumns, "GB21,vessel,lung,iaomai,primary,0.5,oblique", countedCodes},
	"sentences":    {cautionTextColumns, "a,One.,Un.", counted(readCautionTexts)},
	"channels":     {channelColumns, "LU,1,Lung,Poumon,肺,fei,11", listed(readChannels)},
	"lines":        {stretchColumns, "ST,ST5;(at ST12);ST13-15,why", listed(readStretches)},
	"key points":   {keyPointColumns, "C2,beside EOP 1,Here,Ici,isncsci2008", listed(readKeyPoints)},
	"key points 2": {keyPointColumns, "C2,nowhere at all,Here,Ici,isncsci2008", listed(readKeyPoints)},
}

func listed[T any](read func([]byte) ([]T, error)) func([]byte) (int, error) {
	return func(data []byte) (int, error) { l, err := read(data); return len(l), err }
}

func counted[T any](read func([]byte) (map[string]T, error)) func([]byte) (int, error) {
	return func(data []byte) (int, error) { m, err := read(data); return len(m), err }
}

func countedCodes(data []byte) (int, error) { m, err := readCautions(data); return len(m), err }

func TestTablesRefuseWhatIsNotTheirs(t *testing.T) {
	for name, x := range tables {
		if n, err := x.read([]byte(x.columns + "\n" + x.row + "\n")); n != 1 || err != nil {
			t.Errorf("%s: a good row makes %d, %v", name, n, err)
		}
		for what, data := range map[string]string{
			"nothing": "", "other columns": "x," + x.columns + "\nx," + x.row + "\n",
			"too few fields": x.columns + "\n" + x.row[:strings.LastIndex(x.row, ",")] + "\n", "a torn quote": x.columns + "\n\"" + x.row + "\n",
		} {
			if n, err := x.read([]byte(data)); err == nil || n != 0 {
				t.Errorf("%s: %s is read as %d rows", name, what, n)
			}
		}
	}
}

func TestTablesRefuseWhatIsNotKnown(t *testing.T) {
	for _, c := range []struct{ table, old, bad string }{
		{"groups", "LI4", "LI99"},
		{"groups", "who1991", "hearsay"},
		{"groups", "who1991", ""},
		{"cautions", "GB21", "GB99"},
		{"cautions", "vessel", "draught"},
		{"cautions", "lung", "no such sentence"},
		{"cautions", "iaomai", ""},
		{"cautions", "primary", "hearsay"},
		{"cautions", "0.5", "deep"},
		{"sentences", "Un.", ""},
		{"sources", "b", ""},
		{"channels", "11", "eleven"},
		{"lines", "ST13-15", "ST44-46"},
		{"lines", "ST5;(at ST12);ST13-15", "ST5"},
		{"lines", "ST5", "SP"},
		{"lines", "ST13-15", "ST13-X"},
		{"key points", "isncsci2008", "hearsay"},
	} {
		x := tables[c.table]
		if _, err := x.read([]byte(x.columns + "\n" + strings.Replace(x.row, c.old, c.bad, 1) + "\n")); err == nil {
			t.Errorf("%s: %q is taken for %q", c.table, c.bad, c.old)
		}
	}
	for _, twice := range []string{"sources", "sentences"} {
		x := tables[twice]
		if _, err := x.read([]byte(x.columns + "\n" + x.row + "\n" + x.row + "\n")); err == nil {
			t.Errorf("%s: the same id twice", twice)
		}
	}
}

func TestPlacesInWordsThatLeadNowhere(t *testing.T) {
	f := placeFinder{b: Get().Body(Male)}
	for _, good := range []string{"at ST36", "at GV20", "at EOP", "at L1", "beside anus 0.8", "half ASIS ST36", "over T12 L3", "front 5 4", "limb forearm 3 90", "knuckle 1", "palm 5"} {
		if p, ok := f.find(good); !ok || Get().Valid(p) != nil {
			t.Errorf("%q is not found", good)
		}
	}
	for _, bad := range []string{
		"", "at", "at home", "near ST36", "beside EOP", "beside home 1", "beside EOP far", "half ST36", "half ST36 home", "over home ST36",
		"front 5", "front a b", "front 5 400", "limb forearm 3", "limb tail 3 90", "limb forearm x y", "knuckle 0", "palm 6", "palm thumb",
	} {
		if _, ok := f.find(bad); ok {
			t.Errorf("%q is found", bad)
		}
	}
}

func FuzzReadTables(f *testing.F) {
	for name, x := range tables {
		f.Add(name, []byte(x.columns+"\n"+x.row+"\n"))
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		defer frugal.Check(t)()
		x, ok := tables[name]
		if !ok {
			return
		}
		if n, err := x.read(data); err != nil && n != 0 {
			t.Fatalf("%s: %d rows come with %v", name, n, err)
		}
	})
}

func FuzzFindPlace(f *testing.F) {
	for _, k := range keyPoints() {
		f.Add(k.place)
	}
	body := Get().Body(Female)
	f.Fuzz(func(t *testing.T, words string) {
		defer frugal.Check(t)()
		if p, ok := (placeFinder{b: body}).find(words); ok && Get().Valid(p) != nil {
			t.Fatalf("%q leads off the body", words)
		}
	})
}
