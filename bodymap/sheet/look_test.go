package sheet

import (
	"os"
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

func TestLook(t *testing.T) {
	back := func(v atlas.Vec) bool { return v[2] < 0 && v[1] > 88 && v[1] < 128 && v[0] < 14 && v[0] > -14 }
	for name, d := range map[string]Doc{
		"10": sample(10, 1, bodymap.Recorded, back), "40": sample(40, 2, bodymap.Planned, nil), "120": sample(120, 3, bodymap.Recorded, nil),
	} {
		f, _ := os.Create("/tmp/sheet/" + name + ".pdf")
		if err := PDF(f, d); err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
}
