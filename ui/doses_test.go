package ui

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/sqlite"
)

var (
	lido10 = bodymap.Product{Name: "Lidocaine sample", Substance: "lidocaine", Class: "amide anaesthetic", Strength: 1, Unit: bodymap.Percent}
	pirox  = bodymap.Product{Name: "Piroxicam sample", Substance: "piroxicam"}
	saline = bodymap.Product{Name: "Saline sample"}
)

// filled opens the window with Anna, whose syringe holds 2.5 mL of each product.
func filled(t *testing.T, language string, products ...bodymap.Product) *window {
	t.Helper()
	dir := t.TempDir()
	f := bodymap.Filling{ID: "back mix", Name: "Back mix"}
	for _, p := range products {
		f.Parts = append(f.Parts, bodymap.Drawn{Product: p, Lot: bodymap.Lot{Number: "A17", Expires: "2027-06-30"}, VolumeML: 2.5})
	}
	body, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	store, err := sqlite.Open(filepath.Join(dir, "ashi.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	e := bodymap.Entry{ID: f.ID, Kind: bodymap.FillingEntry, Body: string(body)}
	if err := store.Apply(bodymap.Command{ID: "c", At: noon, Verb: "filling", Change: bodymap.Change{PutEntries: []bodymap.Entry{e}}}); err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	w := opened(t, dir, language, 1280, 800)
	w.newPatient(map[string]string{"Surname": "Sample", "FirstName": "Anna", "Born": "14.3.1974", "Allergies": "procaine", "FileNumber": "1043"})
	w.setSyringe(t, func(y *bodymap.Syringe) { y.Filling = f.ID })
	return w
}

func (w *window) setSyringe(t *testing.T, edit func(*bodymap.Syringe)) {
	t.Helper()
	y := w.desk.syringe()
	edit(&y)
	if err := w.desk.setSyringe(y); err != nil {
		t.Fatal(err)
	}
	w.paint()
}

// foot is the line of doses of the window.
func (w *window) foot() *doseLine {
	i := slices.IndexFunc(w.session.lines, func(p panel) bool { _, ok := p.(*doseLine); return ok })
	return w.session.lines[i].(*doseLine)
}

// labels are all words of a part of the window that is in sight.
func labels(o fyne.CanvasObject) string {
	var out []string
	for _, x := range test.LaidOutObjects(o) {
		if l, ok := x.(*widget.Label); ok && l.Visible() {
			out = append(out, l.Text)
		}
	}
	return strings.Join(out, "\n")
}

func holds(t *testing.T, what, text string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(text, want) {
			t.Errorf("%s lacks %q in\n%s", what, want, text)
		}
	}
}

// Lidocaine 1 % 2.5 mL with as much saline: 5 mg per mL. The limits are those of the two published tables that come with Ashi.
func TestTheDosesStandAboveTheTotals(t *testing.T) {
	w := filled(t, "en", lido10, saline)
	if w.foot().box.Visible() {
		t.Error("there is a dose before the first mark")
	}
	w.setSyringe(t, func(y *bodymap.Syringe) { y.VolumeML = .4 })
	w.tapPoint(t, "ST36", atlas.Left)
	expect(t, "dose", w.foot().words.Text, "lidocaine 2 mg · 1 % of 300 mg")
	expect(t, "left", w.session.syringe.filled.left.text.Text, "11 punctures left in this syringe")
	w.desk.undo()
	w.paint()
	if w.foot().box.Visible() {
		t.Error("the dose of a mark that was undone stays")
	}
}

func TestTheWeightIsAskedOnlyWhereALimitNeedsIt(t *testing.T) {
	w := filled(t, "en", lido10)
	w.tapPoint(t, "ST36", atlas.Left)
	kg := w.foot().kg
	if !kg.box.Visible() {
		t.Fatal("no weight is asked for")
	}
	for text, want := range map[string]string{"700": "between 0.5 and 400 kg", "heavy": "“heavy” is not a number."} {
		typeOver(w, kg.field, text)
		if got := kg.wrong.text.Text; !kg.wrong.box.Visible() || !strings.Contains(got, want) || kg.Text != text {
			t.Errorf("%q: the field says %q and holds %q", text, got, kg.Text)
		}
	}
	typeOver(w, kg.field, "60")
	if w.desk.patient.WeightKG != 60 || kg.box.Visible() {
		t.Errorf("kept as %g kg", w.desk.patient.WeightKG)
	}
	expect(t, "dose", w.foot().words.Text, "lidocaine 1 mg · 1 % of 180 mg") // 3 mg/kg is the lower of both sources
	w.desk.undo()
	w.paint()
	if !kg.box.Visible() || kg.Text != "" {
		t.Error("the weight is not asked for again")
	}
}

func TestADoseOverALimitAsksForAReason(t *testing.T) {
	strong := lido10
	strong.Strength = 20
	w := filled(t, "en", strong)
	w.setSyringe(t, func(y *bodymap.Syringe) { y.VolumeML = 1.2 })
	w.tapPoint(t, "ST36", atlas.Left)
	expect(t, "near", w.foot().words.Text, "lidocaine 240 mg · 80 % of 300 mg, near the limit")
	if w.foot().rows.Visible() {
		t.Error("a reason is asked for before the limit is passed")
	}
	w.tapPoint(t, "ST36", atlas.Right)
	expect(t, "over", w.foot().words.Text, "lidocaine 480 mg · 160 % of 300 mg, over the limit")
	if w.foot().words.Importance != widget.DangerImportance || w.foot().sign.Resource == nil {
		t.Error("what is over a limit looks as all else")
	}
	f := w.foot().reasons["dose:lidocaine"]
	typeOver(w, f.field, "two days apart")
	got, err := w.desk.chart.Reasons()
	if err != nil || len(got) != 1 || got[0].Text != "two days apart" || got[0].Rule != "dose:lidocaine" {
		t.Errorf("kept: %+v, %v", got, err)
	}
	was := w.desk.chart.Session().Syringe.Filling
	w.desk.newSession() // whose syringe is empty
	w.setSyringe(t, func(y *bodymap.Syringe) { y.Filling = was })
	w.tapPoint(t, "ST36", atlas.Left)
	w.tapPoint(t, "ST36", atlas.Right)
	if f := w.foot().reasons["dose:lidocaine"]; f.Text != "" || !w.foot().rows.Visible() {
		t.Errorf("the next session shows the reason %q", f.Text)
	}
}

func TestATapOnTheDosesShowsWhatToDrawUpAndEveryLimit(t *testing.T) {
	w := filled(t, "en", lido10, pirox)
	w.tapPoint(t, "ST36", atlas.Left)
	w.setSyringe(t, func(y *bodymap.Syringe) { y.VolumeML, y.Filling = .2, "" })
	w.tapPoint(t, "ST36", atlas.Right)
	holds(t, "the line", w.foot().words.Text, "0.2 mL more, not stated of what", "Piroxicam sample: strength not stated")
	test.Tap(w.foot().tap)
	w.paint()
	page := labels(w.file.box)
	holds(t, "the page", page, "1 syringe · Back mix", "2.5 mL", "lot A17, use until 30 Jun 2027", "Lidocaine sample 1 %", "1 puncture · 0.1 mL needed · 4.9 mL spare", "A full syringe: 5 mL at 0.1 mL: 50 punctures",
		"30 G × 4 mm · papule · 1 puncture · 0.1 mL each · 0.1 mL · site 1",
		"Syringe, not stated what it holds", "lidocaine 0.5 mg · 0.5 mg per puncture", "<1 % of 300 mg, below the limit", "Poisoning & Drug Overdose",
		"3 mg/kg: a weight is needed · Therapeutic Guidelines (Australia)", "Piroxicam sample: strength not stated · 0.05 mL", "three quarters")
	w.key(fyne.KeyEscape, 0)
}

// One filling goes through two needles: one syringe, and the page says so as the line under the syringe does.
func TestASyringeKeepsItsNumberThroughTwoNeedles(t *testing.T) {
	w := filled(t, "en", lido10, saline)
	w.setSyringe(t, func(y *bodymap.Syringe) { y.VolumeML = .4 })
	w.tapPoint(t, "ST36", atlas.Left)
	w.setSyringe(t, func(y *bodymap.Syringe) { y.Technique, y.NeedleLengthMM = bodymap.Deep, 13 })
	w.tapPoint(t, "ST36", atlas.Right)
	expect(t, "left", w.session.syringe.filled.left.text.Text, "10 punctures left in this syringe")
	w.desk.openDrawUp()
	w.paint()
	page := labels(w.file.box)
	holds(t, "the page", page, "1 syringe · Back mix", "2 punctures · 0.8 mL needed · 4.2 mL spare", "30 G × 4 mm · papule · 1 puncture", "30 G × 13 mm · deep · 1 puncture", "HAS 2014")
	var print *widget.Button
	for _, g := range w.file.pages {
		if p, ok := g.panel.(*drawUpPage); ok {
			print = p.print
		}
	}
	test.Tap(print)
	files, err := filepath.Glob(filepath.Join(w.desk.prints, "ashi-2026-11-21-draw-up-*.pdf"))
	if err != nil || len(files) != 1 || !strings.Contains(w.desk.message.text, "The page is open") {
		t.Errorf("%v, %v; the message says %q", files, err, w.desk.message.text)
	}
}

func TestTheReckoner(t *testing.T) {
	r := newReckoner(withAnna(t).desk)
	r.refresh()
	expect(t, "to start with", r.have.Text+" at "+r.each.Text+": "+r.words.Text, "3 at 0.1: 30 punctures")
	for _, c := range [][3]string{{"5", "0,02", "250 punctures"}, {"x", "0.1", "“x” is not a number."}, {"1", "y", "“y” is not a number."}, {"", "1", ""}, {"0.1", "0.1", "1 puncture"}} {
		r.have.SetText(c[0])
		r.each.SetText(c[1])
		expect(t, c[0]+" at "+c[1], r.words.Text, c[2])
	}
}

// limitsOf opens the page of limits.
func limitsOf(w *window) *limitsPage {
	w.key(fyne.KeyK, fyne.KeyModifierControl)
	for i, g := range w.practice.pages {
		if p, ok := g.panel.(*limitsPage); ok {
			w.practice.turnTo(i)
			w.paint()
			return p
		}
	}
	panic("no page of limits")
}

func TestLimitsAreEditedOnTheirPage(t *testing.T) {
	w := withAnna(t)
	p := limitsOf(w)
	count := len(p.all)
	test.Tap(w.button(p.box, say("Save")))
	w.paint()
	for _, field := range []string{"Substance", "MaxMG", "Source"} {
		if p.fields[field].wrong.Hidden {
			t.Errorf("nothing is said at %s", field)
		}
	}
	for field, text := range map[string]string{"Substance": "piroxicam", "MaxMG": "lots", "Source": "Our own rule, 2026"} {
		test.Type(p.fields[field].entry, text)
	}
	test.Tap(w.button(p.box, say("Save")))
	expect(t, "not a number", p.fields["MaxMG"].wrong.Text, "“lots” is not a number.")
	p.open("limit:pdo-lidocaine") // what was typed stays with the new one
	w.paint()
	expect(t, "looked at", p.title.Text+" "+p.fields["MaxMG"].entry.Text+" "+p.fields["MaxMGPerKG"].entry.Text, "lidocaine 300 4.5")
	p.open("")
	w.paint()
	expect(t, "still typed", p.fields["MaxMG"].entry.Text, "lots")
	p.fields["MaxMG"].entry.SetText("20")
	test.Tap(w.button(p.box, say("Save")))
	w.paint()
	if len(p.all) != count+1 || p.limit().MaxMG != 20 || p.title.Text != "piroxicam" {
		t.Errorf("kept %d limits, shows %+v", len(p.all), p.limit())
	}
	test.Tap(w.button(p.box, say("Remove")))
	w.paint()
	if len(p.all) != count || p.at != "" {
		t.Error("the limit is not gone")
	}
}

func TestShippedLimitsAreSwitchedOffChangedAndBroughtBack(t *testing.T) {
	w := withAnna(t)
	p := limitsOf(w)
	p.open("limit:pdo-lidocaine")
	w.paint()
	p.on.SetChecked(false)
	w.paint()
	if !p.limit().Off || !strings.HasPrefix(p.row(p.limit()).under, "switched off · ") {
		t.Error("the limit is not switched off")
	}
	p.fields["MaxMG"].entry.SetText("200")
	test.Tap(w.button(p.box, say("Save")))
	expect(t, "said", p.fields["Source"].wrong.Text, "These are not the numbers of this source. Name the source of yours.")
	p.fields["Source"].entry.SetText("Our own rule")
	test.Tap(w.button(p.box, say("Save")))
	w.paint()
	expect(t, "what it was", p.was.text.Text, "Came with Ashi as 300 mg or 4.5 mg/kg: Poisoning & Drug Overdose.")
	test.Tap(w.button(p.box, say("As it came")))
	w.paint()
	if l := p.limit(); l.Off || l.MaxMG != 300 || !p.away.Disabled() {
		t.Errorf("brought back as %+v", l)
	}
}

func TestTheNoteOfALimitIsFrenchOnTheScreenAloneOnly(t *testing.T) {
	w := filled(t, "fr", lido10)
	w.tapPoint(t, "ST36", atlas.Left)
	expect(t, "dose", w.foot().words.Text, "lidocaïne 1 mg · <1 % de 300 mg")
	p := limitsOf(w)
	p.open("limit:pdo-lidocaine")
	w.paint()
	holds(t, "the note", p.fields["Note"].entry.Text, "Adulte")
	p.on.SetChecked(false)
	w.paint()
	all, err := w.desk.record.Limits()
	i := slices.IndexFunc(all, func(l bodymap.Limit) bool { return l.Off })
	if err != nil || i < 0 || !strings.HasPrefix(all[i].Note, "Adults") {
		t.Errorf("kept with the note %q, %v", all[i].Note, err)
	}
}

func TestThePageGetsFillingsLimitsAndReasons(t *testing.T) {
	w := filled(t, "en", lido10)
	w.tapPoint(t, "ST36", atlas.Left)
	if err := w.desk.chart.SetReason("dose:lidocaine", "", "two days apart"); err != nil {
		t.Fatal(err)
	}
	doc, err := w.print.doc()
	if err != nil || len(doc.Fillings) != 1 || len(doc.Limits) == 0 || len(doc.Reasons) != 1 {
		t.Errorf("the page gets %d fillings, %d limits, %d reasons, %v", len(doc.Fillings), len(doc.Limits), len(doc.Reasons), err)
	}
}
