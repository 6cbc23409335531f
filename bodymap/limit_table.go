package bodymap

import (
	"fmt"
	"slices"
	"strconv"
	"sync"

	"ashi/assets"
)

// shippedLimit is a limit that comes with Ashi, and its note in French.
type shippedLimit struct {
	english    Limit
	frenchNote string
}

// shippedLimits are read once; a damaged table is a fault of the build.
var shippedLimits = sync.OnceValue(func() []shippedLimit {
	all, err := readLimits(clinical("limits.csv"), clinical("sources.csv"))
	if err != nil {
		panic("embedded table of limits: " + err.Error())
	}
	return all
})

// limitColumns is the head line of the table; see assets/clinical/README.md.
const limitColumns = "id,substance,with,max_mg,max_mg_per_kg,source,note_en,note_fr"

// readLimits reads the table. The sources are id, name, reference.
func readLimits(limits, sources []byte) ([]shippedLimit, error) {
	rows, err := assets.Rows(limits, limitColumns)
	if err != nil {
		return nil, err
	}
	names, err := assets.Rows(sources, "id,name,reference")
	if err != nil {
		return nil, err
	}
	var all []shippedLimit
	for i, r := range rows {
		s, err := limitOf(r, names)
		if err == nil && slices.ContainsFunc(all, func(o shippedLimit) bool { return o.english.ID == s.english.ID || s.english.twin(o.english) }) {
			err = fmt.Errorf("%s is there already", s.english.ID)
		}
		if err != nil {
			return nil, fmt.Errorf("row %d: %w", i+2, err)
		}
		all = append(all, s)
	}
	return all, nil
}

func limitOf(r []string, sources [][]string) (shippedLimit, error) {
	at := slices.IndexFunc(sources, func(s []string) bool { return s[0] == r[5] })
	if at < 0 || r[0] == "" || (r[6] == "") != (r[7] == "") {
		return shippedLimit{}, fmt.Errorf("%q has no name, no source %q or a note in one language only", r[0], r[5])
	}
	l := Limit{ID: EntryID("limit:" + r[0]), Substance: r[1], With: r[2], Source: sources[at][1], Note: r[6]}
	for k, to := range []*float64{&l.MaxMG, &l.MaxMGPerKG} {
		if text := r[3+k]; text != "" {
			v, err := strconv.ParseFloat(text, 64)
			if err != nil {
				return shippedLimit{}, err
			}
			*to = v
		}
	}
	// Not Validate, which asks this very table.
	if l != l.tidy() || l.Substance == "" || l.MaxMG < 0 || l.MaxMGPerKG < 0 || l.MaxMG+l.MaxMGPerKG == 0 {
		return shippedLimit{}, fmt.Errorf("%s is no limit", r[0])
	}
	return shippedLimit{l, r[7]}, nil
}
