package bodymap

import "slices"

// PuncturesIn is how many whole punctures a volume gives, both in mL: 3 mL at 0.1 mL are 30. It is reckoned in whole
// micro-litres; 0 where a puncture takes nothing.
func PuncturesIn(volumeML, perPunctureML float64) int {
	each := microlitres(perPunctureML)
	if each <= 0 {
		return 0
	}
	return max(0, microlitres(volumeML)/each)
}

// Load is what a session draws up of one filling. A syringe is what was drawn up once; its needle may be changed, and it
// may be used with several techniques.
type Load struct {
	Filling   Filling // no ID: what these syringes hold is not stated
	Tasks     []Task  // of all its syringes together, in the order of their first sites
	Numbers   []int   // of all its sites
	Punctures int
	NeedML    float64  // for all punctures
	Syringes  int      // each for whole punctures; 0: not stated what they hold
	Charges   []Charge // the syringes in the order of their use; none where that is not stated, or where one is TooSmall
	TooSmall  bool     // one puncture takes more than a syringe holds: the syringes are counted by their volume alone
	Parts     []Drawn  // per product: the mL in all of these syringes
	SpareML   float64  // that is left over in them
	RestML    float64  // of that, in the last one
}

// Task is what is done with one needle in one technique.
type Task struct {
	Technique      Technique
	NeedleGauge    int     // G
	NeedleLengthMM float64 // mm
	Numbers        []int   // of its sites, as on screen and paper: 1, 2, 3 ... in the order of the session
	Punctures      int
	LeastML        float64 // mL per puncture: the least and the most of its sites
	MostML         float64
	NeedML         float64 // for all punctures
}

// Charge is one syringe of a load, or several that are used alike.
type Charge struct {
	First, Last int    // of the load's syringes, from 1 on
	Tasks       []Task // of each of them
	SpareML     float64
}

// DrawUp lists the syringes that a session needs, filling by filling in the order of their first sites: for what counts in
// its totals.
func DrawUp(s Session, sites []Site, fillings []Filling) []Load {
	var out []Load
	var of [][]numbered
	for i := range sites {
		site := &sites[i]
		if !s.counts(*site) {
			continue
		}
		f := filledWith(site, fillings)
		k := slices.IndexFunc(out, func(l Load) bool { return l.Filling.ID == f.ID })
		if k < 0 {
			k = len(out)
			out, of = append(out, Load{Filling: f}), append(of, nil)
		}
		of[k] = append(of[k], numbered{i + 1, site})
	}
	for k := range out {
		out[k].reckon(of[k])
	}
	return out
}

// numbered is a site with its number. It is not copied: it is large.
type numbered struct {
	number int
	*Site
}

func filledWith(site *Site, fillings []Filling) Filling {
	i := slices.IndexFunc(fillings, func(f Filling) bool { return f.ID == site.Syringe.Filling && f.TotalML() > 0 })
	if i < 0 {
		return Filling{}
	}
	return fillings[i]
}

// reckon sums up the sites of a load and counts its syringes.
func (l *Load) reckon(sites []numbered) {
	full, need := microlitres(l.Filling.TotalML()), 0
	for _, s := range sites {
		each := microlitres(s.Syringe.VolumeML)
		l.Tasks = withTask(l.Tasks, s, s.Punctures)
		l.Numbers = append(l.Numbers, s.number)
		l.Punctures += s.Punctures
		l.TooSmall = l.TooSmall || full > 0 && each > full
		need += s.Punctures * each
	}
	l.NeedML = float64(need) / 1000
	if full == 0 {
		return
	}
	rest := 0
	if l.TooSmall {
		l.Syringes = (need + full - 1) / full
		rest = l.Syringes*full - need
	} else {
		rest = l.charge(sites, full)
	}
	l.RestML = float64(rest) / 1000
	l.SpareML = float64(l.Syringes*full-need) / 1000
	for _, p := range l.Filling.Parts {
		p.VolumeML = float64(microlitres(p.VolumeML)*l.Syringes) / 1000
		l.Parts = append(l.Parts, p)
	}
}

// charge empties syringes of so many micro-litres into the sites, task after task, so that a needle is changed as seldom as
// may be. A puncture is never begun with what does not suffice for it. It returns what is left in the last one.
func (l *Load) charge(sites []numbered, full int) (rest int) {
	byTask := func(a, b numbered) int { return taskAt(l.Tasks, a) - taskAt(l.Tasks, b) }
	for _, s := range slices.SortedStableFunc(slices.Values(sites), byTask) {
		each, left := microlitres(s.Syringe.VolumeML), s.Punctures
		if each <= 0 {
			continue
		}
		if n := min(left, rest/each); n > 0 {
			left, rest = left-n, rest-n*each
			last := &l.Charges[len(l.Charges)-1]
			last.Tasks, last.SpareML = withTask(last.Tasks, s, n), float64(rest)/1000
		}
		fit := full / each
		if whole := (left - 1) / fit; left > 0 && whole > 0 {
			l.begin(whole, s, fit, full-fit*each)
			left -= whole * fit
		}
		if left > 0 {
			rest = full - left*each
			l.begin(1, s, left, rest)
		}
	}
	return rest
}

// begin draws up so many more syringes for so many punctures of a site each.
func (l *Load) begin(syringes int, s numbered, punctures, spare int) {
	first := l.Syringes + 1
	l.Syringes += syringes
	l.Charges = append(l.Charges, Charge{first, l.Syringes, withTask(nil, s, punctures), float64(spare) / 1000})
}

// taskAt finds the task that a site belongs to; -1 if it is not there.
func taskAt(tasks []Task, s numbered) int {
	y := s.Syringe
	return slices.IndexFunc(tasks, func(t Task) bool {
		return t.Technique == y.Technique && t.NeedleGauge == y.NeedleGauge && t.NeedleLengthMM == y.NeedleLengthMM
	})
}

// withTask adds punctures of a site to its task.
func withTask(tasks []Task, s numbered, punctures int) []Task {
	y := s.Syringe
	k := taskAt(tasks, s)
	if k < 0 {
		k = len(tasks)
		tasks = append(tasks, Task{Technique: y.Technique, NeedleGauge: y.NeedleGauge, NeedleLengthMM: y.NeedleLengthMM, LeastML: y.VolumeML, MostML: y.VolumeML})
	}
	t := &tasks[k]
	t.Numbers = append(t.Numbers, s.number)
	t.Punctures += punctures
	t.LeastML, t.MostML = min(t.LeastML, y.VolumeML), max(t.MostML, y.VolumeML)
	t.NeedML = float64(microlitres(t.NeedML)+punctures*microlitres(y.VolumeML)) / 1000
	return tasks
}

// PuncturesLeft counts how many punctures of so many mL are left in the last syringe that a session draws up of a filling,
// and which one that is, from 1 on, as on the draw-up sheet. A puncture that no longer fits is the first of the next
// syringe. Known is false where a syringe does not hold even one.
func PuncturesLeft(f Filling, eachML float64, s Session, sites []Site) (left, syringe int, known bool) {
	rest := f.TotalML()
	if microlitres(eachML) <= 0 || microlitres(eachML) > microlitres(rest) {
		return 0, 0, false
	}
	syringe = 1
	for _, l := range DrawUp(s, sites, []Filling{f}) {
		if l.Filling.ID == "" || l.Syringes == 0 {
			continue
		}
		if l.TooSmall {
			return 0, 0, false
		}
		rest, syringe = l.RestML, l.Syringes
	}
	return PuncturesIn(rest, eachML), syringe, true
}
