package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// cupboardOf brings one of its pages up.
func cupboardOf[P panel](t *testing.T, w *window) P {
	t.Helper()
	if w.desk.front != practiceFront {
		w.key(fyne.KeyK, fyne.KeyModifierControl)
	}
	for i, l := range w.practice.pages {
		if p, ok := l.panel.(P); ok {
			w.practice.turnTo(i)
			w.paint()
			return p
		}
	}
	t.Fatal("no such page")
	panic("unreachable")
}

// setAll types values into a form.
func setAll(f *slots, typed map[string]string) {
	for field, text := range typed {
		f.all[field].set(text)
	}
}

// withLidocaine has a product of the practice's own with two lots, one of which has expired.
func withLidocaine(t *testing.T) (*window, bodymap.Product) {
	t.Helper()
	w := withAnna(t)
	p := cupboardOf[*productsPage](t, w)
	test.Tap(w.button(p.box, "New product"))
	setAll(&p.form, map[string]string{"Name": "Lidocaine X", "Substance": "lidocaine", "Strength": "2", "Unit": "%", "VolumeML": "5"})
	test.Tap(w.button(p.box, "Save"))
	w.paint()
	for number, expires := range map[string]string{"OLD": "31.10.2026", "NEW": "2027-12-31"} {
		setAll(&p.lots.form, map[string]string{"Number": number, "Expires": expires, "StockML": "1,5"})
		test.Tap(p.lots.save)
		w.paint()
	}
	all, err := w.desk.record.Products()
	i := slices.IndexFunc(all, func(o bodymap.Product) bool { return o.Name == "Lidocaine X" })
	if err != nil || i < 0 || all[i].VolumeML != 5 || all[i].Strength != 2 || all[i].Class != "amide anaesthetic" {
		t.Fatalf("the products are %v (%v)", all, err)
	}
	if lots, err := w.desk.record.Lots(all[i].ID); err != nil || len(lots) != 2 || lots[0].Expires != "2026-10-31" || lots[0].StockML != 1.5 {
		t.Fatalf("the lots are %v (%v)", lots, err)
	}
	return w, all[i]
}

func TestProductsAreSearchedAndRefusedAtTheField(t *testing.T) {
	w, own := withLidocaine(t)
	p := cupboardOf[*productsPage](t, w)
	expect(t, "chosen", p.head.Text, "Lidocaine X 2 %")
	if words := texts(p.lots.box); !strings.Contains(words, "expired") || !strings.Contains(words, "1.5 of 1.5 mL left") {
		t.Errorf("the lots say %q", words)
	}
	test.Type(p.search, "lido x")
	if len(p.found) != 1 || p.found[0].ID != own.ID {
		t.Errorf("found %v", p.found)
	}
	setAll(&p.form, map[string]string{"Strength": "much", "Name": "Another"})
	test.Tap(w.button(p.box, "Save"))
	expect(t, "at the strength", p.form.all["Strength"].wrong.Text, "“much” is not a number.")
	setAll(&p.form, map[string]string{"Strength": "-1"})
	test.Tap(w.button(p.box, "Save"))
	if s := p.form.all["Strength"].wrong; s.Hidden || !strings.HasPrefix(s.Text, "The strength must lie over 0") {
		t.Errorf("-1 says %q", s.Text)
	}
	setAll(&p.lots.form, map[string]string{"Number": "B"})
	test.Tap(p.lots.save)
	if p.lots.form.all["Expires"].wrong.Hidden {
		t.Error("a lot without expiry is not refused at its field")
	}
	p.choose("product:saline")
	expect(t, "saline", p.form.all["Name"].get(), "Saline")
	p.choose(own.ID)
	expect(t, "what was typed", p.form.all["Name"].get()+" "+p.form.all["Strength"].get(), "Another -1")
}

func TestAMixIsMadeScaledAndFilled(t *testing.T) {
	w, own := withLidocaine(t)
	p := cupboardOf[*mixesPage](t, w)
	test.Tap(w.button(p.box, "Add product"))
	p.form.all["Name"].set("Low back")
	for i, id := range []bodymap.EntryID{own.ID, "product:diclofenac"} {
		p.parts.parts[i].product.set(string(id))
		p.parts.parts[i].volume.set("1")
	}
	w.paint()
	expect(t, "total", p.parts.total.Text, "Total: 2 mL")
	if len(p.parts.notes.Objects) != 2 {
		t.Errorf("%d notes on diclofenac with lidocaine", len(p.parts.notes.Objects))
	}
	p.parts.scale.set("4,5")
	test.Tap(w.button(p.box, "Scale"))
	expect(t, "scaled", p.parts.parts[0].volume.get()+" "+p.parts.parts[1].volume.get(), "2.25 2.25")
	test.Tap(w.button(p.box, "Save"))
	w.paint()
	if all, err := w.desk.record.Mixes(); err != nil || len(all) != 1 || all[0].TotalML() != 4.5 {
		t.Fatalf("the mixes are %v (%v)", all, err)
	}
	test.Tap(p.fill)
	w.paint()
	f, ok := w.desk.chart.Filling(w.desk.syringe().Filling)
	if !ok || f.Name != "Low back" || f.Parts[0].Lot.Number != "NEW" {
		t.Errorf("the syringe holds %+v; a lot that has expired is not taken by itself", f)
	}
	p.parts.parts[1].volume.set("0")
	test.Tap(w.button(p.box, "Save"))
	if s := p.parts.parts[1].product.wrong; s.Hidden {
		t.Error("a part of 0 mL is not refused at its row")
	}
	test.Tap(p.one)
	w.paint()
	p.parts.parts[1].volume.set("1")
	test.Tap(w.button(p.box, "Save"))
	if p.parts.wrong.Hidden || !strings.Contains(p.parts.wrong.Text, "one product per syringe") {
		t.Errorf("with one product per syringe a mix of two says %q", p.parts.wrong.Text)
	}
}

// fillWithRow opens the choice and takes the first that begins with some words: two taps.
func (w *window) fillWithRow(t *testing.T, words string) {
	t.Helper()
	pick := w.session.syringe.filled.pick
	test.Tap(pick)
	i := slices.IndexFunc(pick.Options, func(o string) bool { return strings.HasPrefix(o, words) })
	if i < 0 {
		t.Fatalf("%q is not among %q", words, pick.Options)
	}
	pick.SetSelected(pick.Options[i])
	w.win.Canvas().Overlays().Remove(w.win.Canvas().Overlays().Top())
	w.paint()
}

func TestTapsInheritWhatTheSyringeHolds(t *testing.T) {
	w, own := withLidocaine(t)
	w.desk.leaveFront()
	row := w.session.syringe.filled
	w.fillWithRow(t, "Lidocaine X 2 % · lot NEW")
	expect(t, "left", row.left.text.Text, "50 punctures left in this syringe")
	if words := w.session.syringe.caution.text.Text; !strings.Contains(words, "runs out: 1.5 mL") {
		t.Errorf("5 mL out of 1.5 mL say %q", words)
	}
	w.tapPoint(t, "ST36", atlas.Left)
	w.tapPoint(t, "ST25", atlas.Left)
	expect(t, "left after two", row.left.text.Text, "48 punctures left in this syringe")
	sites := w.desk.chart.Sites()
	held := sites[0].Syringe.Filling
	w.session.syringe.choose(w.session.syringe.technique.Options[2])
	if f, ok := w.desk.chart.Filling(w.desk.syringe().Filling); !ok || f.Parts[0].Product.ID != own.ID || held != f.ID {
		t.Error("another technique empties the syringe")
	}
	w.desk.pick([]bodymap.SiteID{sites[1].ID}, false)
	w.paint()
	w.fillWithRow(t, "Lidocaine X 2 % · lot OLD")
	if words := w.session.syringe.caution.text.Text; !strings.Contains(words, "Lot OLD of Lidocaine X 2 % expired on 31 Oct 2026.") {
		t.Errorf("an expired lot says %q", words)
	}
	if s := w.desk.chart.Sites(); s[0].Syringe.Filling != held || s[1].Syringe.Filling == held {
		t.Error("the picked site alone should have another filling")
	}
	w.desk.undo()
	if s := w.desk.chart.Sites(); s[1].Syringe.Filling != held {
		t.Error("undo does not bring the filling back")
	}
	w.desk.setPicked()
	w.desk.changed()
	w.fillWithRow(t, "not stated")
	if w.desk.syringe().Filling != "" || row.left.box.Visible() {
		t.Error("the syringe still holds something")
	}
}

func TestAProductWithoutPackageIsRefusedAtTheRow(t *testing.T) {
	w := withAnna(t)
	if _, err := w.desk.record.SaveLot(bodymap.Lot{Product: "product:saline", Number: "S1", Expires: "2027-12-31"}); err != nil {
		t.Fatal(err)
	}
	w.fillWithRow(t, "Saline · lot S1")
	row := w.session.syringe.filled
	if !row.wrong.box.Visible() || w.desk.syringe().Filling != "" {
		t.Errorf("it says %q", row.wrong.text.Text)
	}
	w.tapPoint(t, "ST36", atlas.Left)
	expect(t, "marked all the same", w.marked(), "ST36 left planned")
}

func TestARecalledLotIsFoundAndWritten(t *testing.T) {
	w, _ := withLidocaine(t)
	w.desk.leaveFront()
	w.fillWithRow(t, "Lidocaine X 2 % · lot NEW")
	w.tapPoint(t, "ST36", atlas.Left)
	w.tapPoint(t, "ST25", atlas.Left)
	p := cupboardOf[*recallPage](t, w)
	find := func() {
		p.search.SetText("new")
		p.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		w.paint()
	}
	find()
	expect(t, "planned only", p.words.text.Text, "Nobody got this lot, by the record.")
	w.desk.recordAll()
	find()
	expect(t, "found", p.words.text.Text, "1 patient, 1 session, 2 sites, 0.2 mL")
	var name, table string
	w.desk.saveAs = func(as string, page []byte) { name, table = as, string(page) }
	test.Tap(p.write)
	if name != "recall-2026-11-21-new.csv" || strings.Count(table, "Sample,Anna,1974-03-14,1043,2026-11-21") != 2 {
		t.Errorf("the table %s is %s", name, table)
	}
	w.desk.beside = func(work func()) { work() }
	test.Tap(p.print)
	w.desk.message.do()
	if name != "recall-2026-11-21-new.pdf" || !strings.HasPrefix(table, "%PDF") {
		t.Errorf("the printed list %s is %d bytes; the message says %q", name, len(table), w.desk.message.text)
	}
	p.open(p.found[0])
	if w.desk.front != bodyFront || w.desk.chart == nil || len(w.desk.chart.Sites()) != 2 {
		t.Error("the session of a recall does not open")
	}
}
