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

// Given is a session in which syringes held something, with its patient and the sites that they went to, in their order.
type Given struct {
	Patient Patient
	Session Session
	Sites   []GivenSite
}

// GivenSite is what a recall tells of a site. There may be very many: it holds no more than that.
type GivenSite struct {
	Number       int         // among all sites of its session, as on screen and paper: 1, 2, 3 ...
	Code         atlas.Code  // empty: an Ashi point, a line or an area
	Place        atlas.Place // zero where there is a Code
	AtlasVersion int
	Side         atlas.Side
	State        SiteState
	Filling      EntryID
	Punctures    int
	VolumeML     float64 // mL per puncture
}

// Recalled is what a session got of a lot from one filling.
type Recalled struct {
	Given         // only the sites that were injected from it
	Drawn Drawn   // the product and the lot as they were then
	Share float64 // how much of one mL of the filling comes from the lot, 0 to 1
}

// ML is how much of the lot these sites got, in mL.
func (r Recalled) ML(sites ...GivenSite) float64 {
	sum := 0
	for _, s := range sites {
		sum += s.Punctures * microlitres(s.VolumeML)
	}
	return r.Share * float64(sum) / 1000
}

// Recall finds every site that was injected from a lot, by its ID or by its number as printed, of whichever product;
// the newest session first. Lots that are no longer in the cupboard are found as well, and so are those whose number was
// put right since, or which were entered twice: a recall rather finds one too many.
func (p *Practice) Recall(lot string) ([]Recalled, error) {
	lot = strings.TrimSpace(lot)
	if lot == "" {
		return nil, Problems{{Kind: Invalid, Field: "Lot", Text: "Choose a lot or type its number."}}
	}
	all, err := p.Fillings()
	if err != nil {
		return nil, err
	}
	is, err := p.lotsLike(lot, all)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(f Filling) bool { return !slices.ContainsFunc(f.Parts, is) })
	ids := make([]EntryID, len(all))
	for i, f := range all {
		ids[i] = f.ID
	}
	given, err := p.SitesWithFilling(ids...)
	var out []Recalled
	for _, g := range given {
		from := g.byFilling()
		for _, f := range all {
			for _, d := range f.Parts {
				if sites := from[f.ID]; len(sites) > 0 && is(d) {
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

// lotsLike tells which products in syringes are of a lot: by its ID, by a number, or by what either was called at any time.
func (p *Practice) lotsLike(lot string, fillings []Filling) (func(Drawn) bool, error) {
	known, err := p.AllLots()
	if err != nil {
		return nil, err
	}
	for _, f := range fillings {
		for _, d := range f.Parts {
			known = append(known, d.Lot)
		}
	}
	ids, numbers := map[EntryID]bool{}, map[lotNumber]bool{}
	for _, l := range known {
		if l.ID != "" && (string(l.ID) == lot || strings.EqualFold(l.Number, lot)) {
			ids[l.ID] = true
		}
	}
	for grown := true; grown; { // an ID leads to numbers, a number to IDs
		grown = false
		for _, l := range known {
			if n := numberOf(l); l.ID != "" && ids[l.ID] != numbers[n] {
				ids[l.ID], numbers[n], grown = true, true, true
			}
		}
	}
	return func(d Drawn) bool { return d.Lot.ID != "" && (ids[d.Lot.ID] || numbers[numberOf(d.Lot)]) }, nil
}

// lotNumber is a number of a product's lots, in small letters.
type lotNumber struct {
	product EntryID
	number  string
}

func numberOf(l Lot) lotNumber {
	return lotNumber{l.Product, strings.ToLower(strings.TrimSpace(l.Number))}
}

// RecallTotal tells how many got how much of a lot.
type RecallTotal struct {
	Patients, Sessions, Sites int
	ML                        float64 // of the lot
}

// RecallTotals sums up what was found; a site that got the lot from two products of its syringe counts once.
func RecallTotals(found []Recalled) RecallTotal {
	var t RecallTotal
	patients, sessions, sites := map[PatientID]bool{}, map[SessionID]bool{}, map[SessionID]map[int]bool{}
	for _, r := range found {
		patients[r.Patient.ID], sessions[r.Session.ID] = true, true
		if sites[r.Session.ID] == nil {
			sites[r.Session.ID] = map[int]bool{}
		}
		for _, s := range r.Sites {
			sites[r.Session.ID][s.Number] = true
		}
		t.ML += r.ML(r.Sites...)
	}
	for _, of := range sites {
		t.Sites += len(of)
	}
	t.Patients, t.Sessions = len(patients), len(sessions)
	return t
}

// byFilling parts the sites that were injected by what their syringes held.
func (g Given) byFilling() map[EntryID][]GivenSite {
	out := map[EntryID][]GivenSite{}
	for _, s := range g.Sites {
		if (Site{State: s.State}).Injected() {
			out[s.Filling] = append(out[s.Filling], s)
		}
	}
	return out
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
func (r Recalled) row(s GivenSite, lang string) []string {
	n := r.Patient
	return []string{
		n.Surname, n.FirstName, string(n.Born), n.FileNumber, string(DateOf(r.Session.At.Local())), r.Session.Practitioner,
		strconv.Itoa(s.Number), string(s.Code), s.Side.Text(lang), s.where(r.Session.Figure, lang), strconv.Itoa(s.Punctures),
		r.Drawn.Product.Title(lang), r.Drawn.Lot.Number, string(r.Drawn.Lot.Expires), numberText(r.ML(s), "en"),
	}
}

// where tells in words where a site lies that has no name; empty where it has one, or lies on another version of the body.
func (s GivenSite) where(f atlas.Figure, lang string) string {
	if s.Code != "" || (Site{Place: s.Place, AtlasVersion: s.AtlasVersion}).fits() != nil {
		return ""
	}
	return atlas.Get().Body(f).Where(s.Place).Text(lang)
}

// Text names a site in a language: "BL23 left", or where it lies, which tells its side.
func (s GivenSite) Text(f atlas.Figure, lang string) string {
	name := string(s.Code)
	if name == "" {
		if where := s.where(f, lang); where != "" {
			return where
		}
		name = assets.Say(lang, "Ashi")
	}
	return strings.TrimSpace(name + " " + s.Side.Text(lang))
}

// plainCell keeps a spreadsheet from taking a text for a formula.
func plainCell(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}
