package bodymap

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"ashi/assets"
	"ashi/bodymap/atlas"
)

// starter is a protocol that comes with Ashi, and its words in French.
type starter struct {
	english, french Protocol // they share their sites
}

// starters are read once; a damaged table is a fault of the build.
var starters = sync.OnceValue(func() []starter {
	all, err := readStarters(assets.Protocols)
	if err != nil {
		panic("embedded table of protocols: " + err.Error())
	}
	return all
})

// Starters are the protocols that come with Ashi, in English; In gives them in other languages.
func Starters() []Protocol {
	var out []Protocol
	for _, s := range starters() {
		out = append(out, s.english)
	}
	return out
}

// In gives the protocol with its words in a language. Only those that come with Ashi are translated.
func (p Protocol) In(lang string) Protocol {
	code, _, _ := strings.Cut(lang, "-")
	if !p.Starter() || code != "fr" {
		return p
	}
	for _, s := range starters() {
		if s.english.ID == p.ID {
			return s.french
		}
	}
	return p
}

// starterColumns is the head line of the table; see assets/clinical/README.md.
const starterColumns = "protocol,name_en,name_fr,source_en,source_fr,note_en,note_fr,code,side,technique,punctures"

// readStarters reads the table: one row per site or pair, those of a protocol one after the other, its words in the first of them.
func readStarters(data []byte) ([]starter, error) {
	rows, err := assets.Rows(data, starterColumns)
	if err != nil {
		return nil, err
	}
	var all []starter
	for i, r := range rows {
		if all, err = addStarterRow(all, r); err != nil {
			return nil, fmt.Errorf("row %d: %w", i+2, err)
		}
	}
	for i, s := range all {
		s.french.Sites = s.english.Sites
		for _, p := range []Protocol{s.english, s.french} {
			if err := p.Validate(); err != nil {
				return nil, fmt.Errorf("%s: %w", p.ID, err)
			}
		}
		all[i] = s
	}
	return all, nil
}

func addStarterRow(all []starter, r []string) ([]starter, error) {
	id := ProtocolID("starter:" + r[0])
	if len(all) == 0 || all[len(all)-1].english.ID != id {
		if r[0] == "" || slices.ContainsFunc(all, func(s starter) bool { return s.english.ID == id }) {
			return nil, fmt.Errorf("the rows of %q do not follow each other", r[0])
		}
		if slices.Contains(r[1:5], "") {
			return nil, fmt.Errorf("a name or a source of %s is missing", r[0])
		}
		all = append(all, starter{
			english: Protocol{ID: id, Name: r[1], Source: r[3], Note: r[5], AtlasVersion: atlas.Version},
			french:  Protocol{ID: id, Name: r[2], Source: r[4], Note: r[6], AtlasVersion: atlas.Version},
		})
	}
	p := &all[len(all)-1].english
	sites, err := starterSites(r[7:], len(p.Sites))
	p.Sites = append(p.Sites, sites...)
	return all, err
}

// starterSites reads the site or the pair of a row. Its place is that of the male figure until it is applied.
func starterSites(r []string, before int) ([]Site, error) {
	sides, ok := map[string][]atlas.Side{
		"left": {atlas.Left}, "right": {atlas.Right}, "both": {atlas.Left, atlas.Right}, "midline": {atlas.Midline},
	}[r[1]]
	i := slices.IndexFunc(Presets(), func(p Preset) bool { return string(p.Technique) == r[2] })
	punctures, err := strconv.Atoi(r[3])
	if !ok || i < 0 || err != nil {
		return nil, fmt.Errorf("no site with side %q, technique %q and %q punctures", r[1], r[2], r[3])
	}
	var out []Site
	for k, side := range sides {
		place, ok := atlas.Get().Body(atlas.Male).PlaceOf(atlas.Code(r[0]), side)
		if !ok {
			return nil, fmt.Errorf("there is no point %s, side %q", r[0], r[1])
		}
		s := Site{
			Order: before + k + 1, AtlasVersion: atlas.Version, Syringe: Presets()[i].Syringe, Punctures: punctures, State: SitePlanned,
		}
		if err := s.put(Target{place, atlas.Code(r[0]), side}); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}
