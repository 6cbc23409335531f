package sheet

import (
	"io"
	"strconv"

	"ashi/bodymap"
)

// DrawUpPDF writes the sheet by which a session's syringes are filled, to be ticked off by hand: each syringe with its products,
// lots, needles and punctures, and the doses. The same Doc gives the same bytes.
func DrawUpPDF(w io.Writer, d Doc) error {
	l := layDrawUp(d)
	return writePDF(w, l.pages, dotted(d.Patient.Name(), l.moment(d.Session.At), l.t("Draw-up sheet")), d.Lang, d.PrintedAt)
}

// drawUpPt is the size of the tables in pt: they are read standing.
const drawUpPt = 9.5

func layDrawUp(d Doc) *layout {
	l := &layout{doc: d}
	l.start(l.t("Draw-up sheet"))
	l.alerts()
	loads := bodymap.DrawUp(d.Session, d.Sites, d.Fillings)
	if len(loads) == 0 {
		l.paragraph(plain.with(10), l.t("No site was marked in this session."))
	}
	for _, text := range d.Cautions {
		l.paragraph(loud.with(10), "! "+text)
		l.y++
	}
	for _, o := range loads {
		l.loadBlock(o)
	}
	if doses := (lister{l, l.width()}).doses(); len(doses) > 0 {
		l.listLong(listing{title: l.t("Doses"), rows: doses})
	}
	l.signedBy(l.t("Drawn up by, at"), l.t("Checked by, at"))
	l.frames()
	return l
}

// start begins the first page of a document, whose pages all tell what it is.
func (l *layout) start(what string) {
	l.w, l.h = l.doc.Paper.size()
	l.head = l.header(what)
	l.top = marginUp + l.head.height + gap
	l.bottom = l.h - l.footHeight() - 3
	l.newPage()
}

// loadBlock is what is drawn up of one filling: what it holds, then its syringes.
func (l *layout) loadBlock(o bodymap.Load) {
	heading := loud.with(13)
	name := l.t("Syringe, not stated what it holds")
	if o.Filling.ID != "" {
		name = dotted(l.count("1 syringe", "%d syringes", o.Syringes), o.Filling.Text(l.doc.Lang))
	}
	l.room(heading.leading() + 32) // the first syringe stands below it
	l.paragraph(heading, name)
	if o.Filling.ID == "" {
		l.tasks(o)
		return
	}
	for _, h := range o.Filling.AllergyHits(l.doc.Patient) {
		l.paragraph(loud.with(11), "!! "+h.Text(l.doc.Lang))
	}
	l.paragraph(plain.with(10), l.bothWays(o))
	l.y += 1
	l.products(o)
	l.cautions(o)
	if o.TooSmall {
		l.paragraph(loud.with(9), "!! "+l.t("A puncture takes more than this syringe holds: it is to be filled again in between."))
		l.tasks(o)
		return
	}
	l.charges(o)
}

// bothWays says how many punctures a full syringe gives, and how much all of them need.
func (l *layout) bothWays(o bodymap.Load) string {
	full := ""
	if total := o.Filling.TotalML(); len(o.Tasks) == 1 && o.Tasks[0].LeastML == o.Tasks[0].MostML {
		each := o.Tasks[0].LeastML
		full = l.t("%s mL at %s mL: %s", l.decimal(total, -1), l.atLeast(each, 2), l.count("1 puncture", "%d punctures", bodymap.PuncturesIn(total, each)))
	}
	return dotted(full, l.t("%s mL needed", l.atLeast(o.NeedML, 2)), l.t("%s mL spare", l.atLeast(o.SpareML, 2)))
}

// products lists what goes into each syringe, and into all of them.
func (l *layout) products(o bodymap.Load) {
	cols := []column{{l.t("Product"), 0, false}, {l.t("Lot"), 32, false}, {l.t("Use until"), 42, false}, {l.t("mL in each"), 26, true}}
	if o.Syringes > 1 {
		cols = append(cols, column{l.t("mL in all"), 22, true})
	}
	var rows [][]string
	for _, p := range o.Parts {
		row := []string{p.Product.Title(l.doc.Lang), p.Lot.Number, l.lastDay(p.Lot), l.decimal(p.VolumeML/float64(o.Syringes), -1)}
		if p.Lot.Number == "" {
			row[1] = l.t("none named")
		}
		if o.Syringes > 1 {
			row = append(row, l.decimal(p.VolumeML, -1))
		}
		rows = append(rows, row)
	}
	l.grid(drawUpPt, true, cols...).write(rows)
	l.y += 2
}

// cautions are what is known of mixing what is in a syringe.
func (l *layout) cautions(o bodymap.Load) {
	var products []bodymap.Product
	for _, p := range o.Parts {
		products = append(products, p.Product)
	}
	for _, n := range bodymap.NotesOnMixing(products, l.doc.Lang) {
		sign := ""
		if n.Caution {
			sign = "! "
		}
		l.paragraph(plain.with(8), sign+n.Text+" ("+n.Source+")")
	}
	l.y += 1
}

// charges lists the syringes, each with its needles.
func (l *layout) charges(o bodymap.Load) {
	var rows [][]string
	for _, c := range o.Charges {
		name := l.t("Syringe %s", strconv.Itoa(c.First))
		if c.Last > c.First {
			name = l.t("Syringes %d to %d, each", c.First, c.Last)
		}
		for i, t := range c.Tasks {
			spare := ""
			if i == len(c.Tasks)-1 {
				spare = l.atLeast(c.SpareML, 2)
			}
			rows = append(rows, append(l.taskRow(name, t), spare))
			name = l.t("the same, another needle")
		}
	}
	l.grid(drawUpPt, true, append(l.taskColumns(l.t("Syringe")), column{l.t("spare mL"), 16, true})...).write(rows)
	l.y += gap
}

// tasks lists needles with their punctures where no syringes can be told.
func (l *layout) tasks(o bodymap.Load) {
	var rows [][]string
	for _, t := range o.Tasks {
		rows = append(rows, l.taskRow("", t))
	}
	l.grid(drawUpPt, true, l.taskColumns("")...).write(rows)
	l.y += gap
}

func (l *layout) taskColumns(name string) []column {
	return []column{
		{name, 32, false},
		{l.t("Needle"), 27, false},
		{l.t("Technique"), 26, false},
		{l.t("Punctures"), 21, true},
		{l.t("mL each"), 20, true},
		{l.t("mL"), 14, true},
		{l.t("Sites"), 0, false},
	}
}

func (l *layout) taskRow(name string, t bodymap.Task) []string {
	return []string{
		name, l.taskNeedle(t), t.Technique.Text(l.doc.Lang), l.decimal(float64(t.Punctures), 0), l.eachML(t), l.atLeast(t.NeedML, 2), bodymap.Ranges(t.Numbers),
	}
}
