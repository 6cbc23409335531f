package ui

import (
	"slices"
	"strings"

	"ashi/bodymap/atlas"
)

// The lists of groups and of channels begin with what shows all, or nothing.

func groupNames(lang string) []string {
	names := []string{say("All points")}
	for _, g := range atlas.Get().PointGroups() {
		names = append(names, g.Name.In(lang))
	}
	return names
}

func groupAt(i int) string {
	if i == 0 {
		return ""
	}
	return atlas.Get().PointGroups()[i-1].ID
}

func groupIndex(id string) int {
	return 1 + slices.IndexFunc(atlas.Get().PointGroups(), func(g atlas.PointGroup) bool { return g.ID == id })
}

// aboutGroup says how many points a group has, and whose choice they are.
func aboutGroup(id, lang string) string {
	for _, g := range atlas.Get().PointGroups() {
		if g.ID == id {
			return strings.Join(slices.DeleteFunc([]string{count("Only this point shows and takes taps.", "Only these %d points show and take taps.", len(g.Codes)), g.Note.In(lang), say("Source: %s", g.Source)},
				func(s string) bool { return s == "" }), " ")
		}
	}
	return ""
}

// channelsDrawn are the channels that have a line.
func channelsDrawn() []atlas.ChannelName {
	return slices.DeleteFunc(slices.Clone(atlas.Get().Channels()), func(c atlas.ChannelName) bool { return c.Channel == "EX" })
}

func channelWords(lang string) []string {
	words := []string{say("No channels"), say("All channels")}
	for _, c := range channelsDrawn() {
		words = append(words, string(c.Channel)+" · "+c.Name.In(lang))
	}
	return words
}

func channelAt(i int) string {
	switch i {
	case 0:
		return ""
	case 1:
		return allChannels
	}
	return string(channelsDrawn()[i-2].Channel)
}

func channelIndex(code string) int {
	switch code {
	case "":
		return 0
	case allChannels:
		return 1
	}
	return 2 + slices.IndexFunc(channelsDrawn(), func(c atlas.ChannelName) bool { return string(c.Channel) == code })
}

// levelSources are the sources of the key points, each once.
func levelSources(b *atlas.Body) string {
	var out []string
	for _, l := range b.Dermatomes() {
		if !slices.Contains(out, l.Source) {
			out = append(out, l.Source)
		}
	}
	return strings.Join(out, "; ")
}
