package main

import (
	"embed"
	"encoding/csv"
	"fmt"
	"strings"

	"ashi/bodymap/atlas"
)

//go:embed tables/landmarks.csv tables/points.csv
var tables embed.FS

// rule is one row of a table: how a landmark or point is found on a figure.
type rule struct {
	name   string
	figure atlas.Figure // empty: both
	how    string
	args   []string
}

// readRules reads a table with the columns name, figure, how, args, note.
func readRules(path string) ([]rule, error) {
	f, err := tables.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // read only
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, err
	}
	rules := make([]rule, 0, len(rows))
	for i, r := range rows[1:] {
		x := rule{r[0], atlas.Figure(r[1]), r[2], strings.Fields(r[3])}
		if x.name == "" || primitives[x.how].place == nil || len(x.args) < primitives[x.how].needs {
			return nil, fmt.Errorf("%s row %d: %q", path, i+2, r)
		}
		rules = append(rules, x)
	}
	return rules, nil
}

// placer finds the places of one figure. Rules may name each other in any order.
type placer struct {
	body  *atlas.Body
	male  *placer // where picks are carried over from; nil on the male himself
	rules map[string]rule
	done  map[string]atlas.Place
	busy  map[string]bool
}

func newPlacer(b *atlas.Body, male *placer, rules []rule) (*placer, error) {
	p := &placer{b, male, map[string]rule{}, map[string]atlas.Place{}, map[string]bool{}}
	own := map[string]bool{}
	for _, r := range rules {
		key := r.name + " " + string(r.figure)
		if own[key] {
			return nil, fmt.Errorf("%s is there twice", key)
		}
		own[key] = true
		if r.figure == b.Figure() || r.figure == "" && !own[r.name+" "+string(b.Figure())] {
			p.rules[r.name] = r
		}
	}
	return p, nil
}

// find is the place of a landmark or point on the left side or the midline.
func (p *placer) find(name string) (atlas.Place, error) {
	if q, ok := p.done[name]; ok {
		return q, nil
	}
	r, ok := p.rules[name]
	if !ok {
		return atlas.Place{}, fmt.Errorf("nothing is called %s", name)
	}
	if p.busy[name] {
		return atlas.Place{}, fmt.Errorf("%s is defined by itself", name)
	}
	p.busy[name] = true
	q, err := p.apply(r)
	if err != nil {
		return q, fmt.Errorf("%s on the %s figure: %w", name, p.body.Figure(), err)
	}
	p.done[name] = q
	return q, nil
}

// apply carries a pick over from the male figure, and works anything else out
// on the figure itself.
func (p *placer) apply(r rule) (atlas.Place, error) {
	if r.how == "pick" && r.figure == "" && p.male != nil {
		return p.male.find(r.name)
	}
	return primitives[r.how].place(p, r.args)
}

func (p *placer) at(name string) (atlas.Vec, error) {
	q, err := p.find(name)
	if err != nil {
		return atlas.Vec{}, err
	}
	return p.body.At(q, atlas.Anatomical), nil
}

func (p *placer) ats(names ...string) ([]atlas.Vec, error) {
	v := make([]atlas.Vec, len(names))
	for i, n := range names {
		var err error
		if v[i], err = p.at(n); err != nil {
			return nil, err
		}
	}
	return v, nil
}
