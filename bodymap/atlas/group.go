package atlas

import (
	"fmt"
	"sync"

	"ashi/assets"
)

// PointGroup is a list of named points that belong together by their use in a
// tradition, or by what lies under them.
type PointGroup struct {
	ID     string // "back-shu"
	Name   Text
	Codes  []Code // in the order of the source; some may not lie on the skin
	Source string // the short names of what was read, separated by semicolons
	Note   Text   // may be empty
}

// PointGroups lists the groups in the order of the table. The slice is shared:
// do not change it.
func (a *Atlas) PointGroups() []PointGroup { return pointGroups() }

var pointGroups = sync.OnceValue(func() []PointGroup {
	return mustRead(assets.Points, "points/groups.csv", readGroups)
})

const groupColumns = "id,english,french,codes,sources,note_en,note_fr"

func readGroups(data []byte) ([]PointGroup, error) {
	rows, err := assets.Rows(data, groupColumns)
	if err != nil {
		return nil, err
	}
	groups := make([]PointGroup, 0, len(rows))
	for _, r := range rows {
		g := PointGroup{ID: r[0], Name: Text{r[1], r[2]}, Note: Text{r[5], r[6]}}
		for _, c := range splitList(r[3]) {
			if _, ok := catalogue().byCode[Code(c)]; !ok {
				return nil, fmt.Errorf("group %s: no point %s", g.ID, c)
			}
			g.Codes = append(g.Codes, Code(c))
		}
		if g.Source, err = sourceNames(r[4]); err != nil {
			return nil, fmt.Errorf("group %s: %w", g.ID, err)
		}
		groups = append(groups, g)
	}
	return groups, nil
}
