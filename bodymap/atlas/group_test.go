package atlas_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"ashi/bodymap/atlas"
)

func group(t *testing.T, id string) atlas.PointGroup {
	t.Helper()
	list := atlas.Get().PointGroups()
	i := slices.IndexFunc(list, func(g atlas.PointGroup) bool { return g.ID == id })
	if i < 0 {
		t.Fatalf("no group %s", id)
	}
	return list[i]
}

func TestGroupsAreWholeAndSourced(t *testing.T) {
	seen := map[string]bool{}
	for _, g := range atlas.Get().PointGroups() {
		if seen[g.ID] || g.ID == "" || g.Name.EN == "" || g.Name.FR == "" || g.Source == "" || (g.Note.EN == "") != (g.Note.FR == "") {
			t.Errorf("group %+v", g)
		}
		seen[g.ID] = true
		codes := map[atlas.Code]bool{}
		for _, c := range g.Codes {
			if _, ok := atlas.Get().Point(c); !ok || codes[c] {
				t.Errorf("%s: %s is no point, or stands twice", g.ID, c)
			}
			codes[c] = true
		}
		checkNote(t, g, codes)
	}
}

// checkNote asserts that a note speaks of points of the group only, of the same ones in both languages.
func checkNote(t *testing.T, g atlas.PointGroup, codes map[atlas.Code]bool) {
	t.Helper()
	for _, p := range atlas.Get().Points() {
		code := string(p.Code)
		en := strings.Contains(g.Note.EN, code+":") || strings.Contains(g.Note.EN, code+",")
		fr := strings.Contains(g.Note.FR, code+" :") || strings.Contains(g.Note.FR, code+",")
		if en != fr || en && !codes[p.Code] {
			t.Errorf("%s: the notes differ about %s", g.ID, code)
		}
	}
}

func TestGroupsHaveAsManyPointsAsTheTraditionCounts(t *testing.T) {
	for id, n := range map[string]int{
		"back-shu": 12, "front-mu": 12, "source": 12, "luo": 15, "xi-cleft": 16, "jing-well": 12, "ying-spring": 12,
		"shu-stream": 12, "jing-river": 12, "he-sea": 12, "lower-he-sea": 6, "meeting": 8, "confluent": 8, "extra": 48,
	} {
		if got := len(group(t, id).Codes); got != n {
			t.Errorf("%s: %d points, want %d", id, got, n)
		}
	}
}

// Each of the twelve channels has one of these.
func TestGroupsOfTheChannelsTakeOneOfEach(t *testing.T) {
	for _, id := range []string{"source", "jing-well", "ying-spring", "shu-stream", "jing-river", "he-sea"} {
		channels := map[atlas.Channel]bool{}
		for _, c := range group(t, id).Codes {
			p, _ := atlas.Get().Point(c)
			channels[p.Channel] = true
		}
		if len(channels) != 12 || channels["CV"] || channels["GV"] || channels["EX"] {
			t.Errorf("%s: channels %v", id, channels)
		}
	}
}

func TestGroupsLieWhereTheyBelong(t *testing.T) {
	digits := []string{"Thumb", "Index finger", "Middle finger", "Ring finger", "Little finger", "Great toe", "Second toe", "Fourth toe", "Little toe", "Sole"}
	for _, figure := range figures {
		b := atlas.Get().Body(figure)
		check := func(id string, lies func(p atlas.Place, r atlas.Region) bool) {
			for _, c := range group(t, id).Codes {
				p, _ := b.PlaceOf(c, atlas.Left)
				if q, ok := b.PlaceOf(c, atlas.Midline); ok {
					p = q
				}
				if r, _ := b.RegionOf(p); !lies(p, r) {
					t.Errorf("%s: %s of %s lies in %s", figure, c, id, r.Name.EN)
				}
			}
		}
		on := func(parts ...string) func(atlas.Place, atlas.Region) bool {
			return func(_ atlas.Place, r atlas.Region) bool { return slices.Contains(parts, r.BodyPart) }
		}
		check("jing-well", func(_ atlas.Place, r atlas.Region) bool { return slices.Contains(digits, r.Name.EN) })
		check("source", on("wrist", "hand", "ankle", "foot"))
		check("he-sea", on("elbow", "knee", "leg"))
		check("lower-he-sea", on("knee", "leg"))
		check("front-mu", on("chest", "abdomen", "shoulder", "back")) // GB25 lies at the tip of the last rib
		check("back-shu", func(p atlas.Place, _ atlas.Region) bool {
			_, lateral := b.Back(b.At(p, atlas.Anatomical))
			return math.Abs(lateral-1.5) < .15
		})
		check("trigger-back-hip", on("back", "pelvis"))
		check("trigger-leg", on("thigh", "knee", "leg"))
		check("motor-leg", on("knee", "leg", "ankle"))
		check("trigger-head-shoulder", on("head", "neck", "back", "shoulder", "forearm", "elbow"))
	}
}

func TestWellKnownMembers(t *testing.T) {
	for id, codes := range map[string]string{
		"back-shu": "BL13 BL23", "front-mu": "LU1 CV12", "source": "LI4 LR3", "luo": "PC6 SP21", "xi-cleft": "LI7", "he-sea": "LI11 ST36",
		"meeting": "GB34 GB39", "confluent": "SI3 BL62", "trigger-head-shoulder": "GB21 SI11", "extra": "EX-HN3",
	} {
		for _, c := range strings.Fields(codes) {
			if !slices.Contains(group(t, id).Codes, atlas.Code(c)) {
				t.Errorf("%s lacks %s", id, c)
			}
		}
	}
}
