package sqlite

import (
	"math"
	"slices"

	"pgregory.net/rapid"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// ring goes round a place over the skin, at a distance in cm.
func ring(b *atlas.Body, middle atlas.Place, cm float64, corners int) (out []atlas.Place) {
	n := b.Normal(middle, atlas.Anatomical)
	u := n.Cross(atlas.Vec{.3, .5, .8}).Unit()
	v := n.Cross(u)
	for i := range corners {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(corners))
		out = append(out, b.Walk(middle, u.Mul(cos).Add(v.Mul(sin)), cm))
	}
	return out
}

// someNamed draws a named point of a session's body.
func (w *work) someNamed(c *bodymap.Chart) bodymap.Target {
	code := rapid.SampledFrom([]atlas.Code{"BL23", "ST36", "GB21", "LI10", "ST25"}).Draw(w.t, "code")
	side := rapid.SampledFrom([]atlas.Side{atlas.Left, atlas.Right}).Draw(w.t, "side")
	place, _ := atlas.Get().Body(c.Session().Figure).PlaceOf(code, side)
	return bodymap.Target{Place: place, Code: code, Side: side}
}

func (w *work) someOutline(c *bodymap.Chart) []atlas.Place {
	cm := rapid.SampledFrom([]float64{.4, 1, 1.8}).Draw(w.t, "cm")
	return ring(atlas.Get().Body(c.Session().Figure), w.someNamed(c).Place, cm, rapid.IntRange(3, 9).Draw(w.t, "corners"))
}

func (w *work) somePlan() bodymap.AreaPlan {
	return bodymap.AreaPlan{
		SpacingMM: rapid.SampledFrom([]float64{7, 9.5, 20}).Draw(w.t, "spacing"), MarginMM: rapid.SampledFrom([]float64{0, 1.5}).Draw(w.t, "margin"),
		Pattern: rapid.SampledFrom([]bodymap.Pattern{bodymap.Grid, bodymap.Staggered}).Draw(w.t, "pattern"),
	}
}

// spreads are the lines or the areas of a chart.
func spreads(c *bodymap.Chart, e bodymap.Extent) []bodymap.Site {
	return slices.DeleteFunc(c.Sites(), func(s bodymap.Site) bool { return s.Spread == nil || s.Spread.Extent != e })
}

// skinActions are what is done with areas, lines and many sites at once.
func (w *work) skinActions(edit func(func(*bodymap.Chart) error) func(*rapid.T)) map[string]func(*rapid.T) {
	draw := func(n int, name string) int { return rapid.IntRange(0, n-1).Draw(w.t, name) }
	return map[string]func(*rapid.T){
		"mark named": edit(func(c *bodymap.Chart) error { _, err := c.MarkMany([]bodymap.Target{w.someNamed(c)}); return err }),
		"area": edit(func(c *bodymap.Chart) error {
			_, err := c.MarkArea(w.someOutline(c), w.somePlan(), draw(2, "both") == 1)
			return err
		}),
		"line": edit(func(c *bodymap.Chart) error {
			_, err := c.MarkLine(w.someOutline(c)[:2], 1+draw(4, "n"), draw(2, "both") == 1)
			return err
		}),
		"relay": edit(func(c *bodymap.Chart) error {
			if all := spreads(c, bodymap.Area); len(all) > 0 {
				return c.RelayArea(all[draw(len(all), "area")].ID, w.somePlan())
			}
			if all := spreads(c, bodymap.Line); len(all) > 0 {
				return c.RelayLine(all[0].ID, 1+draw(5, "n"))
			}
			return nil
		}),
		"leave out": edit(func(c *bodymap.Chart) error {
			all := append(spreads(c, bodymap.Area), spreads(c, bodymap.Line)...)
			if len(all) == 0 {
				return nil
			}
			s := all[draw(len(all), "site")]
			spot := draw(len(s.Spread.Spots), "spot")
			return c.LeaveOut(s.ID, spot, s.Spread.Has(spot))
		}),
		"move area": edit(func(c *bodymap.Chart) error {
			if all := spreads(c, bodymap.Area); len(all) > 0 {
				s := all[draw(len(all), "area")]
				return c.Move(s.ID, bodymap.Target{Place: s.Spread.Spots[draw(len(s.Spread.Spots), "spot")]})
			}
			return nil
		}),
		"mirror": edit(func(c *bodymap.Chart) error { _, err := c.Mirror(w.someSites()...); return err }),
		"shift": edit(func(c *bodymap.Chart) error {
			way := rapid.SampledFrom([]bodymap.Way{bodymap.Up, bodymap.Down, bodymap.Medial, bodymap.Lateral}).Draw(w.t, "way")
			return c.Shift(rapid.Float64Range(-2, 2).Draw(w.t, "cm"), way, w.someSites()...)
		}),
		"copy": edit(func(c *bodymap.Chart) error {
			from := rapid.SampledFrom(append(w.sessions, c.Session().ID)).Draw(w.t, "from")
			if s, _, err := w.Session(from); err != nil || s.Patient != c.Patient().ID || len(c.Sites()) > 6 {
				return nil
			}
			_, err := c.Copy(bodymap.CopyPlan{From: from, AwayMM: rapid.SampledFrom([]float64{0, 12}).Draw(w.t, "away")})
			return err
		}),
		"rested": edit(func(c *bodymap.Chart) error {
			sites, err := c.Rested(0)
			if err == nil {
				_, err = c.MarkSites(sites, bodymap.ProposeSites)
			}
			return err
		}),
		"figure": edit(func(c *bodymap.Chart) error {
			return c.SetFigure(rapid.SampledFrom([]atlas.Figure{atlas.Male, atlas.Female}).Draw(w.t, "figure"))
		}),
	}
}

// painActions are what is done with pains.
func (w *work) painActions(edit func(func(*bodymap.Chart) error) func(*rapid.T)) map[string]func(*rapid.T) {
	draw := func(n int, name string) int { return rapid.IntRange(0, n-1).Draw(w.t, name) }
	return map[string]func(*rapid.T){
		"pain": edit(func(c *bodymap.Chart) error {
			pain := bodymap.Pain{Outline: w.someOutline(c), Before: bodymap.PainScore(draw(12, "before") - 1), After: bodymap.NotAsked}
			if pains := c.Pains(); len(pains) > 0 && draw(2, "again") == 0 {
				pain = pains[draw(len(pains), "pain")]
				pain.After, pain.Qualities = 3, []bodymap.Quality{bodymap.Stiff, bodymap.Aching}[:draw(3, "qualities")]
			}
			_, err := c.PutPain(pain)
			return err
		}),
		"pain of a region": edit(func(c *bodymap.Chart) error {
			_, err := c.PutPain(bodymap.Pain{Place: w.someNamed(c).Place, Before: 3, After: 1})
			return err
		}),
		"copy pains": edit(func(c *bodymap.Chart) error {
			from := rapid.SampledFrom(append(w.sessions, c.Session().ID)).Draw(w.t, "from")
			if s, _, err := w.Session(from); err != nil || s.Patient != c.Patient().ID {
				return nil
			}
			_, err := c.CopyPains(from)
			return err
		}),
		"remove pain": edit(func(c *bodymap.Chart) error {
			if pains := c.Pains(); len(pains) > 0 {
				return c.RemovePain(pains[0].ID)
			}
			return nil
		}),
	}
}

// shelfActions are what is done with protocols and own points, with a session open or without.
func (w *work) shelfActions() map[string]func(*rapid.T) {
	name := func() string {
		return rapid.SampledFrom([]string{"Knee", "Neck one", "Épaule", " low "}).Draw(w.t, "name")
	}
	step := func(f func() error) func(*rapid.T) { return func(*rapid.T) { w.do(f) } }
	return map[string]func(*rapid.T){
		"save protocol": func(*rapid.T) {
			w.chart()
			w.do(func() error { _, err := w.SaveProtocol(name(), "a note"); return err })
		},
		"apply protocol": func(*rapid.T) {
			c := w.chart()
			w.do(func() error {
				all, err := w.Protocols()
				if err != nil {
					return err
				}
				how := rapid.SampledFrom([]bodymap.ProtocolSide{bodymap.AsMade, bodymap.Mirrored, bodymap.BothSides}).Draw(w.t, "how")
				_, err = c.Apply(rapid.SampledFrom(all).Draw(w.t, "protocol"), how)
				return err
			})
		},
		"edit protocol": step(func() error {
			all, err := w.Protocols()
			if err != nil {
				return err
			}
			if o := all[0]; !o.Starter() && rapid.Bool().Draw(w.t, "remove") {
				return w.RemoveProtocol(o.ID)
			}
			_, err = w.RenameProtocol(all[0].ID, name(), "")
			return err
		}),
		"own point": step(func() error {
			all, err := w.OwnPoints()
			if err != nil {
				return err
			}
			if len(all) > 0 && rapid.Bool().Draw(w.t, "remove") {
				return w.RemoveOwnPoint(all[0].ID)
			}
			_, err = w.SaveOwnPoint(bodymap.OwnPoint{Name: name(), Place: w.someTarget().Place, Side: atlas.Left})
			return err
		}),
	}
}
