package bodymap_test

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

func TestSyringeValidate(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*bodymap.Syringe)
		field  string // empty: nothing is wrong
	}{
		"as it is":              {func(*bodymap.Syringe) {}, ""},
		"no technique":          {func(s *bodymap.Syringe) { s.Technique = "" }, "Technique"},
		"thickest needle":       {func(s *bodymap.Syringe) { s.NeedleGauge = 18 }, ""},
		"too thick a needle":    {func(s *bodymap.Syringe) { s.NeedleGauge = 17 }, "NeedleGauge"},
		"too thin a needle":     {func(s *bodymap.Syringe) { s.NeedleGauge = 35 }, "NeedleGauge"},
		"longest needle":        {func(s *bodymap.Syringe) { s.NeedleLengthMM = 50 }, ""},
		"too long a needle":     {func(s *bodymap.Syringe) { s.NeedleLengthMM = 50.5 }, "NeedleLengthMM"},
		"too short a needle":    {func(s *bodymap.Syringe) { s.NeedleLengthMM = 1.9 }, "NeedleLengthMM"},
		"flat":                  {func(s *bodymap.Syringe) { s.AngleDeg = 0 }, "AngleDeg"},
		"upright":               {func(s *bodymap.Syringe) { s.AngleDeg = 90 }, ""},
		"over upright":          {func(s *bodymap.Syringe) { s.AngleDeg = 90.1 }, "AngleDeg"},
		"no depth":              {func(s *bodymap.Syringe) { s.DepthMM = 0 }, "DepthMM"},
		"less than no depth":    {func(s *bodymap.Syringe) { s.DepthMM = -1 }, "DepthMM"},
		"deepest":               {func(s *bodymap.Syringe) { s.DepthMM = 13 }, ""},
		"too deep":              {func(s *bodymap.Syringe) { s.DepthMM = 13.1 }, "DepthMM"},
		"not a depth":           {func(s *bodymap.Syringe) { s.DepthMM = math.NaN() }, "DepthMM"},
		"endless depth":         {func(s *bodymap.Syringe) { s.DepthMM = math.Inf(1) }, "DepthMM"},
		"no volume":             {func(s *bodymap.Syringe) { s.VolumeML = 0 }, "VolumeML"},
		"smallest volume":       {func(s *bodymap.Syringe) { s.VolumeML = 0.001 }, ""},
		"finer than is kept":    {func(s *bodymap.Syringe) { s.VolumeML = 0.0005 }, "VolumeML"},
		"between two steps":     {func(s *bodymap.Syringe) { s.VolumeML = 0.1005 }, "VolumeML"},
		"largest volume":        {func(s *bodymap.Syringe) { s.VolumeML = 5 }, ""},
		"too large a volume":    {func(s *bodymap.Syringe) { s.VolumeML = 5.001 }, "VolumeML"},
		"not a volume":          {func(s *bodymap.Syringe) { s.VolumeML = math.NaN() }, "VolumeML"},
		"volume of ten papules": {func(s *bodymap.Syringe) { s.VolumeML = 0.3 }, ""},
	} {
		s := bodymap.DefaultSyringe()
		c.change(&s)
		got := fields(s.Validate())
		if c.field == "" && len(got) != 0 || c.field != "" && !slices.Equal(got, []string{c.field}) {
			t.Errorf("%s: refused for %q, not %q", name, got, c.field)
		}
	}
}

func TestCautions(t *testing.T) {
	for name, c := range map[string]struct {
		depth, length, angle float64
		want                 int
	}{
		"usual":            {2, 4, 30, 0},
		"at the limit":     {4, 4, 90, 0},
		"deep":             {6.5, 13, 30, 1},
		"shallow":          {0.05, 4, 30, 1},
		"out of reach":     {3, 4, 30, 1},
		"deep out of both": {6, 4, 90, 2},
	} {
		s := bodymap.DefaultSyringe()
		s.DepthMM, s.NeedleLengthMM, s.AngleDeg = c.depth, c.length, c.angle
		if got := s.Cautions("fr"); len(got) != c.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// A preset can be used as it is: valid, within the needle's reach, with a source, one for each technique.
func TestPresets(t *testing.T) {
	presets := bodymap.Presets()
	for i, technique := range bodymap.Techniques() {
		p := presets[i]
		if p.Technique != technique || p.Syringe.Technique != technique {
			t.Errorf("preset %d is for %s, not %s", i, p.Technique, technique)
		}
		if err := p.Syringe.Validate(); err != nil || p.Syringe.BeyondReach() {
			t.Errorf("%s reaches %.2f mm of %.2f; %v", p.Name, p.Syringe.ReachMM(), p.Syringe.DepthMM, err)
		}
		name, source := p.Say("fr")
		if !strings.Contains(p.Source, "20") && !strings.Contains(p.Source, "SFM") || source == p.Source || name == "" {
			t.Errorf("%s: source %q, in French %q", p.Name, p.Source, source)
		}
	}
	if bodymap.DefaultSyringe() != presets[1].Syringe {
		t.Error("the default syringe is not the preset for a papule")
	}
}

func TestSessionValidate(t *testing.T) {
	good := bodymap.Session{
		ID: "s", Patient: "p", At: now, State: bodymap.Planned, Figure: atlas.Male, Syringe: bodymap.DefaultSyringe(), NumbFromMM: 4,
	}
	for name, c := range map[string]struct {
		change func(*bodymap.Session)
		field  string
	}{
		"as it is":               {func(*bodymap.Session) {}, ""},
		"no patient":             {func(s *bodymap.Session) { s.Patient = "" }, "Patient"},
		"no time":                {func(s *bodymap.Session) { s.At = time.Time{} }, "At"},
		"long ago":               {func(s *bodymap.Session) { s.At = time.Date(1989, 12, 31, 0, 0, 0, 0, time.UTC) }, "At"},
		"next year":              {func(s *bodymap.Session) { s.At = now.AddDate(1, 0, 0) }, ""},
		"far ahead":              {func(s *bodymap.Session) { s.At = now.AddDate(2, 0, 1) }, "At"},
		"over-long practitioner": {func(s *bodymap.Session) { s.Practitioner = strings.Repeat("x", 101) }, "Practitioner"},
		"no state":               {func(s *bodymap.Session) { s.State = "" }, "State"},
		"wrong syringe":          {func(s *bodymap.Session) { s.Syringe.DepthMM = 0 }, "DepthMM"},
		"numb from nothing":      {func(s *bodymap.Session) { s.NumbFromMM = 0 }, ""},
		"numb from too deep":     {func(s *bodymap.Session) { s.NumbFromMM = 14 }, "NumbFromMM"},
		"over-long note":         {func(s *bodymap.Session) { s.Note = strings.Repeat("x", 4001) }, "Note"},
		"over-long protocol":     {func(s *bodymap.Session) { s.Protocol = strings.Repeat("x", 4001) }, "Protocol"},
		"over-long reaction":     {func(s *bodymap.Session) { s.Reaction = strings.Repeat("x", 4001) }, "Reaction"},
	} {
		s := good
		c.change(&s)
		got := fields(s.Validate(now))
		if c.field == "" && len(got) != 0 || c.field != "" && !slices.Equal(got, []string{c.field}) {
			t.Errorf("%s: refused for %q, not %q", name, got, c.field)
		}
	}
}

func TestOfferNumbing(t *testing.T) {
	session := bodymap.Session{NumbFromMM: 4}
	deep := bodymap.Site{Syringe: bodymap.Syringe{DepthMM: 4.1}}
	numbed := deep
	numbed.Numbing = true
	for name, c := range map[string]struct {
		site  bodymap.Site
		flags []bodymap.Flag
		want  bool
	}{
		"deep":                         {deep, nil, true},
		"at the limit":                 {bodymap.Site{Syringe: bodymap.Syringe{DepthMM: 4}}, nil, false},
		"deep, knows acupuncture":      {deep, []bodymap.Flag{bodymap.KnowsAcupuncture}, false},
		"deep, averse":                 {deep, []bodymap.Flag{bodymap.NeedleAverse}, true},
		"deep, numbing chosen already": {numbed, nil, false},
	} {
		if got := bodymap.OfferNumbing(c.site, session, bodymap.Patient{Flags: c.flags}); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestTotalsAreExact(t *testing.T) {
	var sites []bodymap.Site
	for i, state := range []bodymap.SiteState{bodymap.SiteDone, bodymap.SiteAdded, bodymap.SiteSkipped, bodymap.SitePlanned} {
		for range 10 * (i + 1) {
			sites = append(sites, bodymap.Site{State: state, Punctures: 3, Syringe: bodymap.Syringe{VolumeML: 0.1}})
		}
	}
	for name, c := range map[string]struct{ got, want bodymap.Totals }{
		"all":      {bodymap.Total(sites), bodymap.Totals{Sites: 100, Punctures: 300, VolumeML: 30}},
		"recorded": {bodymap.TotalOf(bodymap.Session{State: bodymap.Recorded}, sites), bodymap.Totals{Sites: 30, Punctures: 90, VolumeML: 9}},
		"planned":  {bodymap.TotalOf(bodymap.Session{State: bodymap.Planned}, sites), bodymap.Totals{Sites: 70, Punctures: 210, VolumeML: 21}},
		"none":     {bodymap.Total(nil), bodymap.Totals{}},
	} {
		if c.got != c.want {
			t.Errorf("%s: %+v, not %+v", name, c.got, c.want)
		}
	}
}
