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

// Given is a session in which syringes held something, with its patient and the sites that they went to.
type Given struct {
	Patient Patient
	Session Session
	// Sites are in their order, and their Order is 1, 2, 3 ... as on screen and paper among all sites of the session. Of
	// their syringes only filling and volume are told; no line or area, no words.
	Sites []Site
}

// Recalled is what a session got of a lot from one filling.
type Recalled struct {
	Given       // only the sites that were injected from it
	Drawn Drawn // the product and the lot as they were then
	share float64
}

// ML is how much of the lot these sites got, in mL.
func (r Recalled) ML(sites ...Site) float64 { return r.share * Total(sites).VolumeML }

// Recall finds every site that was injected from a lot, by its ID or by its number as printed, of whichever product;
// the newest session first. Lots that are no longer in the cupboard are found as well.
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
	var ids []EntryID
	for _, f := range all {
		if slices.ContainsFunc(f.Parts, is) {
			ids = append(ids, f.ID)
		}
	}
	given, err := p.SitesWithFilling(ids...)
	var out []Recalled
	for _, g := range given {
		for _, f := range all {
			sites := slices.DeleteFunc(slices.Clone(g.Sites), func(s Site) bool { return s.Syringe.Filling != f.ID || !s.Injected() })
			for _, d := range f.Parts {
				if len(sites) > 0 && is(d) {
					out = append(out, Recalled{Given{g.Patient, g.Session, sites}, d, d.VolumeML / f.TotalML()})
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Recalled) int {
		return cmp.Or(b.Session.At.Compare(a.Session.At), cmp.Compare(b.Session.ID, a.Session.ID))
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
		for _, site := range r.Sites {
			rows = append(rows, r.row(site, lang))
		}
	}
	for _, row := range rows {
		for i, cell := range row {
			row[i] = plainCell(cell)
		}
	}
	err := w.WriteAll(rows)
	return b.String(), err
}

// row is a site as a row of the table.
func (r Recalled) row(s Site, lang string) []string {
	n, place := r.Patient, ""
	if s.Code == "" && s.fits() == nil { // a named point says by its name where it lies
		place = atlas.Get().Body(r.Session.Figure).Where(s.Place).Text(lang)
	}
	return []string{
		n.Surname, n.FirstName, string(n.Born), n.FileNumber, string(DateOf(r.Session.At.Local())), r.Session.Practitioner,
		strconv.Itoa(s.Order), string(s.Code), s.Side.Text(lang), place, strconv.Itoa(s.Punctures),
		r.Drawn.Product.Title(lang), r.Drawn.Lot.Number, string(r.Drawn.Lot.Expires), numberText(r.ML(s), "en"),
	}
}

// plainCell keeps a spreadsheet from taking a text for a formula.
func plainCell(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}
