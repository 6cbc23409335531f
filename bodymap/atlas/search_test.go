package atlas_test

import (
	"slices"
	"testing"

	"ashi/bodymap/atlas"
	"ashi/bodymap/internal/frugal"
)

func codes(points []atlas.Point) []atlas.Code {
	out := make([]atlas.Code, len(points))
	for i, p := range points {
		out[i] = p.Code
	}
	return out
}

// Every way of writing leads to the point, and the point comes first.
func TestSearchFindsFirst(t *testing.T) {
	for query, want := range map[string]atlas.Code{
		"ST36": "ST36", "st36": "ST36", "ST 36": "ST36", "st-36": "ST36", " st.36 ": "ST36", "S36": "ST36", "E36": "ST36",
		"GI4": "LI4", "UB40": "BL40", "V40": "BL40", "SJ5": "TE5", "TW5": "TE5", "Du20": "GV20", "VG20": "GV20", "Ren 12": "CV12",
		"LV3": "LR3", "Liv 3": "LR3", "EX-HN3": "EX-HN3", "ex hn 3": "EX-HN3", "HN3": "EX-HN3", "ST3": "ST3",
		"li": "LI1", "st": "ST1", "zusanli": "ST36", "zu san li": "ST36", "Zúsānlǐ": "ST36", "ZUSANLI": "ST36", "yǒngquán": "KI1", "yintang": "EX-HN3",
		"足三里": "ST36", "合谷": "LI4", "陽陵泉": "GB34", "阳陵泉": "GB34", "太衝": "LR3", "太冲": "LR3", "人中": "GV26", "renzhong": "GV26",
	} {
		found := new(atlas.Atlas).Search(query)
		if len(found) == 0 || found[0].Code != want {
			t.Errorf("%q finds %v, want %s first", query, codes(found), want)
		}
	}
}

// One pinyin name that belongs to two points finds both.
func TestSearchFindsBothOfAPair(t *testing.T) {
	for query, want := range map[string][]atlas.Code{
		"futu": {"LI18", "ST32"}, "juliao": {"ST3", "GB29"}, "wangu": {"SI4", "GB12"},
		"zhongzhu": {"KI15", "TE3"}, "zhongdu": {"GB32", "LR6"}, "yinjiao": {"CV7", "GV28"}, "P6": {"LU6", "PC6"},
	} {
		found := codes(new(atlas.Atlas).Search(query))
		for _, c := range want {
			if i := slices.Index(found, c); i < 0 || i > 1 {
				t.Errorf("%q finds %v, want %v before all others", query, found, want)
			}
		}
	}
}

// What is typed so far already finds, by the beginning of a code, a name or a word.
func TestSearchWhileTyping(t *testing.T) {
	for query, want := range map[string]atlas.Code{
		"st": "ST1", "zusan": "ST36", "hegu": "LI4", "三里": "ST36", "yang ling": "GB34", "BL4": "BL40",
	} {
		if found := codes(new(atlas.Atlas).Search(query)); !slices.Contains(found, want) {
			t.Errorf("%q finds %v, not %s", query, found, want)
		}
	}
}

// Every point is found by each of its names, whatever the accents.
func TestSearchFindsEveryPointByEveryName(t *testing.T) {
	a := new(atlas.Atlas)
	for _, p := range a.Points() {
		names := append([]string{string(p.Code), p.Pinyin, p.PinyinPlain, p.Hanzi, p.HanziSimplified, p.English, p.French}, p.Aliases...)
		for _, n := range names {
			if n != "" && !slices.Contains(codes(a.Search(n)), p.Code) {
				t.Errorf("%q does not find %s", n, p.Code)
			}
		}
	}
}

func TestCatalogueIsWhole(t *testing.T) {
	a := new(atlas.Atlas)
	channel := 0
	for _, p := range a.Points() {
		if p.Channel != "EX" {
			channel++
		}
		if q, ok := a.Point(p.Code); !ok || q.Pinyin != p.Pinyin {
			t.Errorf("Point(%s) is %v", p.Code, q)
		}
		if p.English == "" || p.French == "" || p.Location.EN == "" || p.Location.FR == "" || p.HanziSimplified == "" {
			t.Errorf("%s lacks a name or a place in words", p.Code)
		}
		if p.Placed == (p.Unplaced.EN != "") || p.Placed == (p.Unplaced.FR != "") {
			t.Errorf("%s: placed %v, yet its reason is %q", p.Code, p.Placed, p.Unplaced)
		}
	}
	if channel != 361 || len(a.Points()) != 409 {
		t.Errorf("%d channel points of %d, want 361 of 409", channel, len(a.Points()))
	}
	if _, ok := a.Point("XX1"); ok {
		t.Error("a point that does not exist is found")
	}
}

func FuzzSearch(f *testing.F) {
	for _, s := range []string{"st36", "足三里", "zú sān", "", "  ", "ex-", "\xff", "陽", "ǚ", "œil"} {
		f.Add(s)
	}
	a := new(atlas.Atlas)
	f.Fuzz(func(t *testing.T, query string) {
		defer frugal.Check(t)()
		found := a.Search(query)
		if len(found) > 20 {
			t.Fatalf("%q finds %d points", query, len(found))
		}
		seen := map[atlas.Code]bool{}
		for _, p := range found {
			if seen[p.Code] {
				t.Fatalf("%q finds %s twice", query, p.Code)
			}
			seen[p.Code] = true
		}
	})
}

func BenchmarkSearch(b *testing.B) {
	a := new(atlas.Atlas)
	for b.Loop() {
		a.Search("zhong")
	}
}
