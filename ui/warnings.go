package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// warnings is what the screens use of the safety at a site.
type warnings interface {
	Safety() (bodymap.Safety, error)
	SetSafety(bodymap.Safety) error
	WarningsOf(bodymap.Patient, bodymap.Session, []bodymap.Site) ([]bodymap.Warning, []bodymap.Reason, error)
	presets
}

// warned are the warnings of the open session's sites, or only of some of them, and the reasons that were given.
func (d *desk) warned(sites ...bodymap.Site) ([]bodymap.Warning, []bodymap.Reason) {
	if d.chart == nil {
		return nil, nil
	}
	if sites == nil {
		sites = d.chart.Sites()
	}
	p, s := d.chart.Patient(), d.chart.Session()
	all, reasons, err := d.record.WarningsOf(p, s, sites)
	if err != nil { // while the window is being refreshed: it is not told again
		d.message = message{text: bodymap.Sentence(err, d.lang), bad: true}
		return bodymap.Warnings(p, s, sites, s.At, bodymap.DefaultSafety()), nil
	}
	return all, reasons
}

// worst tells how severe the worst is that each site of the open session is warned of.
func (d *desk) worst() map[bodymap.SiteID]bodymap.Severity {
	all, _ := d.warned()
	return bodymap.Severest(all)
}

// counted are the warnings that are counted and printed.
func counted(all []bodymap.Warning) []bodymap.Warning {
	return slices.DeleteFunc(slices.Clone(all), func(w bodymap.Warning) bool { return w.Severity < bodymap.Caution })
}

// selectWarned selects the next site after the selected one that is warned of.
func (d *desk) selectWarned() {
	var ids []bodymap.SiteID
	all, _ := d.warned()
	for _, w := range counted(all) {
		if !slices.Contains(ids, w.Site) {
			ids = append(ids, w.Site)
		}
	}
	if len(ids) == 0 {
		return
	}
	past := d.selected == ""
	for _, s := range d.chart.Sites() {
		if past && slices.Contains(ids, s.ID) {
			d.selectSite(s.ID)
			return
		}
		past = past || s.ID == d.selected
	}
	d.selectSite(ids[0])
}

// warnPanel says above the totals how much is warned of and, of a selected site, what.
type warnPanel struct {
	desk   *desk
	box    *fyne.Container
	row    *warnRow
	site   *siteWarnings
	danger *canvas.Text
	other  *canvas.Text
	signs  [2]fyne.CanvasObject
}

func newWarnPanel(d *desk) *warnPanel {
	p := &warnPanel{desk: d, danger: rowWord(), other: rowWord(), site: newSiteWarnings(d)}
	p.danger.TextStyle.Bold, p.other.TextStyle.Bold = true, true
	p.danger.Color, p.other.Color = theme.Color(theme.ColorNameError), theme.Color(colorCaution)
	p.signs = [2]fyne.CanvasObject{severitySign(bodymap.Danger, theme.TextSize()), severitySign(bodymap.Caution, theme.TextSize())}
	words := container.New(layout.NewCustomPaddedHBoxLayout(6), p.signs[0], p.danger, p.signs[1], p.other)
	pad := theme.InnerPadding() / 2
	if theme.TextSize() > 14 { // touch mode: a target of 44 units
		pad = theme.InnerPadding()
	}
	p.row = newWarnRow(container.New(layout.NewCustomPaddedLayout(pad, pad, 12, 12), words), d.selectWarned)
	p.box = container.New(layout.NewCustomPaddedVBoxLayout(0), p.row, p.site.box)
	return p
}

func (p *warnPanel) object() fyne.CanvasObject { return p.box }

func (p *warnPanel) refresh() {
	all, reasons := p.desk.warned()
	danger, caution := 0, 0
	for _, w := range all {
		switch w.Severity {
		case bodymap.Danger:
			danger++
		case bodymap.Caution:
			caution++
		}
	}
	p.danger.Text, p.other.Text = count("1 danger", "%d dangers", danger), count("1 caution", "%d cautions", caution)
	for i, n := range []int{danger, caution} {
		show(p.signs[i], n > 0)
		if n == 0 {
			[]*canvas.Text{p.danger, p.other}[i].Text = ""
		}
	}
	show(p.row, danger+caution > 0)
	p.row.Refresh()
	p.site.refresh(all, reasons)
	p.box.Refresh()
}

// severitySign is the shape of a severity: an octagon, a triangle or a ring.
func severitySign(s bodymap.Severity, units float32) fyne.CanvasObject {
	shape, ink := theme.InfoIcon(), colorQuiet
	switch s {
	case bodymap.Danger:
		shape, ink = icon("danger"), theme.ColorNameError
	case bodymap.Caution:
		shape, ink = theme.WarningIcon(), colorCaution
	}
	return signOf(shape, ink, units)
}

func signOf(shape fyne.Resource, ink fyne.ThemeColorName, units float32) fyne.CanvasObject {
	i := canvas.NewImageFromResource(theme.NewColoredResource(shape, ink))
	i.FillMode = canvas.ImageFillContain
	i.SetMinSize(fyne.NewSquareSize(units))
	return container.NewCenter(i)
}

// severityInk is the colour of a severity's words.
func severityInk(s bodymap.Severity) fyne.ThemeColorName {
	return map[bodymap.Severity]fyne.ThemeColorName{bodymap.Danger: theme.ColorNameError, bodymap.Caution: colorCaution, bodymap.Note: colorQuiet}[s]
}

// warnRow is a line of words that can be tapped.
type warnRow struct {
	widget.BaseWidget
	words  fyne.CanvasObject
	tapped func()
}

var (
	_ fyne.Tappable      = (*warnRow)(nil)
	_ desktop.Cursorable = (*warnRow)(nil)
)

func newWarnRow(words fyne.CanvasObject, tapped func()) *warnRow {
	r := &warnRow{words: words, tapped: tapped}
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer implements fyne.Widget.
func (r *warnRow) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.words) }

// Tapped implements fyne.Tappable.
func (r *warnRow) Tapped(*fyne.PointEvent) { r.tapped() }

// Cursor implements desktop.Cursorable.
func (r *warnRow) Cursor() desktop.Cursor { return desktop.PointerCursor }
