package sheet

import (
	"cmp"
	"io"
	"math"
	"slices"
	"strconv"
	"time"

	"ashi/bodymap"
)

// Recall is the list of everyone who got a lot.
type Recall struct {
	Lot       string // as it is printed on the package
	Found     []bodymap.Recalled
	By        string // who prints it
	Lang      string // "en" or "fr"
	Paper     Paper
	PrintedAt time.Time // its time zone is that of all days on the pages
}

// RecallPDF writes the list by patient, a row per session, to be ticked off as the patients are told. The same Recall gives
// the same bytes.
func RecallPDF(w io.Writer, r Recall) error {
	l := layRecall(r)
	return writePDF(w, l.pages, l.t("Recall of lot %s", r.Lot), r.Lang, r.PrintedAt)
}

func layRecall(r Recall) *layout {
	l := &layout{doc: Doc{Lang: r.Lang, Paper: r.Paper, PrintedAt: r.PrintedAt}}
	l.about = dotted(l.t("Recall of lot %s", r.Lot), r.By)
	l.w, l.h = r.Paper.size()
	l.head = l.recallHead(r)
	l.top = marginUp + l.head.height + gap
	l.bottom = l.h - l.footHeight() - 3
	l.newPage()
	if len(r.Found) == 0 {
		l.paragraph(plain.with(10), l.t("Nobody got this lot, by the record."))
	}
	for _, drawn := range drawnIn(r.Found) {
		l.recalled(drawn, r.Found)
	}
	l.signedBy(l.t("All informed by"), l.t("Place and date"))
	l.frames()
	return l
}

// recallHead is what stands on top of every page, but for its number.
func (l *layout) recallHead(r Recall) block {
	var p page
	name, lines := style{size: 16, bold: true, ink: black}.fit(l.t("Recall of lot %s", r.Lot), l.width()-stampW-gap, 11)
	y := p.lines(name, lines, 0, 0) + 0.4
	second := plain.with(9.5)
	y += p.lines(second, second.wrap(dotted(l.counted(r.Found), r.By), l.width()-stampW-gap), 0, y)
	y = max(y, 14) + 1.4
	p.rule(point{0, y}, point{l.width(), y}, 0.5, black)
	return block{p.items, y}
}

// counted says how many got how much.
func (l *layout) counted(found []bodymap.Recalled) string {
	t := bodymap.RecallTotals(found)
	return dotted(l.count("1 patient", "%d patients", t.Patients), l.count("1 session", "%d sessions", t.Sessions),
		l.count("1 site", "%d sites", t.Sites), l.t("%s mL", l.ml(t.ML)))
}

// ml writes mL in steps of 0.001.
func (l *layout) ml(v float64) string {
	return l.atLeast(math.Round(v*1000)/1000, 2)
}

// drawnIn are the products and lots as they were, each once: a number can be that of lots of several products.
func drawnIn(found []bodymap.Recalled) (out []bodymap.Drawn) {
	for _, r := range found {
		if !slices.ContainsFunc(out, func(d bodymap.Drawn) bool { return sameLot(d, r.Drawn) }) {
			out = append(out, r.Drawn)
		}
	}
	return out
}

// sameLot lets what else was edited of a product or a lot differ.
func sameLot(a, b bodymap.Drawn) bool {
	return a.Product.Title("en") == b.Product.Title("en") && a.Lot.Number == b.Lot.Number && a.Lot.Expires == b.Lot.Expires
}

// recalled lists who got one lot of one product.
func (l *layout) recalled(d bodymap.Drawn, found []bodymap.Recalled) {
	heading := loud.with(11)
	l.room(heading.leading() + 16)
	l.paragraph(heading, dotted(d.Product.Title(l.doc.Lang), l.t("lot %s", d.Lot.Number), l.t("use until %s", d.Lot.Expires.Text(l.doc.Lang))))
	var some []bodymap.Recalled
	for _, r := range found {
		if sameLot(d, r.Drawn) {
			some = append(some, r)
		}
	}
	slices.SortStableFunc(some, func(a, b bodymap.Recalled) int {
		return cmp.Or(cmp.Compare(bodymap.Fold(a.Patient.Name()), bodymap.Fold(b.Patient.Name())), cmp.Compare(a.Patient.ID, b.Patient.ID), a.Session.At.Compare(b.Session.At))
	})
	rows, sites := make([][]string, len(some)), make([]string, len(some))
	for i, r := range some {
		rows[i], sites[i] = l.recallRow(r), l.recallSites(r)
	}
	l.grid(8.5, true, column{l.t("Patient"), 0, false}, column{l.t("Birth date"), 27, false}, column{l.t("File number"), 28, false}, column{l.t("Session"), 27, false},
		column{l.t("Practitioner"), 34, false}, column{l.t("mL"), 14, true}).write(rows, sites...)
	l.y += gap
}

func (l *layout) recallRow(r bodymap.Recalled) []string {
	p := r.Patient
	day := bodymap.DateText(r.Session.At.In(l.doc.PrintedAt.Location()), l.doc.Lang)
	return []string{p.Name(), p.Born.Text(l.doc.Lang), p.FileNumber, day, r.Session.Practitioner, l.ml(r.ML(r.Sites...))}
}

func (l *layout) recallSites(r bodymap.Recalled) string {
	sites := make([]string, len(r.Sites))
	for i, s := range r.Sites {
		sites[i] = strconv.Itoa(s.Number) + ". " + s.Text(r.Session.Figure, l.doc.Lang)
	}
	return dotted(sites...)
}
