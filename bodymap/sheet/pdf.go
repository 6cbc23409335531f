package sheet

import (
	"bytes"
	"fmt"
	"io"
	"time"

	"codeberg.org/go-pdf/fpdf"
)

// writePDF draws the pages; the same pages and time give the same bytes.
func writePDF(w io.Writer, pages []page, title, lang string, at time.Time) error {
	paint(pages, true)
	return writePainted(w, pages, title, lang, at)
}

// writePainted draws pages whose pictures are painted.
func writePainted(w io.Writer, pages []page, title, lang string, at time.Time) error {
	first := pages[0]
	f := fpdf.NewCustom(&fpdf.InitType{UnitStr: "mm", Size: fpdf.SizeType{Wd: first.w, Ht: first.h}})
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	f.SetCatalogSort(true)
	f.SetCreationDate(at.UTC())
	f.SetModificationDate(at.UTC())
	f.SetProducer("Ashi", true)
	f.SetTitle(title, true)
	f.SetLang(lang)
	p := pdfPen{Fpdf: f, known: map[*face]bool{}}
	for i := range pages {
		f.AddPage()
		for j, it := range pages[i].items {
			switch {
			case it.shape != nil:
				p.shape(it.shape)
			case it.words != nil:
				p.words(it.words)
			case it.picture != nil:
				p.picture(fmt.Sprintf("p%d-%d", i, j), it.picture)
			}
		}
	}
	if err := f.Output(w); err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	return nil
}

type pdfPen struct {
	*fpdf.Fpdf
	known map[*face]bool // the faces that this document has
}

func (p pdfPen) shape(s *shape) {
	for _, st := range s.path {
		switch st.op {
		case 'M':
			p.MoveTo(st.p[0].X, st.p[0].Y)
		case 'L':
			p.LineTo(st.p[0].X, st.p[0].Y)
		case 'C':
			p.CurveBezierCubicTo(st.p[0].X, st.p[0].Y, st.p[1].X, st.p[1].Y, st.p[2].X, st.p[2].Y)
		case 'Z':
			p.ClosePath()
		}
	}
	p.DrawPath(p.paint(s))
}

// paint sets the colours and line of a shape and names its painting operator.
func (p pdfPen) paint(s *shape) string {
	how := ""
	if s.fill.A > 0 {
		p.SetFillColor(int(s.fill.R), int(s.fill.G), int(s.fill.B))
		how = "F"
	}
	if s.line.A > 0 {
		p.SetDrawColor(int(s.line.R), int(s.line.G), int(s.line.B))
		p.SetLineWidth(s.width)
		p.SetLineJoinStyle("round")
		p.SetLineCapStyle("butt")
		dash := []float64{}
		if s.dash > 0 {
			dash = []float64{s.dash, s.dash}
		}
		p.SetDashPattern(dash, 0)
		how = "D" + how
	}
	return how
}

func (p pdfPen) words(w *words) {
	p.SetTextColor(int(w.ink.R), int(w.ink.G), int(w.ink.B))
	for _, r := range w.runs {
		if !p.known[r.face] {
			// The writer parses a font for each document: only those that occur.
			p.AddUTF8FontFromBytes(r.face.name, "", r.face.data)
			p.known[r.face] = true
		}
		p.SetFont(r.face.name, "", w.size)
		p.Text(w.x+r.x, w.y, r.text)
	}
}

func (p pdfPen) picture(name string, pic *picture) {
	options := fpdf.ImageOptions{ImageType: "JPG"}
	p.RegisterImageOptionsReader(name, options, bytes.NewReader(pic.jpeg))
	p.ImageOptions(name, pic.X, pic.Y, pic.W, pic.H, false, options, 0, "")
}
