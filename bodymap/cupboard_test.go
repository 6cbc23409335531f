package bodymap_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// lidocaine is a product of the practice's own: 2 % in ampoules of 5 mL.
func lidocaine(t *testing.T, p *bodymap.Practice) bodymap.Product {
	t.Helper()
	return must(p.SaveProduct(bodymap.Product{Name: "Lidocaine X", Substance: "lidocaine", Strength: 2, Unit: bodymap.Percent, VolumeML: 5}))(t)
}

// refused checks that a change was refused in words of both languages at a field, and changed nothing.
func refused(t *testing.T, what string, d *disk, field string, do func() error) {
	t.Helper()
	before := len(must(d.Log(10000))(t))
	err := do()
	all, ok := err.(bodymap.Problems)
	if !ok || all.In(field) == nil {
		t.Errorf("%s: nothing is said at %s: %v", what, field, err)
		return
	}
	for _, lang := range []string{"en", "fr"} {
		if s := all.In(field).Say(lang); !strings.HasSuffix(s, ".") || strings.Contains(s, "%!") {
			t.Errorf("%s says %q", what, s)
		}
	}
	if all.In(field).Say("en") == all.In(field).Say("fr") {
		t.Errorf("%s: %q is not said in French", what, all.In(field).Say("en"))
	}
	if len(must(d.Log(10000))(t)) != before {
		t.Errorf("%s was refused and written", what)
	}
}

func TestShippedProductsHaveNoStrengths(t *testing.T) {
	names := ""
	for _, p := range bodymap.ShippedProducts() {
		if p.Strength != 0 || p.Unit != bodymap.NoUnit || p.VolumeML != 0 {
			t.Errorf("%s comes with a strength or a volume", p.Name)
		}
		if !p.Shipped() || p.Substance != bodymap.Fold(p.Substance) {
			t.Errorf("%s has the ID %s and the substance %q", p.Name, p.ID, p.Substance)
		}
		if p.In("fr").ID != p.ID || p.In("fr").Substance != p.Substance || p.In("de") != p {
			t.Errorf("%s is another product in another language", p.Name)
		}
		if bodymap.ClassText(p.Class, "fr") == "" {
			t.Errorf("the class %s has no words", p.Class)
		}
		names += p.Substance + " "
	}
	for _, want := range strings.Fields("lidocaine procaine mepivacaine prilocaine bupivacaine levobupivacaine ropivacaine articaine diclofenac ketoprofen " +
		"piroxicam tenoxicam ketorolac pentoxifylline buflomedil calcitonin thiocolchicoside methylprednisolone") {
		if !strings.Contains(names, want+" ") {
			t.Errorf("%s is missing", want)
		}
	}
}

func TestProductsAreEditedAndGoBack(t *testing.T) {
	p, _, _ := newPractice(t)
	shipped := len(must(p.Products())(t))
	o := must(p.Product("product:lidocaine"))(t)
	if o.Title("fr") != "Lidocaïne" {
		t.Errorf("in French it is %q", o.Title("fr"))
	}
	o.Strength, o.Unit = 1.5, bodymap.Percent
	o = must(p.SaveProduct(o))(t)
	if all := must(p.Products())(t); len(all) != shipped || o.ID != "product:lidocaine" || o.Title("fr") != "Lidocaine 1,5 %" {
		t.Errorf("%d products, %q", len(all), o.Title("fr"))
	}
	own := lidocaine(t, p)
	if own.Class != "amide anaesthetic" {
		t.Errorf("the class of lidocaine is %q", own.Class)
	}
	if o := must(p.SaveProduct(bodymap.Product{Name: "Xylo", Substance: " Lidocaïne"}))(t); o.Substance != "lidocaine" {
		t.Errorf("the French name became %q", o.Substance)
	}
	must(p.SaveLot(bodymap.Lot{Product: own.ID, Number: "A1", Expires: "2027-01-31"}))(t)
	check(t, p.RemoveProduct(own.ID), p.RemoveProduct("product:lidocaine"))
	if o := must(p.Product("product:lidocaine"))(t); o.Strength != 0 {
		t.Error("an edited product does not go back to how it came")
	}
	if lots := must(p.AllLots())(t); len(lots) != 0 {
		t.Errorf("lots of a product that is gone: %v", lots)
	}
	if err := p.RemoveProduct("product:lidocaine"); bodymap.KindOf(err) != bodymap.Invalid {
		t.Errorf("one that came with Ashi was removed: %v", err)
	}
	check(t, second(p.Undo()), second(p.Undo()))
	if lots := must(p.Lots(own.ID))(t); len(lots) != 1 {
		t.Error("undo does not bring the lots back with their product")
	}
}

func second[T any](_ T, err error) error { return err }

func TestBadProductsLotsAndMixesAreRefusedInWords(t *testing.T) {
	p, d, _ := newPractice(t)
	own := lidocaine(t, p)
	product := func(change func(*bodymap.Product)) func() error {
		o := bodymap.Product{Name: "New", Strength: 1, Unit: bodymap.MGPerML}
		change(&o)
		return func() error { return second(p.SaveProduct(o)) }
	}
	lot := func(number string, expires bodymap.Date, ml float64) func() error {
		return func() error {
			return second(p.SaveLot(bodymap.Lot{Product: own.ID, Number: number, Expires: expires, StockML: ml}))
		}
	}
	mix := func(parts ...bodymap.Part) func() error {
		return func() error { return second(p.SaveMix(bodymap.Mix{Name: "Mix", Parts: parts})) }
	}
	must(p.SaveLot(bodymap.Lot{Product: own.ID, Number: "A1", Expires: "2027-01-31"}))(t)
	for _, c := range []struct {
		what, field string
		do          func() error
	}{
		{"no name", "Name", product(func(o *bodymap.Product) { o.Name = " " })},
		{"a name twice", "Name", product(func(o *bodymap.Product) { o.Name, o.Strength, o.Unit = "lidocaïne", 0, "" })},
		{"a strength without unit", "Unit", product(func(o *bodymap.Product) { o.Unit = "" })},
		{"a unit without strength", "Strength", product(func(o *bodymap.Product) { o.Strength = 0 })},
		{"an unknown unit", "Unit", product(func(o *bodymap.Product) { o.Unit = "drops" })},
		{"101 %", "Strength", product(func(o *bodymap.Product) { o.Strength, o.Unit = 101, bodymap.Percent })},
		{"a strength below 0", "Strength", product(func(o *bodymap.Product) { o.Strength = -1 })},
		{"no number", "Strength", product(func(o *bodymap.Product) { o.Strength = math.NaN() })},
		{"a volume below 0", "VolumeML", product(func(o *bodymap.Product) { o.VolumeML = -1 })},
		{"a volume without end", "VolumeML", product(func(o *bodymap.Product) { o.VolumeML = math.Inf(1) })},
		{"an unknown class", "Class", product(func(o *bodymap.Product) { o.Class = "sweets" })},
		{"a lot without number", "Number", lot("", "2027-01-31", 50)},
		{"a lot twice", "Number", lot("a1", "2027-01-31", 50)},
		{"a lot without expiry", "Expires", lot("B", "", 50)},
		{"31 February", "Expires", lot("B", "2027-02-31", 50)},
		{"an expiry in 100 years", "Expires", lot("B", "2126-01-31", 50)},
		{"a stock below 0", "StockML", lot("B", "2027-01-31", -1)},
		{"an absurd stock", "StockML", lot("B", "2027-01-31", 1e9)},
		{"a mix of nothing", "Parts", mix()},
		{"a mix of 0 mL", "Parts[0]", mix(bodymap.Part{Product: own.ID})},
		{"a part below 0", "Parts[0]", mix(bodymap.Part{Product: own.ID, VolumeML: -1})},
		{"a part of no number", "Parts[0]", mix(bodymap.Part{Product: own.ID, VolumeML: math.NaN()})},
		{"a product twice", "Parts[1]", mix(bodymap.Part{own.ID, 1}, bodymap.Part{own.ID, 1})},
		{"no product", "Parts[0]", mix(bodymap.Part{VolumeML: 1})},
		{"a product that is gone", "Parts[1]", mix(bodymap.Part{own.ID, 1}, bodymap.Part{"gone", 1})},
		{"more than a syringe takes", "Parts", mix(bodymap.Part{own.ID, 50}, bodymap.Part{"product:saline", 20})},
	} {
		refused(t, c.what, d, c.field, c.do)
	}
}

func TestMixesScaleExactly(t *testing.T) {
	m := bodymap.Mix{Parts: []bodymap.Part{{"a", 1}, {"b", 1}, {"c", 1}}}
	for _, total := range []float64{1, 2, 3, 5, 0.1, 10} {
		s := must(m.Scaled(total))(t)
		if s.TotalML() != total {
			t.Errorf("scaled to %v it holds %v", total, s.TotalML())
		}
		for _, part := range s.Parts {
			if math.Abs(part.VolumeML-total/3) > .0011 {
				t.Errorf("scaled to %v a third is %v", total, part.VolumeML)
			}
		}
	}
	for _, total := range []float64{0, -1, 1000, math.NaN()} {
		if _, err := m.Scaled(total); bodymap.KindOf(err) != bodymap.Invalid {
			t.Errorf("scaled to %v: %v", total, err)
		}
	}
	if _, err := (bodymap.Mix{}).Scaled(3); bodymap.KindOf(err) != bodymap.Invalid {
		t.Error("a mix of nothing was scaled")
	}
}

// Tringali and Navarra 2017 (PMC5402241): clear in bicarbonate with lidocaine or mepivacaine, milky in saline or water, turbid with
// the long-acting ones. HAS 2014 on mixing in the practice, which stands under every mix of two.
func TestNotesOnMixing(t *testing.T) {
	p := map[string]bodymap.Product{}
	for _, o := range bodymap.ShippedProducts() {
		p[strings.TrimPrefix(string(o.ID), "product:")] = o
	}
	for names, want := range map[string]string{
		"diclofenac": "", "diclofenac saline": "HAS", "diclofenac lidocaine saline": "milky HAS", "diclofenac mepivacaine": "milky HAS",
		"diclofenac lidocaine bicarbonate": "clear HAS", "diclofenac ropivacaine bicarbonate": "turbid HAS", "lidocaine piroxicam": "HAS",
	} {
		var some []bodymap.Product
		for n := range strings.FieldsSeq(names) {
			some = append(some, p[n])
		}
		notes := bodymap.NotesOnMixing(some, "en")
		words := strings.Fields(want)
		if len(notes) != len(words) || len(bodymap.NotesOnMixing(some, "fr")) != len(words) {
			t.Errorf("%s: %v", names, notes)
			continue
		}
		for i, n := range notes {
			if !strings.Contains(n.Text+n.Source, words[i]) || n.Source == "" || n.Caution == (words[i] == "clear") {
				t.Errorf("%s: %v, want %s", names, n, words[i])
			}
		}
	}
}

func TestASyringeIsFilledInOneStepAndTapsInheritIt(t *testing.T) {
	c, p, d := newChart(t)
	own := lidocaine(t, p)
	lot := must(p.SaveLot(bodymap.Lot{Product: own.ID, Number: "A1", Expires: "2027-01-31", StockML: 50}))(t)
	pours := []bodymap.Pour{{own.ID, lot.ID, 1}, {"product:saline", "", 2}}
	f := must(c.Fill("Low back", pours))(t)
	first := must(c.Mark(spot(1), "", atlas.Left))(t)
	if first.Syringe.Filling != f.ID || f.TotalML() != 3 {
		t.Fatalf("the tap has %q, the syringe %+v", first.Syringe.Filling, f)
	}
	own.Note = "another"
	must(p.SaveProduct(own))(t)
	if got, ok := c.Filling(f.ID); !ok || got.Parts[0].Product.Note != "" || got.Parts[0].Lot.Number != "A1" {
		t.Errorf("what was filled changed to %+v", got)
	}
	check(t, second(p.Undo()))
	before := len(must(p.Fillings())(t))
	check(t, c.FillAgain(""))
	if again := must(c.Fill("Low back", pours, first.ID))(t); again.ID != f.ID || len(must(p.Fillings())(t)) != before {
		t.Error("an equal filling is kept twice")
	}
	if got := c.Session().Syringe.Filling; got != "" {
		t.Errorf("filling a site put %q into the hand", got)
	}
	steps := len(must(d.Log(1000))(t))
	must(c.Fill("Other", pours, first.ID))(t)
	if n := len(must(d.Log(1000))(t)); n != steps+1 {
		t.Errorf("filling took %d steps", n-steps)
	}
	check(t, second(p.Undo()))
	if s, _ := c.Site(first.ID); s.Syringe.Filling != f.ID || len(must(p.Fillings())(t)) != before {
		t.Error("undo does not take a filling back as a whole")
	}
	refused(t, "an unknown lot", d, "Parts[0]", func() error { return second(c.Fill("", []bodymap.Pour{{own.ID, "gone", 1}})) })
	refused(t, "nothing", d, "Parts", func() error { return second(c.Fill("", nil)) })
	if next := must(p.NewSession(c.Patient().ID))(t); next.Session().Syringe.Filling != "" {
		t.Error("the next visit starts with a syringe from the last one's lot")
	}
}

func TestOneProductPerSyringe(t *testing.T) {
	c, p, d := newChart(t)
	own := lidocaine(t, p)
	two := bodymap.Mix{Name: "Two", Parts: []bodymap.Part{{own.ID, 1}, {"product:saline", 1}}}
	must(p.SaveMix(two))(t)
	check(t, p.SetOneProduct(true), p.SetOneProduct(true))
	two.Name = "Again"
	refused(t, "a mix of two", d, "Parts", func() error { return second(p.SaveMix(two)) })
	refused(t, "a syringe of two", d, "Parts", func() error { return second(c.Fill("", must(p.Pours(two))(t))) })
	must(c.Fill("", []bodymap.Pour{{own.ID, "", 1}}))(t)
	if verb := must(p.Undo())(t); verb != bodymap.FillSyringe {
		t.Errorf("undid %q", verb)
	}
	check(t, second(p.Undo()))
	if must(p.OneProduct())(t) {
		t.Error("undo does not take the rule back")
	}
}

func TestLotsRunOutAndExpire(t *testing.T) {
	c, p, _ := newChart(t)
	own := lidocaine(t, p)
	save := func(number string, expires bodymap.Date, ml float64) bodymap.Lot {
		return must(p.SaveLot(bodymap.Lot{Product: own.ID, Number: number, Expires: expires, StockML: ml}))(t)
	}
	save("OLD", bodymap.DateOf(now.AddDate(0, 0, -1)), 50)
	short, later := save("SHORT", bodymap.DateOf(now), 1.5), save("LATER", "2027-12-31", 50)
	mix := must(p.SaveMix(bodymap.Mix{Name: "M", Parts: []bodymap.Part{{own.ID, 1}, {"product:saline", 1}}}))(t)
	pours := must(p.Pours(mix))(t)
	if pours[0].Lot != short.ID || pours[1].Lot != "" {
		t.Errorf("poured from %v; an expired lot is not taken by itself, one that expires today is", pours)
	}
	f := must(c.Fill(mix.Name, pours))(t)
	if said := must(c.FillingCautions(f, "en"))(t); len(said) != 0 {
		t.Errorf("1 of 1.5 mL: %q", said)
	}
	// 10 punctures of 0.2 mL take 2 mL, half of it lidocaine.
	s := c.Session().Syringe
	s.VolumeML = .2
	check(t, c.SetSyringe(s))
	site := must(c.Mark(spot(1), "", atlas.Left))(t)
	check(t, c.Change([]bodymap.SiteID{site.ID}, func(s *bodymap.Site) { s.Punctures = 10 }, bodymap.EditSite))
	if left, known, err := p.LotLeft(short); left != 1.5 || !known || err != nil {
		t.Errorf("a plan takes nothing yet, but %v are left", left)
	}
	check(t, c.Record())
	if left, _, _ := p.LotLeft(short); math.Abs(left-.5) > 1e-9 {
		t.Errorf("%v mL are left, want 0.5", left)
	}
	next := must(p.NewSession(c.Patient().ID))(t)
	f = must(next.Fill("", pours))(t)
	said := must(next.FillingCautions(f, "fr"))(t)
	if len(said) != 1 || !strings.Contains(said[0], "SHORT") || !strings.Contains(said[0], "0,5 mL") {
		t.Errorf("0.5 mL for 1: %q", said)
	}
	f = must(next.Fill("", []bodymap.Pour{{own.ID, must(p.Lots(own.ID))(t)[0].ID, 1}}))(t)
	if said := must(next.FillingCautions(f, "en"))(t); len(said) != 1 || !strings.Contains(said[0], "expired") {
		t.Errorf("an expired lot: %q", said)
	}
	if _, known, _ := p.LotLeft(bodymap.Lot{ID: later.ID}); known {
		t.Error("without a stock it is known what is left")
	}
	short.StockML = .5
	must(p.SaveLot(short))(t)
	if pours := must(p.Pours(mix))(t); pours[0].Lot != later.ID {
		t.Error("a used-up lot is taken")
	}
}

// 3 mL at 0.1 mL are 30 punctures.
func TestPuncturesLeft(t *testing.T) {
	f := bodymap.Filling{ID: "f", Parts: []bodymap.Drawn{{VolumeML: 1}, {VolumeML: 2}}}
	plan, record := bodymap.Session{State: bodymap.Planned}, bodymap.Session{State: bodymap.Recorded}
	of := func(id bodymap.EntryID, punctures int, ml float64, state bodymap.SiteState) bodymap.Site {
		return bodymap.Site{Syringe: bodymap.Syringe{VolumeML: ml, Filling: id}, Punctures: punctures, State: state}
	}
	for _, c := range []struct {
		what          string
		each          float64
		session       bodymap.Session
		sites         []bodymap.Site
		left, syringe int
	}{
		{"a full one", .1, plan, nil, 30, 1},
		{"13 taken", .1, plan, []bodymap.Site{of("f", 10, .1, bodymap.SitePlanned), of("f", 3, .1, bodymap.SiteDone)}, 17, 1},
		{"another filling", .1, plan, []bodymap.Site{of("g", 10, .1, bodymap.SitePlanned)}, 30, 1},
		{"skipped", .1, record, []bodymap.Site{of("f", 10, .1, bodymap.SiteSkipped)}, 30, 1},
		{"just empty", .1, plan, []bodymap.Site{of("f", 30, .1, bodymap.SitePlanned)}, 0, 1},
		{"the second", .1, plan, []bodymap.Site{of("f", 31, .1, bodymap.SitePlanned)}, 29, 2},
		{"7 of 0.4 mL, the eighth does not fit", .4, plan, []bodymap.Site{of("f", 8, .4, bodymap.SitePlanned)}, 6, 2},
	} {
		left, syringe, known := bodymap.PuncturesLeft(f, c.each, c.session, c.sites)
		if left != c.left || syringe != c.syringe || !known {
			t.Errorf("%s: %d left in syringe %d (%v), want %d in %d", c.what, left, syringe, known, c.left, c.syringe)
		}
	}
	for _, each := range []float64{0, 4} {
		if _, _, known := bodymap.PuncturesLeft(f, each, plan, nil); known {
			t.Errorf("punctures of %v mL out of 3 mL are known", each)
		}
	}
}

func TestRecallFindsEveryoneWhoGotALot(t *testing.T) {
	c, p, _ := newChart(t)
	own := lidocaine(t, p)
	lot := must(p.SaveLot(bodymap.Lot{Product: own.ID, Number: "=A1", Expires: "2027-01-31"}))(t)
	pours := []bodymap.Pour{{own.ID, lot.ID, 1}, {"product:saline", "", 1}}
	must(c.Fill("", pours))(t)
	must(c.MarkMany([]bodymap.Target{named(body(), "BL23", atlas.Left), named(body(), "BL25", atlas.Left), {Place: spot(3), Side: atlas.Right}}))(t)
	check(t, c.Record(), c.SetState(bodymap.SiteSkipped, c.Sites()[0].ID))
	other := must(p.NewSession(c.Patient().ID))(t)
	must(other.Fill("", pours))(t)
	must(other.Mark(spot(5), "", atlas.Left))(t) // planned only
	check(t, p.RemoveLot(lot.ID))
	for _, key := range []string{string(lot.ID), " =a1 "} {
		found := must(p.Recall(key))(t)
		if len(found) != 1 || len(found[0].Sites) != 2 || found[0].Sites[0].Number != 2 || found[0].Sites[0].Code != "BL25" ||
			found[0].Patient.Surname != "Sample" || found[0].ML(found[0].Sites...) != .1 {
			t.Fatalf("%q finds %+v", key, found)
		}
	}
	text := must(bodymap.RecallCSV(must(p.Recall("=A1"))(t), "fr"))(t)
	lines := strings.Split(strings.TrimSpace(text), "\n")
	if len(lines) != 3 || !strings.Contains(lines[0], "Date de naissance") || !strings.Contains(lines[1], "Sample,Anna") || !strings.Contains(lines[1], "'=A1") {
		t.Errorf("the table is\n%s", text)
	}
	if found := must(p.Recall("B2"))(t); len(found) != 0 {
		t.Errorf("an unknown lot finds %v", found)
	}
	if _, err := p.Recall(" "); bodymap.KindOf(err) != bodymap.Invalid {
		t.Errorf("no lot: %v", err)
	}
}

// A lot whose number was put right, and one that was taken out and entered again, are one lot to those who call the patients.
func TestRecallFindsALotByEveryNameThatItHad(t *testing.T) {
	c, p, _ := newChart(t)
	own := lidocaine(t, p)
	give := func(l bodymap.Lot) {
		t.Helper()
		next := must(p.NewSession(c.Patient().ID))(t)
		must(next.Fill("", []bodymap.Pour{{own.ID, l.ID, 1}}))(t)
		must(next.Mark(spot(1), "", atlas.Left))(t)
		check(t, next.Record())
	}
	lot := must(p.SaveLot(bodymap.Lot{Product: own.ID, Number: "A71", Expires: "2027-01-31"}))(t)
	give(lot)
	lot.Number = "A17"
	lot = must(p.SaveLot(lot))(t)
	give(lot)
	check(t, p.RemoveLot(lot.ID))
	again := must(p.SaveLot(bodymap.Lot{Product: own.ID, Number: "a17", Expires: "2027-01-31"}))(t)
	give(again)
	give(must(p.SaveLot(bodymap.Lot{Product: own.ID, Number: "B2", Expires: "2027-01-31"}))(t))
	for _, key := range []string{string(lot.ID), string(again.ID), "A17"} {
		found := must(p.Recall(key))(t)
		if len(found) != 3 {
			t.Errorf("%q finds %d sessions, want 3", key, len(found))
		}
		if got := bodymap.RecallTotals(found); got.Patients != 1 || got.Sessions != 3 || got.Sites != 3 {
			t.Errorf("in all %+v", got)
		}
	}
}

func TestCopiedSitesTakeWhatIsInTheHand(t *testing.T) {
	c, p, _ := newChart(t)
	own := lidocaine(t, p)
	must(c.Fill("", []bodymap.Pour{{own.ID, "", 1}}))(t)
	must(c.MarkMany([]bodymap.Target{named(body(), "BL23", atlas.Left)}))(t)
	from := c.Session().ID
	next := must(p.NewSession(c.Patient().ID))(t)
	sites := must(next.Copy(bodymap.CopyPlan{From: from}))(t)
	if !slices.Equal([]bodymap.EntryID{sites[0].Syringe.Filling}, []bodymap.EntryID{""}) {
		t.Errorf("a copied site has the filling of then: %q", sites[0].Syringe.Filling)
	}
}
