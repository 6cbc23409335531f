package atlas

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"ashi/assets"
)

// Region is a named region of the skin. Together the regions cover the body.
type Region struct {
	ID        string // TA2 number, or x1 ... where Terminologia Anatomica has no such region
	Name      Text   // as in Terminologia Anatomica
	Everyday  Text   // as one would say it to a patient, in small letters
	Latin     string // empty where there is none
	Bilateral bool   // there is one on each side of the body
	BodyPart  string // the piece of the body it belongs to: "head", "back", "forearm" ...
}

// Regions returns all regions from head to foot. The slice is shared: do not change it.
func (a *Atlas) Regions() []Region { return regions().list }

// regionTable is the table of the regions, by order and by id.
type regionTable struct {
	list []Region
	byID map[string]int
}

var regions = sync.OnceValue(func() regionTable {
	list, err := readRegions(assets.Regions)
	if err != nil {
		panic("embedded table of regions: " + err.Error())
	}
	t := regionTable{list, make(map[string]int, len(list))}
	for i, r := range list {
		t.byID[r.ID] = i
	}
	return t
})

// regionByID returns a region that the rules name; a test holds rules and table together.
func regionByID(id string) Region {
	t := regions()
	i, ok := t.byID[id]
	if !ok {
		panic("no region " + id)
	}
	return t.list[i]
}

const regionColumns = "id,latin,english,everyday_en,french,everyday_fr,bilateral,part"

func readRegions(data []byte) ([]Region, error) {
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 || strings.Join(rows[0], ",") != regionColumns {
		return nil, fmt.Errorf("the columns are not %s", regionColumns)
	}
	var list []Region
	for _, r := range rows[1:] {
		bilateral, err := strconv.ParseBool(r[6])
		if err != nil {
			return nil, fmt.Errorf("region %s: %w", r[0], err)
		}
		list = append(list, Region{
			ID: r[0], Latin: r[1], Name: Text{r[2], r[4]}, Everyday: Text{r[3], r[5]}, Bilateral: bilateral, BodyPart: r[7],
		})
	}
	return list, nil
}

// midlineCun is how near to the midline of head and trunk a place counts as on it.
const midlineCun = 0.15

// RegionOf tells which region a place belongs to and on which side it lies. In an
// unpaired region, too, a place off the midline has a side.
func (b *Body) RegionOf(p Place) (Region, Side) {
	s, side := b.spot(p)
	r := regionByID(s.region())
	if s.part <= PartTrunk && s.p[0] < midlineCun*b.CunCM(BackAcross) {
		side = Midline
	}
	return r, side
}
