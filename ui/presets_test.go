package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"ashi/bodymap"
)

func TestThePracticeMakesAStartItsOwnAndGoesBack(t *testing.T) {
	w := withAnna(t)
	f := w.session.syringe
	typeOver(w, f.fields["DepthMM"], "1.5")
	test.Tap(f.source)
	w.paint()
	expect(t, "offered", w.message.act.Text, "Start with the present numbers")
	test.Tap(w.message.act)
	w.paint()
	f.choose("Nappage")
	f.choose("Papule")
	w.paint()
	expect(t, "depth of the own start", f.fields["DepthMM"].Text, "1.5")
	test.Tap(f.source)
	w.paint()
	if !strings.Contains(w.message.text.Text, "The practice’s own start.") {
		t.Errorf("of the own start it says %q", w.message.text.Text)
	}
	test.Tap(w.message.act)
	f.choose("Papule")
	w.paint()
	expect(t, "depth of the shipped start", f.fields["DepthMM"].Text, w.desk.number(bodymap.Presets()[1].Syringe.DepthMM))
	test.Tap(f.source)
	w.paint()
	if w.message.act.Visible() {
		t.Errorf("with the shipped start at hand it offers %q", w.message.act.Text)
	}
}
