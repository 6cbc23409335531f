package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ashi/bodymap"
)

func TestWhoseRecordNeedNotBeKept(t *testing.T) {
	w := withAnna(t)
	if err := w.desk.chart.SetHeader(func(s *bodymap.Session) { s.At = s.At.AddDate(-12, 0, 0) }); err != nil {
		t.Fatal(err)
	}
	w.key(fyne.KeyK, fyne.KeyModifierControl)
	var p *retentionPage
	for i, g := range w.practice.pages {
		if page, ok := g.panel.(*retentionPage); ok {
			p = page
			test.Tap(w.practice.tabs[i].button)
		}
	}
	w.paint()
	wants(t, "at first", p.words.Text, "Choose a country")
	p.country.SetSelectedIndex(1) // Germany: 10
	w.paint()
	wants(t, "after ten years", p.words.Text, "1 record need not be kept")
	wants(t, "the source", p.source.text.Text, "630f")
	p.years.SetText("many")
	p.save()
	wants(t, "at the field", p.wrong.text.Text, "1 to 100 years")
	p.years.SetText("15")
	p.save()
	w.paint()
	wants(t, "after fifteen", p.words.Text, "still to be kept")
	expect(t, "the rule", p.country.Selected, "Years of the practice’s own")
	p.years.SetText("11")
	p.save()
	w.paint()
	p.list.OnSelected(0)
	w.paint()
	if w.desk.front != fileFront || w.file.pages[w.file.at].title != "Everything" {
		t.Errorf("opened is page %d of front %v", w.file.at, w.desk.front)
	}
}
