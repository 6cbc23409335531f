package main

import (
	"fmt"
	"io"
	"os"
	"text/tabwriter"

	"ashi/assets"
	"ashi/bodymap"
)

type sessionsCmd struct{}

// Run lists all sessions, newest first.
func (sessionsCmd) Run(c *common) error {
	return withRecord(c, func(p *bodymap.Practice) error { return listSessions(os.Stdout, p, c.language()) })
}

func listSessions(w io.Writer, p *bodymap.Practice, lang string) error {
	sessions, err := p.AllSessions()
	if err != nil {
		return err
	}
	if len(sessions) == 0 {
		_, err := fmt.Fprintln(w, assets.Say(lang, "The record holds no sessions yet."))
		return err
	}
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, s := range sessions {
		patient, err := p.Patient(s.Patient)
		if err != nil {
			return err
		}
		_, sites, err := p.Session(s.ID)
		if err != nil {
			return err
		}
		n := bodymap.TotalOf(s, sites).Sites // as the window and the paper count them
		count := assets.Say(lang, "%d sites", n)
		if n == 1 {
			count = assets.Say(lang, "1 site")
		}
		at := s.At.Local().Format("2006-01-02 15:04")
		if _, err := fmt.Fprintf(out, "%s\t%s\t%s\t%s\t%s\n", s.ID, at, s.State.Text(lang), count, patient.Name()); err != nil {
			return err
		}
	}
	return out.Flush()
}
