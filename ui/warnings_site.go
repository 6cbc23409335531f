package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// siteWarnings says what is warned of at the selected site, who says so, and takes the reason for going on.
type siteWarnings struct {
	desk   *desk
	box    *fyne.Container
	list   *fyne.Container
	scroll *container.Scroll
	site   bodymap.SiteID
	shown  []*siteWarning
}

// siteWarning is one of them.
type siteWarning struct {
	rule   string
	box    *fyne.Container
	text   *widget.RichText
	reason *field
	size   bodymap.Severity
}

// mostWarned is how high the warnings of a site can be, in lines, before one scrolls.
const mostWarned = 9

func newSiteWarnings(d *desk) *siteWarnings {
	s := &siteWarnings{desk: d, list: container.New(layout.NewCustomPaddedVBoxLayout(2))}
	s.scroll = container.NewVScroll(s.list)
	s.box = container.New(&capped{s.scroll}, s.scroll)
	return s
}

func (s *siteWarnings) refresh(all []bodymap.Warning, reasons []bodymap.Reason) {
	d := s.desk
	all = slices.DeleteFunc(counted(all), func(w bodymap.Warning) bool { return w.Site != d.selected }) // notes are on the card
	show(s.box, len(all) > 0)
	if len(all) == 0 {
		s.site, s.shown, s.list.Objects = "", nil, nil
		return
	}
	if !s.same(all) {
		s.build(all)
	}
	for i, w := range all {
		s.shown[i].text.Segments = warningWords(w, w.Brief(d.lang), d.lang)
		s.shown[i].text.Refresh()
		s.shown[i].reason.keep(reasonOf(reasons, w))
	}
	s.scroll.Refresh()
}

// same tells whether what is shown has its fields already; they stay while one types.
func (s *siteWarnings) same(all []bodymap.Warning) bool {
	return s.site == s.desk.selected && slices.EqualFunc(s.shown, all, func(a *siteWarning, w bodymap.Warning) bool {
		return a.rule == w.Rule() && a.size == w.Severity
	})
}

func (s *siteWarnings) build(all []bodymap.Warning) {
	s.site, s.shown, s.list.Objects = s.desk.selected, nil, nil
	for _, w := range all {
		row := s.row(w)
		s.shown = append(s.shown, row)
		s.list.Add(row.box)
	}
	s.scroll.ScrollToTop()
}

func (s *siteWarnings) row(w bodymap.Warning) *siteWarning {
	d := s.desk
	row := &siteWarning{rule: w.Rule(), size: w.Severity, text: widget.NewRichText()}
	row.text.Wrapping = fyne.TextWrapWord
	sign := container.New(layout.NewCustomPaddedLayout(theme.InnerPadding(), 0, 12, 0), container.NewVBox(severitySign(w.Severity, theme.TextSize())))
	said := container.NewBorder(nil, nil, sign, nil, row.text)
	row.box = container.New(layout.NewCustomPaddedVBoxLayout(-theme.InnerPadding()/2), said)
	site, rule := w.Site, w.Rule()
	row.reason = newField(d, say("Reason")+" "+rule, nil)
	row.reason.commit = func(text string) {
		d.accept(row.reason.label)
		if d.chart == nil {
			return
		}
		if err := d.chart.SetReason(rule, site, text); err != nil {
			d.told(row.reason.label, err)
			return
		}
		d.changed()
	}
	row.reason.SetPlaceHolder(say("Reason"))
	row.box.Add(container.New(layout.NewCustomPaddedLayout(0, 2, 12, 14), row.reason))
	return row
}

// reasonOf is what was said to a warning.
func reasonOf(all []bodymap.Reason, w bodymap.Warning) string {
	for _, r := range all {
		if r.Site == w.Site && r.Rule == w.Rule() {
			return r.Text
		}
	}
	return ""
}

// warningWords are a warning in words: how severe, about what, the sentences, and who says so.
func warningWords(w bodymap.Warning, sentences, lang string) []widget.RichTextSegment {
	return []widget.RichTextSegment{
		cardWord(warningHead(w, lang)+"  ", severityInk(w.Severity), true, false),
		cardWord(sentences+" ", theme.ColorNameForeground, false, false),
		cardWord("("+w.Source+")", colorQuiet, false, true),
	}
}

// warningHead is how severe a warning is, and what it is about.
func warningHead(w bodymap.Warning, lang string) string {
	return w.Severity.Text(lang) + " · " + w.Kind.Text(lang)
}

// capped lets what scrolls be as high as it likes up to a number of lines.
type capped struct{ scroll *container.Scroll }

// MinSize implements fyne.Layout.
func (c *capped) MinSize([]fyne.CanvasObject) fyne.Size {
	most := mostWarned * (theme.TextSize() + theme.LineSpacing()) * 1.25
	return fyne.NewSize(0, min(c.scroll.Content.MinSize().Height, most))
}

// Layout implements fyne.Layout.
func (c *capped) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	put(c.scroll, 0, 0, size.Width, size.Height)
}
