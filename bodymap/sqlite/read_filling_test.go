package sqlite

import (
	"fmt"
	"slices"
	"testing"

	"ashi/bodymap"
)

// The sites of a session keep their numbers on paper, also where one between them was removed or held something else; patients and
// sessions that got nothing of it are not told.
func TestSitesWithFillingKeepTheirNumbers(t *testing.T) {
	s := open(t, newPath(t))
	ben, other := anna(), anna()
	first, second, third := sessionOf(ben.ID, noon), sessionOf(ben.ID, noon.AddDate(0, 0, 7)), sessionOf(other.ID, noon)
	change := bodymap.Change{PutPatients: []bodymap.Patient{ben, other}, PutSessions: []bodymap.Session{first, second, third}}
	put := func(session bodymap.SessionID, number int, filling bodymap.EntryID, named bool) bodymap.Site {
		site := siteOf(session, number)
		site.Syringe.Filling, site.State = filling, bodymap.SiteDone
		if !named {
			site.Code = ""
		}
		change.PutSites = append(change.PutSites, site)
		return site
	}
	put(first.ID, 1, "x", true)
	put(first.ID, 4, "a", true)
	ashi := put(first.ID, 9, "b", false)
	put(second.ID, 2, "a", true)
	put(third.ID, 1, "x", true)
	put(third.ID, 2, "", true)
	if err := s.Apply(command(bodymap.MarkSite, change)); err != nil {
		t.Fatal(err)
	}
	given := must[[]bodymap.Given](t)(s.SitesWithFilling("a", "b"))
	if len(given) != 2 || given[0].Session.ID != first.ID || given[1].Session.ID != second.ID || given[0].Patient.ID != ben.ID || len(given[0].Sites) != 2 {
		t.Fatalf("found %+v", given)
	}
	one, two := given[0].Sites[0], given[0].Sites[1]
	if told := fmt.Sprintln(one.Number, one.Filling, one.Code, two.Number, two.Filling, two.Code); told != "2 a BL23 3 b \n" || two.Place != ashi.Place {
		t.Errorf("the sites are %+v", given[0].Sites)
	}
	want := []bodymap.GivenSite{{Number: 1, AtlasVersion: ashi.AtlasVersion, Code: "BL23", Side: ashi.Side, VolumeML: ashi.Syringe.VolumeML, Filling: "a", Punctures: 1, State: bodymap.SiteDone}}
	if got := given[1].Sites; !slices.Equal(got, want) {
		t.Errorf("the sites of the second are %+v", got)
	}
	if got := must[[]bodymap.Given](t)(s.SitesWithFilling()); len(got) != 0 {
		t.Errorf("no filling finds %+v", got)
	}
}
