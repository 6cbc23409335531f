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

// BenchmarkRecallList prints a lot that 400 sessions got at 30 sites each, of which every second has no name.
func BenchmarkRecallList(b *testing.B) {
	r := Recall{Lot: "A17", Lang: "en", PrintedAt: at}
	for i := range 20 {
		r.Found = append(r.Found, given(i, 30))
	}
	for i := range 380 {
		r.Found = append(r.Found, r.Found[i])
	}
	for b.Loop() {
		if err := RecallPDF(io.Discard, r); err != nil {
			b.Fatal(err)
		}
	}
}
