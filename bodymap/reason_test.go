package bodymap_test

import (
	"strings"
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// reasons are those of a chart, as "rule site text".
func reasons(t *testing.T, c *bodymap.Chart) string {
	t.Helper()
	var out []string
	for _, r := range must(c.Reasons())(t) {
		where := ""
		if r.Site != "" {
			where = " at a site"
		}
		out = append(out, r.Rule+where+": "+r.Text)
	}
	return strings.Join(out, "; ")
}

func TestReasonsAreKeptPerRuleAndSite(t *testing.T) {
	c, p, _ := newChart(t)
	target := named(body(), "ST36", atlas.Left)
	site := must(c.Mark(target.Place, target.Code, target.Side))(t)
	for _, s := range []struct {
		rule string
		site bodymap.SiteID
		text string
		want string
	}{
		{"limit:x", "", " large muscle ", "limit:x: large muscle"},
		{"lung", site.ID, "flat needle", "limit:x: large muscle; lung at a site: flat needle"},
		{"limit:x", "", "two days apart", "limit:x: two days apart; lung at a site: flat needle"},
		{"limit:x", "", "", "lung at a site: flat needle"},
		{"never given", "", "", "lung at a site: flat needle"},
	} {
		if err := c.SetReason(s.rule, s.site, s.text); err != nil {
			t.Fatal(err)
		}
		if got := reasons(t, c); got != s.want {
			t.Errorf("after %q %q: %q, want %q", s.rule, s.text, got, s.want)
		}
	}
	if err := c.Remove(site.ID); err != nil {
		t.Fatal(err)
	}
	if got := reasons(t, c); got != "" {
		t.Errorf("the reason of a removed site shows: %q", got)
	}
	for range 2 {
		must(p.Undo())(t)
	}
	if got := reasons(t, c); got != "limit:x: two days apart; lung at a site: flat needle" {
		t.Errorf("after undo: %q", got)
	}
	other := must(p.NewSession(c.Patient().ID))(t)
	if got := reasons(t, other); got != "" {
		t.Errorf("the next session shows %q", got)
	}
}

func TestReasonsThatAreRefused(t *testing.T) {
	c, p, d := newChart(t)
	unchanged(t, c, d, "two lines", bodymap.Invalid, func() error { return c.SetReason("r", "", "a\nb") })
	unchanged(t, c, d, "too long", bodymap.Invalid, func() error { return c.SetReason("r", "", strings.Repeat("a", bodymap.MaxNote+1)) })
	unchanged(t, c, d, "no such site", bodymap.NotFound, func() error { return c.SetReason("r", "gone", "a") })
	must(p.NewSession(c.Patient().ID))(t)
	unchanged(t, c, d, "a closed chart", bodymap.NotFound, func() error { return c.SetReason("r", "", "a") })
}
