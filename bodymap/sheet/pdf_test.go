package sheet

import (
	"bytes"
	"compress/zlib"
	"encoding/xml"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"ashi/bodymap"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

func pdfOf(t *testing.T, d Doc) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := PDF(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestPDFIsValid(t *testing.T) {
	for name, d := range map[string]Doc{
		"plan": named(bodymap.Planned, "BL23", "ST36"), "record": sample(40, 2, bodymap.Recorded, nil), "empty": sample(0, 0, bodymap.Planned, nil),
	} {
		config := model.NewDefaultConfiguration()
		config.ValidationMode = model.ValidationStrict
		if err := api.Validate(bytes.NewReader(pdfOf(t, d)), config); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestPDFIsTheSameEachTime(t *testing.T) {
	d := sample(40, 2, bodymap.Recorded, nil)
	first := pdfOf(t, d)
	for range 3 {
		if !bytes.Equal(first, pdfOf(t, d)) {
			t.Fatal("the same document gave other bytes")
		}
	}
	d.PrintedAt = d.PrintedAt.Add(time.Hour)
	if bytes.Equal(first, pdfOf(t, d)) {
		t.Error("another time of printing gave the same bytes")
	}
}

func TestPDFIsSmall(t *testing.T) {
	if n := len(pdfOf(t, everyday())); n > 1_500_000 {
		t.Errorf("40 sites take %d bytes", n)
	}
}

// The words of a PDF can be searched: its letters are numbered as in Unicode, and it says so.
func TestPDFTextCanBeSearched(t *testing.T) {
	d := named(bodymap.Recorded, "BL23", "GV4")
	d.Patient.FirstName = "Zoé Łucja"
	file := pdfOf(t, d)
	got := pdfText(t, file)
	for _, want := range []string{"Müller-Sample ", "王", ", Zoé Łucja", "腎俞", "命門", "RECORD", "14 Mar 1974", "30G×"} {
		if !strings.Contains(got, want) {
			t.Errorf("the PDF lacks %q", want)
		}
	}
	if streams := strings.Join(inflated(t, file), ""); !strings.Contains(streams+string(file), "<0000> <FFFF> <0000>") {
		t.Error("the PDF does not say what its letters mean")
	}
}

// inflated are the packed streams of a PDF.
func inflated(t *testing.T, file []byte) []string {
	t.Helper()
	var out []string
	for _, part := range bytes.Split(file, []byte("stream\n"))[1:] {
		z, err := zlib.NewReader(bytes.NewReader(part))
		if err != nil {
			continue // a picture or a table
		}
		data, err := io.ReadAll(z)
		if err != nil {
			continue
		}
		out = append(out, string(data))
	}
	return out
}

var shown = regexp.MustCompile(`(?s)Td \((.*?)\) Tj`)

// pdfText reads the strings that the pages show.
func pdfText(t *testing.T, file []byte) string {
	t.Helper()
	return strings.Join(pdfPages(t, file), "")
}

// pdfPages reads the strings that each page shows, a line each.
func pdfPages(t *testing.T, file []byte) []string {
	t.Helper()
	var out []string
	unescape := strings.NewReplacer(`\\`, `\`, `\(`, `(`, `\)`, `)`, `\r`, "\r")
	for _, s := range inflated(t, file) {
		var b strings.Builder
		for _, m := range shown.FindAllStringSubmatch(s, -1) {
			raw := unescape.Replace(m[1])
			var units []uint16
			for i := 0; i+1 < len(raw); i += 2 {
				units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
			}
			b.WriteString(string(utf16.Decode(units)) + "\n")
		}
		if b.Len() > 0 {
			out = append(out, b.String())
		}
	}
	return out
}

func TestSVGIsOneDrawingWithText(t *testing.T) {
	var b bytes.Buffer
	d := sample(30, 3, bodymap.Recorded, nil)
	d.Patient.Surname = `O'<Neill> & "王"` + "\x01"
	if err := SVG(&b, d); err != nil {
		t.Fatal(err)
	}
	decoder := xml.NewDecoder(bytes.NewReader(b.Bytes()))
	count := map[string]int{}
	var text strings.Builder
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			count[token.Name.Local]++
		case xml.CharData:
			text.Write(token)
		}
	}
	if count["svg"] != 1 || count["image"] < 2 || count["use"] < 500 || count["path"] < 100 {
		t.Errorf("elements: %v", count)
	}
	for _, want := range []string{`O'<Neill> & "`, "王", "30G×"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("the SVG lacks %q", want)
		}
	}
}

func TestPNGShowsAllPages(t *testing.T) {
	d := sample(25, 3, bodymap.Recorded, nil)
	var b bytes.Buffer
	if err := PNG(&b, d); err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	pages := len(lay(d).pages)
	if want := pixels(float64(pages)*297 + float64(pages-1)*pageGap); img.Bounds().Dx() != 1240 || img.Bounds().Dy() != want {
		t.Errorf("%d pages give an image of %v, want 1240 x %d", pages, img.Bounds(), want)
	}
	for i := range pages {
		dark := 0
		for y := pixels(float64(i) * (297 + pageGap)); y < pixels(float64(i)*(297+pageGap)+40); y++ {
			for x := range 1240 {
				if r, _, _, _ := img.At(x, y).RGBA(); r < 0x4000 {
					dark++
				}
			}
		}
		if dark < 5000 {
			t.Errorf("the head of page %d has %d dark pixels", i+1, dark)
		}
	}
}

// A writer that fails makes the sheet fail.
func TestWritersReportErrors(t *testing.T) {
	d := named(bodymap.Planned, "ST36")
	for name, write := range map[string]func(io.Writer, Doc) error{"PDF": PDF, "PNG": PNG, "SVG": SVG} {
		if err := write(full{}, d); !errors.Is(err, errFull) {
			t.Errorf("%s to a full disk: %v", name, err)
		}
	}
}

var errFull = errors.New("full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestPackedPicturesKeepTheirColours(t *testing.T) {
	from := image.NewRGBA(image.Rect(0, 0, 33, 17))
	want := color.RGBA{R: 230, G: 180, B: 90, A: 255}
	draw.Draw(from, from.Bounds(), image.NewUniform(want), image.Point{}, draw.Src)
	back, err := jpeg.Decode(bytes.NewReader(packed(from)))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []image.Point{{0, 0}, {32, 16}, {16, 8}} {
		r, g, b, _ := back.At(p.X, p.Y).RGBA()
		for i, d := range []int{int(r>>8) - 230, int(g>>8) - 180, int(b>>8) - 90} {
			if d < -4 || d > 4 {
				t.Errorf("channel %d at %v is off by %d", i, p, d)
			}
		}
	}
}
