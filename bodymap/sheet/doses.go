package sheet

import (
	"slices"
	"strings"

	"ashi/bodymap"
)

// listing is a titled part of the page: what to draw up, the doses.
type listing struct {
	title string
	rows  []listed
}

// listings are those of a sheet: in two boxes side by side or, where they are too long for a page, one after the other.
type listings struct {
	all     []listing
	abreast bool
}

// listed is one entry of a listing.
type listed struct {
	style  style
	lines  []string
	indent float64 // mm
	tick   bool    // a box to tick off stands before it
}

// tickW is the room in mm of a box to tick off.
const tickW = 5.0

// lister makes entries of some width.
type lister struct {
	*layout
	width float64 // mm
}

func (l lister) entry(s style, text string, indent float64) listed {
	return listed{style: s, lines: s.wrap(text, l.width-indent), indent: indent}
}

func (r listed) height() float64 { return float64(len(r.lines)) * r.style.leading() }

func (g listing) height() float64 {
	h := loud.leading()
	for _, r := range g.rows {
		h += r.height()
	}
	return h
}

// listings sets what there is to list as it fits.
func (l *layout) listings() listings {
	half := lister{l, (l.width()-gap)/2 - 2*keyPad}
	both := listings{half.listings(), true}
	if len(both.all) == 2 && both.height() <= l.bottom-l.top {
		return both
	}
	return listings{lister{l, l.width()}.listings(), false}
}

func (g listings) height() float64 {
	h := 0.0
	for _, one := range g.all {
		if g.abreast {
			h = max(h, one.height()+4+gap)
		} else {
			h += one.height() + gap
		}
	}
	return h
}

// listings says what was or is to be drawn up, and what doses that makes. A session whose syringes are not said to hold
// anything has none of it.
func (l lister) listings() []listing {
	d := l.doc
	loads := bodymap.DrawUp(d.Session, d.Sites, d.Fillings)
	if !slices.ContainsFunc(loads, func(o bodymap.Load) bool { return o.Filling.ID != "" }) {
		return nil
	}
	title := l.t("To draw up")
	if d.Session.State.Given() {
		title = l.t("Drawn up")
	}
	up := listing{title: title}
	for _, o := range loads {
		up.rows = append(up.rows, l.load(o)...)
	}
	doses := listing{title: l.t("Doses"), rows: l.doses()}
	if len(doses.rows) == 0 {
		return []listing{up}
	}
	return []listing{up, doses}
}

// load is one kind of syringe with its products; in a plan there is a box to tick off before each.
func (l lister) load(o bodymap.Load) []listed {
	d := l.doc
	name := l.t("Syringe, not stated what it holds")
	if o.Filling.ID != "" {
		name = dotted(l.count("1 syringe", "%d syringes", o.Syringes), o.Filling.Name)
	}
	each := l.atLeast(o.LeastML, 2)
	if o.LeastML != o.MostML {
		each = l.t("%s to %s", each, l.atLeast(o.MostML, 2))
	}
	use := dotted(l.t("%d G × %s mm", o.NeedleGauge, l.decimal(o.NeedleLengthMM, -1)), o.Technique.Text(d.Lang),
		l.count("1 puncture", "%d punctures", o.Punctures), l.t("%s mL each", each), l.t("%s mL needed", l.atLeast(o.NeedML, 2)))
	if o.Filling.ID != "" {
		use = dotted(use, l.t("%s mL spare", l.atLeast(o.SpareML, 2)))
	}
	rows := []listed{l.entry(loud.with(8), dotted(name, use, l.t("No. %s", bodymap.Ranges(o.Numbers))), 0)}
	plan := d.Session.State == bodymap.Planned
	for _, p := range o.Parts {
		row := l.entry(plain.with(8), l.part(p, o.Syringes), tickW)
		row.tick = plan
		rows = append(rows, row)
	}
	return rows
}

// fillingName names what a syringe holds; empty where that is not stated or there is but one.
func (l *layout) fillingName(id bodymap.EntryID) string {
	i := slices.IndexFunc(l.doc.Fillings, func(f bodymap.Filling) bool { return f.ID == id })
	if i < 0 || len(l.doc.Fillings) == 1 {
		return ""
	}
	return l.doc.Fillings[i].Name
}

// part is a product with its volume and its lot.
func (l *layout) part(p bodymap.Drawn, syringes int) string {
	text := strings.TrimSpace(p.Product.Name + " " + p.Product.StrengthText(l.doc.Lang))
	volume := l.t("%s mL", l.decimal(p.VolumeML, -1))
	if syringes > 1 {
		volume += " (" + l.t("%s mL in each", l.decimal(p.VolumeML/float64(syringes), -1)) + ")"
	}
	lot, until := "", ""
	if p.Lot.Number != "" {
		lot = l.t("lot %s", p.Lot.Number)
	}
	if p.Lot.Expires != "" {
		until = l.t("use until %s", p.Lot.Expires.Text(l.doc.Lang))
	}
	return dotted(text, volume, lot, until)
}

// doses are every dose against every limit, what cannot be told, and the reasons for what is over a limit.
func (l lister) doses() []listed {
	d := l.doc
	all := bodymap.DosesOf(d.Session, d.Sites, d.Fillings, d.Limits, d.Patient.WeightKG)
	small := plain.with(8)
	var rows []listed
	for _, o := range all.Of {
		perKG, each := "", ""
		if o.MGPerKG > 0 {
			perKG = l.t("%s mg/kg", l.atLeast(float64(int(o.MGPerKG*100+.5))/100, 2))
		}
		if o.Each(d.Lang) != "" {
			each = l.t("%s per puncture", o.Each(d.Lang))
		}
		rows = append(rows, l.entry(loud.with(8), dotted(o.Text(d.Lang), perKG, each), 0))
		for _, s := range o.Against {
			rows = append(rows, l.entry(small, l.share(s), tickW))
		}
	}
	for _, m := range all.Mixed {
		rows = append(rows, l.entry(small, dotted(l.sign(m.Level)+m.Text(d.Lang)+", "+m.Level.Text(d.Lang), m.Source), 0))
	}
	for _, u := range all.NotStated {
		rows = append(rows, l.entry(small, dotted(u.Text(d.Lang), l.t("%s mL", l.decimal(u.ML, -1))), 0))
	}
	for _, r := range d.Reasons {
		if _, ok := bodymap.DoseRule(r.Rule); ok && r.Site == "" {
			rows = append(rows, l.entry(loud.with(8), l.t("Reason (%s over the limit): %s", bodymap.RuleText(r.Rule, d.Lang), r.Text), 0))
		}
	}
	return rows
}

// share is a dose against one limit, and whose limit it is.
func (l *layout) share(s bodymap.Share) string {
	text := s.Text(l.doc.Lang)
	if s.Level != bodymap.DoseOpen {
		text = l.sign(s.Level) + text + ", " + s.Level.Text(l.doc.Lang)
	}
	return dotted(text, s.Basis(l.doc.Patient.WeightKG, l.doc.Lang), s.Limit.Source)
}

// sign tells a level on a bad copy as well: the paper has no colours.
func (l *layout) sign(level bodymap.DoseLevel) string {
	return map[bodymap.DoseLevel]string{bodymap.DoseNear: "! ", bodymap.DoseOver: "!! "}[level]
}

// list writes the listings below the figures.
func (l *layout) list() {
	if !l.lists.abreast {
		for _, g := range l.lists.all {
			l.listLong(g)
		}
		return
	}
	h := l.lists.height() - gap
	l.room(h)
	w := (l.width() - gap) / 2
	for i, g := range l.lists.all {
		x := margin + float64(i)*(w+gap)
		l.page().draw(shape{path: rounded(box{x, l.y, w, h}, 1.6), line: hair, width: 0.25})
		y := l.y + 2
		y += l.page().lines(loud, []string{g.title}, x+keyPad, y)
		for _, r := range g.rows {
			y += r.write(l.page(), x+keyPad, y)
		}
	}
	l.y += h + gap
}

// listLong writes a listing over the width of the page, and of the next ones.
func (l *layout) listLong(g listing) {
	l.room(loud.leading() + g.rows[0].style.leading())
	l.y += l.page().lines(loud, []string{g.title}, margin, l.y)
	for _, r := range g.rows {
		for _, text := range r.lines {
			l.room(r.style.leading())
			l.y += listed{r.style, []string{text}, r.indent, r.tick}.write(l.page(), margin, l.y)
			r.tick = false
		}
	}
	l.y += gap
}

// write draws an entry and returns its height.
func (r listed) write(p *page, x, y float64) float64 {
	if r.tick {
		p.draw(shape{path: rounded(box{x + 0.6, y + 0.5, 2.4, 2.4}, 0.3), line: black, width: 0.25})
	}
	return p.lines(r.style, r.lines, x+r.indent, y)
}
