package bodymap

import (
	"slices"
	"strings"

	"ashi/bodymap/atlas"
)

// ProtocolSide tells on which side a protocol is applied.
type ProtocolSide string

// The ways to apply a protocol.
const (
	AsMade    ProtocolSide = "as made"
	Mirrored  ProtocolSide = "mirrored"
	BothSides ProtocolSide = "both sides"
)

// protocolsApart parts the names of protocols in Session.Protocol.
const protocolsApart = " + "

// Trial gives the sites that Apply would mark, and changes nothing.
func (c *Chart) Trial(p Protocol, how ProtocolSide) ([]Site, error) {
	if err := c.takes(p); err != nil {
		return nil, err
	}
	var out []Site
	put := func(s Site) {
		if !s.among(c.sites) && !s.among(out) {
			out = append(out, s)
		}
	}
	for _, s := range p.Sites {
		if err := s.fits(); err != nil {
			return nil, err
		}
		s = s.named(c.body())
		s.Syringe.Filling = c.session.Syringe.Filling
		if how != Mirrored {
			put(s)
		}
		if how == Mirrored || how == BothSides && (s.Spread == nil || !s.Spread.CrossesMidline(c.body())) {
			put(s.mirrored(c.body()))
		}
	}
	if len(out) == 0 {
		return nil, &Error{Kind: Invalid, Text: "All sites of the protocol “%s” are marked already. Nothing was changed.", Args: []any{p.Name}}
	}
	return c.fresh(out), nil
}

// Apply marks the sites of a protocol in one step and returns them; those that are marked already stay as they are. The
// name of the protocol is kept with the session. A protocol made on the other figure or on another version of the body
// is refused.
func (c *Chart) Apply(p Protocol, how ProtocolSide) ([]Site, error) {
	sites, err := c.Trial(p, how)
	if err != nil {
		return nil, err
	}
	do := Change{PutSites: sites}
	if names := strings.Split(c.session.Protocol, protocolsApart); !slices.Contains(names, p.Name) {
		session := c.session
		session.Protocol = strings.TrimPrefix(session.Protocol+protocolsApart+p.Name, protocolsApart)
		if err := session.Validate(c.practice.clock()); err != nil {
			return nil, err
		}
		do.PutSessions = []Session{session}
	}
	for _, s := range sites {
		if err := s.Validate(); err != nil {
			return nil, err
		}
	}
	return sites, c.change(ApplyProtocol, do)
}

// takes tells, as an error, why a protocol does not fit this session's body.
func (c *Chart) takes(p Protocol) error {
	refuse := func(text string) error { return &Error{Kind: Invalid, Text: text, Args: []any{p.Name}} }
	switch {
	case p.AtlasVersion != atlas.Version:
		return refuse("The protocol “%s” was made on another version of the body and no longer fits. Nothing was changed. Mark its sites anew and save them under a new name.")
	case p.Figure == atlas.Female && c.session.Figure != p.Figure:
		return refuse("The protocol “%s” was made on the female figure. Nothing was changed. Show the female figure for this session, or make a protocol on the male one.")
	case p.Figure == atlas.Male && c.session.Figure != p.Figure:
		return refuse("The protocol “%s” was made on the male figure. Nothing was changed. Show the male figure for this session, or make a protocol on the female one.")
	}
	return nil
}
