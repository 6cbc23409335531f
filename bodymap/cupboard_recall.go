package bodymap

import (
	"cmp"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"

	"ashi/assets"
	"ashi/bodymap/atlas"
)

// Given is a site with its session and its patient.
type Given struct {
	Patient Patient
	Session Session
	Site    Site // without its line or area: Spread is nil
	Number  int  // of the site in its session, as on screen and paper
}

// Recalled is a site that got something of a lot.
type Recalled struct {
	Given
	Drawn Drawn   // the product and the lot as they were then
	ML    float64 // of the lot, at this site
}

// Recall finds every site that was injected from a lot, by its ID or by its number as printed, of whichever product;
// the newest session first, its sites in their order. Lots that are no longer in the cupboard are found as well.
func (p *Practice) Recall(lot string) ([]Recalled, error) {
	lot = strings.TrimSpace(lot)
	if lot == "" {
		return nil, Problems{{Kind: Invalid, Field: "Lot", Text: "Choose a lot or type its number."}}
	}
	is := func(d Drawn) bool {
		return d.Lot.ID != "" && (string(d.Lot.ID) == lot || strings.EqualFold(d.Lot.Number, lot))
	}
	all, err := p.Fillings()
	if err != nil {
		return nil, err
	}
	drawn := map[EntryID][]Drawn{}
	ml := map[EntryID]float64{}
	for _, f := range all {
		ml[f.ID] = f.TotalML()
		for _, d := range f.Parts {
			if is(d) {
				drawn[f.ID] = append(drawn[f.ID], d)
			}
		}
	}
	given, err := p.given(all, is)
	if err != nil {
		return nil, err
	}
	var out []Recalled
	for _, g := range given {
		of := g.Site.Syringe.Filling
		for _, d := range drawn[of] {
			injected := float64(g.Site.Punctures*microlitres(g.Site.Syringe.VolumeML)) / 1000
			out = append(out, Recalled{Given: g, Drawn: d, ML: injected * d.VolumeML / ml[of]})
		}
	}
	slices.SortStableFunc(out, func(a, b Recalled) int {
		return cmp.Or(b.Session.At.Compare(a.Session.At), cmp.Compare(b.Session.ID, a.Session.ID), cmp.Compare(a.Site.Order, b.Site.Order))
	})
	return out, err
}

// RecallCSV writes what was found as a table with its titles in a language, a row per site: text in UTF-8, parted by
// commas, days as 2026-11-21, volumes in mL with a point.
func RecallCSV(found []Recalled, lang string) (string, error) {
	var b strings.Builder
	b.WriteString("\ufeff") // without it, spreadsheets take the letters for others
	w := csv.NewWriter(&b)
	titles := []string{"Surname", "First name", "Birth date", "File number", "Session", "Practitioner", "No.", "Point", "Side", "Place", "Punctures", "Product", "Lot", "Expires", "mL of the lot"}
	for i, t := range titles {
		titles[i] = assets.Say(lang, t)
	}
	rows := [][]string{titles}
	for _, r := range found {
		s, n := r.Site, r.Patient
		rows = append(rows, []string{
			n.Surname, n.FirstName, string(n.Born), n.FileNumber, string(DateOf(r.Session.At.Local())), r.Session.Practitioner,
			strconv.Itoa(r.Number), string(s.Code), s.Side.Text(lang), placeText(r.Given, lang), strconv.Itoa(s.Punctures),
			r.Drawn.Product.Title(lang), r.Drawn.Lot.Number, string(r.Drawn.Lot.Expires), numberText(r.ML, "en"),
		})
	}
	for _, row := range rows {
		for i, cell := range row {
			row[i] = plainCell(cell)
		}
	}
	err := w.WriteAll(rows)
	return b.String(), err
}

// placeText says where an Ashi site lies; a named point says it by its name.
func placeText(g Given, lang string) string {
	if g.Site.Code != "" || g.Site.fits() != nil {
		return ""
	}
	return atlas.Get().Body(g.Session.Figure).Where(g.Site.Place).Text(lang)
}

// plainCell keeps a spreadsheet from taking a text for a formula.
func plainCell(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}
