package bodymap

import (
	"cmp"
	"slices"

	"ashi/assets"
	"ashi/bodymap/atlas"
)

// HelpKind tells what Helped is about.
type HelpKind string

// What can have helped.
const (
	PointHelp     HelpKind = "points"
	FillingHelp   HelpKind = "fillings"
	TechniqueHelp HelpKind = "techniques"
)

// Help is what went with a change in pain in one patient. It is an association: it does not tell what caused the change.
type Help struct {
	Kind     HelpKind
	Name     string  // of a filling in English; a point's code or a technique's key
	Filling  Filling // of a filling: one of those with its name, which may be of several lots
	Change   float64 // mean of the sessions' changes in pain, after less before; below 0: less pain
	Sessions int     // of which it is the mean
}

// Text names what it is about.
func (h Help) Text(lang string) string {
	switch h.Kind {
	case TechniqueHelp:
		return Technique(h.Name).Text(lang)
	case FillingHelp:
		return h.Filling.Text(lang)
	case PointHelp:
		if p, ok := atlas.Get().Point(atlas.Code(h.Name)); ok {
			return h.Name + " " + p.Pinyin
		}
	}
	return h.Name
}

// Text gives the name of a kind in a language.
func (k HelpKind) Text(lang string) string {
	return assets.Say(lang, map[HelpKind]string{PointHelp: "Points", FillingHelp: "Fillings", TechniqueHelp: "Techniques"}[k])
}

// leastSessions is below how many sessions nothing is said: one session says nothing of a difference.
const leastSessions = 2

// Helped sets the points, fillings and techniques of a patient's injections against the change in pain of their sessions: those
// with a score before and after. The greatest relief first within a kind; nothing of fewer than 2 sessions.
func (o Outcomes) Helped() []Help {
	sums := map[helpKey]Help{}
	for _, v := range o.Visits {
		change, ok := v.PainChange()
		if !ok {
			continue
		}
		for of, filling := range o.used(v) {
			h := sums[of]
			h.Kind, h.Name, h.Change, h.Sessions = of.kind, of.name, h.Change+change, h.Sessions+1
			h.Filling, _ = o.Filling(filling)
			sums[of] = h
		}
	}
	var out []Help
	for _, h := range sums {
		if h.Sessions >= leastSessions {
			h.Change /= float64(h.Sessions)
			out = append(out, h)
		}
	}
	order := []HelpKind{PointHelp, FillingHelp, TechniqueHelp}
	slices.SortFunc(out, func(a, b Help) int {
		return cmp.Or(cmp.Compare(slices.Index(order, a.Kind), slices.Index(order, b.Kind)),
			cmp.Compare(a.Change, b.Change), cmp.Compare(b.Sessions, a.Sessions), cmp.Compare(a.Name, b.Name))
	})
	return out
}

// helpKey is what a change is set against: a kind and a name.
type helpKey struct {
	kind HelpKind
	name string
}

// used are what was injected at a visit, of fillings with one of that name.
func (o Outcomes) used(v Visit) map[helpKey]EntryID {
	out := map[helpKey]EntryID{}
	for _, s := range v.Sites {
		if !s.Injected() {
			continue
		}
		out[helpKey{TechniqueHelp, string(s.Syringe.Technique)}] = ""
		if s.Code != "" {
			out[helpKey{PointHelp, string(s.Code)}] = ""
		}
		if f, ok := o.Filling(s.Syringe.Filling); ok {
			out[helpKey{FillingHelp, f.Text("en")}] = f.ID
		}
	}
	return out
}

// PainChange is the mean change of the pains of a visit, after less before; ok only if one was asked before and after.
func (v Visit) PainChange() (change float64, ok bool) {
	n := 0
	for _, p := range v.Pains {
		if c, ok := p.Difference(); ok {
			change += float64(c)
			n++
		}
	}
	if n == 0 {
		return 0, false
	}
	return change / float64(n), true
}
