package ui

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"ashi/bodymap"
)

// outcomes is what the screens use of scores and reactions.
type outcomes interface {
	Outcomes(bodymap.PatientID) (bodymap.Outcomes, error)
	Reactions(bodymap.PatientID) ([]bodymap.Reaction, error)
	SaveScore(bodymap.Score) (bodymap.Score, error)
	RemoveScore(bodymap.EntryID) error
	SaveReaction(bodymap.Reaction) (bodymap.Reaction, error)
	NoReaction(...bodymap.SessionID) error
	ToAsk(now time.Time) (map[bodymap.PatientID][]bodymap.FollowUp, error)
	RemoveReaction(bodymap.EntryID) error
}

// outcomesPages are the pages about it.
func outcomesPages(d *desk) []leaf {
	return []leaf{
		{say("Outcome"), newOutcomePage(d), bodymap.SetScore},
		{say("Reactions"), newReactionPage(d), bodymap.SetReaction},
		{say("History"), newHistoryPage(d), bodymap.RemoveReaction},
		{say("What helped"), newHelpedPage(d), ""},
	}
}

// fared is all that tells how the open patient fared; why says what keeps it from being read.
func (d *desk) fared() (o bodymap.Outcomes, why string) {
	o, err := d.record.Outcomes(d.patient.ID)
	return o, bodymap.Sentence(err, d.lang)
}

// did shows what came of a change of scores or reactions; it tells whether all went well.
func (d *desk) did(err error) bool {
	if d.fail(err) {
		return false
	}
	d.message = message{}
	d.changed()
	return true
}

// toAsk tells about how many sessions the open patient is to be asked now, for the button of the file and its help; "" is none.
func (d *desk) toAsk() (number, help string) {
	help = say("The patient’s file: course, checks, outcome (Ctrl+L)")
	if d.patient.ID == "" {
		return "", help
	}
	open := d.openAsks()
	if len(open) == 0 {
		return "", help
	}
	return strconv.Itoa(len(open)), help + " · " + count("1 session to ask about", "%d sessions to ask about", len(open))
}

// openAsks are the times that have come to ask the open patient.
func (d *desk) openAsks() []bodymap.FollowUp {
	reactions, err := d.record.Reactions(d.patient.ID)
	if err != nil {
		return nil // the page of the reactions tells it
	}
	return bodymap.FollowUps(d.visits(), reactions, d.now())
}

// pastReactions says which reactions earlier sessions led to at a place.
func (d *desk) pastReactions(t bodymap.Target) string {
	text := ""
	for _, r := range d.reactionsAt(t) {
		text += " " + say("Reaction: %s", r) + "."
	}
	return text
}

// reactionsAt are the reactions to earlier sessions at some places, in words, each once, the newest first.
func (d *desk) reactionsAt(places ...bodymap.Target) (out []string) {
	all, err := d.record.Reactions(d.patient.ID)
	if err != nil || len(all) == 0 {
		return nil // what went wrong the page of the reactions tells
	}
	for _, t := range places {
		for _, r := range bodymap.ReactionsAt(d.history(), all, t) {
			if text := r.Text(d.lang); !slices.Contains(out, text) {
				out = append(out, text)
			}
		}
	}
	return out
}

// reactedBefore tells of sites at whose places an earlier session led to a reaction.
func (d *desk) reactedBefore(sites []bodymap.Site) string {
	var places []bodymap.Target
	for _, s := range sites {
		places = append(places, bodymap.Target{Place: s.Place, Code: s.Code, Side: s.Side})
	}
	said := d.reactionsAt(places...)
	if len(said) == 0 {
		return ""
	}
	return say("A reaction here before: %s.", strings.Join(said[:min(len(said), 2)], "; "))
}
