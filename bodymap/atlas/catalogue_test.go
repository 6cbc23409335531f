package atlas

import (
	"strings"
	"testing"

	"ashi/bodymap/internal/frugal"
)

func TestReadCatalogueRefuses(t *testing.T) {
	row := "ST36,Z,Z,Z,Z,,Leg,Jambe,ST,true,true,,,here,ici,,"
	for name, text := range map[string]string{
		"nothing":         "",
		"other columns":   "code,pinyin\nST36,Z\n",
		"too few fields":  catalogueColumns + "\nST36,Z\n",
		"no code":         catalogueColumns + "\n" + strings.TrimPrefix(row, "ST36") + "\n",
		"no channel":      catalogueColumns + "\n" + strings.Replace(row, ",ST,", ",,", 1) + "\n",
		"neither yes nor": catalogueColumns + "\n" + strings.Replace(row, "true,true", "true,perhaps", 1) + "\n",
	} {
		if p, err := readCatalogue([]byte(text)); err == nil {
			t.Errorf("%s: read as %v", name, p)
		}
	}
	p, err := readCatalogue([]byte(catalogueColumns + "\n" + strings.Replace(row, "Z,,Leg", "Z,a; b ;,Leg", 1) + "\n"))
	if err != nil || len(p) != 1 || len(p[0].Aliases) != 2 || p[0].Aliases[1] != "b" {
		t.Errorf("a good row is read as %v, %v", p, err)
	}
}

func FuzzReadCatalogue(f *testing.F) {
	f.Add([]byte(catalogueColumns + "\nST36,Z,Z,Z,Z,a;b,Leg,Jambe,ST,true,true,,,here,ici,,\n"))
	f.Add([]byte("\"\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		defer frugal.Check(t)()
		points, err := readCatalogue(data)
		if err != nil && points != nil {
			t.Fatal("an error comes with points")
		}
		for _, p := range points {
			if p.Code == "" || p.Channel == "" {
				t.Fatalf("read a point without code or channel: %v", p)
			}
		}
	})
}
