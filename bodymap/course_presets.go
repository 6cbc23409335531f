package bodymap

import (
	"strconv"
	"sync"
)

// CoursePreset is a course found in the literature: a starting point, not advice; see assets/clinical/README.md.
type CoursePreset struct {
	ID     string
	Course Course // sessions and rhythm only

	english, french, sourceEN, sourceFR string
}

// Name gives its name in a language.
func (c CoursePreset) Name(lang string) string { return inLang(lang, c.english, c.french) }

// Source tells where it was found, in a language.
func (c CoursePreset) Source(lang string) string { return inLang(lang, c.sourceEN, c.sourceFR) }

// CoursePresets are the courses that come with Ashi.
var CoursePresets = sync.OnceValue(func() (all []CoursePreset) {
	for _, r := range clinicalRows("courses.csv", "id,name_en,name_fr,rhythm,days,every,sessions,source_en,source_fr") {
		every, _ := strconv.Atoi(r[5]) // empty but for one rhythm
		sessions, err := strconv.Atoi(r[6])
		if err != nil {
			panic(err)
		}
		plan := Course{Rhythm: Rhythm(r[3]), Days: ReadDays(r[4]), EveryDays: every, Sessions: sessions}
		all = append(all, CoursePreset{ID: r[0], Course: plan, english: r[1], french: r[2], sourceEN: r[7], sourceFR: r[8]})
	}
	return all
})
