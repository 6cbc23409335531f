package sheet

import (
	"io"
	"testing"

	"ashi/bodymap"
)

// BenchmarkPDF is the everyday page: 40 sites that take 3 figures.
func BenchmarkPDF(b *testing.B) {
	d := everyday()
	for b.Loop() {
		if err := PDF(io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLayout(b *testing.B) {
	d := everyday()
	for b.Loop() {
		lay(d)
	}
}

func everyday() Doc {
	return named(bodymap.Planned, "BL23", "BL24", "BL25", "BL26", "GV4", "GV3", "BL52", "BL40", "BL57", "ST36", "SP9", "ST34", "SP10", "LI11",
		"LI10", "CV6", "CV4", "ST25", "KI16", "GB21", "BL11", "BL12", "LI4")
}

func TestEverydaySheetHasThreeFigures(t *testing.T) {
	d := everyday()
	if got := viewsOf(watching(d)); len(got) != 3 || len(d.Sites) < 40 {
		t.Errorf("the sheet of the benchmark has %d sites on %v", len(d.Sites), got)
	}
}

// BenchmarkWidePDF is a page with points, a line, an area of 78 punctures and pain.
func BenchmarkWidePDF(b *testing.B) {
	d := wideSample(b)
	for b.Loop() {
		if err := PDF(io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}
