package atlas_test

import (
	"math"
	"strings"
	"testing"

	"ashi/bodymap/atlas"
)

// beside are rows of points, each to one side of the one before it.
var beside = []struct {
	axis int
	sign float64
	row  string
}{
	// From the shin backward: the liver's line, the spleen's, the kidney's.
	{2, -1, "LR6 SP7 KI9"},
	{2, -1, "LR5 SP6 KI8 KI7 calcaneal_tendon"},
	{2, -1, "SP9 LR7 BL55"},
	{2, -1, "LR8 KI10"},
	{2, -1, "LR4 SP5 medial_malleolus KI3 calcaneal_tendon"},
	{2, -1, "GB40 lateral_malleolus BL60 calcaneal_tendon"},
	{2, -1, "ST40 GB36 GB35 BL58"},
	// Round the ear, from the face backward.
	{2, -1, "TE22 GB7 TE20 TE19"},
	{2, -1, "GB2 TE17 TE18 GB12 GB20"},
	{2, -1, "GB3 SI19 tragus_centre"},
	// From the thumb to the little finger, and from the great toe to the little one.
	{0, -1, "LI1 TE1 HT9 SI1"},
	{0, -1, "LI11 LU5 PC3 HT3"},
	{0, -1, "LU9 PC7 HT7"},
	{0, -1, "LI5 EX-UE3 TE4 SI5"},
	{0, 1, "SP1 LR1 ST45 GB44 BL67"},
	{0, 1, "SP10 EX-LE2 ST34"},
	{0, 1, "EX-LE4 patellar_ligament ST35"},
	{0, 1, "LR8 KI10 BL40 BL39"},
	// Up the face and down the back of the sacrum, away from the midline.
	{1, 1, "SI18 EX-HN7 GB1 TE23 GB14 GB15"},
	{0, -1, "BL31 BL32 BL33 BL34"},
}

func TestPointsLieOnTheRightSideOfEachOther(t *testing.T) {
	for _, figure := range []atlas.Figure{atlas.Male, atlas.Female} {
		b := atlas.Get().Body(figure)
		for _, r := range beside {
			names := strings.Fields(r.row)
			for i, name := range names[1:] {
				p, ok := place(b, names[i])
				q, also := place(b, name)
				if !ok || !also || (q[r.axis]-p[r.axis])*r.sign <= 0 {
					t.Errorf("%s: %s lies on the wrong side of %s", figure, name, names[i])
				}
			}
		}
	}
}

// level are rows of points at one height, from the midline outward.
var level = []string{
	"GV13 BL11 SI14", "BL12 BL41", "GV12 BL13 BL42", "BL14 BL43", "GV11 BL15 BL44", "GV10 BL16 BL45", "GV9 BL17 BL46",
	"GV8 BL18 BL47", "GV7 BL19 BL48", "GV6 BL20 BL49", "BL21 BL50", "GV5 BL22 BL51", "GV4 BL23 BL52", "EX-B5 BL24", "GV3 BL25 EX-B6",
	"EX-B8 BL26", "BL28 BL53", "GV2 BL30 BL54", "GV14 SI15", "GV15 BL10", "GV16 GB20", "GV17 BL9 GB19",
	"CV17 KI23", "CV14 KI21 ST19", "CV12 KI19 ST21", "CV8 KI16 ST25 SP15", "CV4 KI13 ST28", "CV2 KI11 ST30 LR12 SP12",
}

func TestPointsOfARowAreLevel(t *testing.T) {
	for _, figure := range []atlas.Figure{atlas.Male, atlas.Female} {
		b := atlas.Get().Body(figure)
		for _, row := range level {
			names := strings.Fields(row)
			p, _ := place(b, names[0])
			for _, name := range names[1:] {
				q, ok := place(b, name)
				if !ok || q[0] <= p[0] || math.Abs(q[1]-p[1]) > .2 {
					t.Errorf("%s: %s is not level with %s and outside of it: %v, %v", figure, name, names[0], q, p)
				}
			}
		}
	}
}
