package bodymap

import (
	"cmp"
	"slices"
	"strings"

	"ashi/bodymap/atlas"
)

// Validate tells, as Problems, why a protocol cannot be kept.
func (p Protocol) Validate() error {
	var bad problems
	bad.when(strings.TrimSpace(p.Name) == "", "Name", "A name is needed.")
	bad.line("Name", p.Name, MaxName)
	bad.note("Note", p.Note, MaxNote)
	bad.when(len(p.Sites) == 0, "Sites", "There is no site to keep. Mark some first.")
	for _, s := range p.Sites {
		s.Session = "of a protocol" // which has none
		if err := s.Validate(); err != nil {
			bad.join(err)
			break
		}
	}
	return bad.err()
}

// SaveProtocol keeps the sites of the open session, or only some of them, under a name: where, with what, how laid and with their notes. What
// was skipped, and every reaction, stays behind.
func (p *Practice) SaveProtocol(name, note string, only ...SiteID) (Protocol, error) {
	if p.chart == nil {
		return Protocol{}, &Error{Kind: NotFound, Text: "No session is open whose sites could be kept. Open one first."}
	}
	o := Protocol{ID: ProtocolID(NewID()), Name: strings.TrimSpace(name), Note: strings.TrimSpace(note), AtlasVersion: atlas.Version}
	for _, s := range p.chart.sites {
		if s.State == SiteSkipped || len(only) > 0 && !slices.Contains(only, s.ID) {
			continue
		}
		if err := s.fits(); err != nil {
			return Protocol{}, err
		}
		if s.Code == "" {
			o.Figure = p.chart.session.Figure
		}
		s.ID, s.Session, s.Order, s.State, s.Reaction = "", "", len(o.Sites)+1, SitePlanned, ""
		s.Syringe.Filling = "" // a protocol says where and how, not from which lot
		o.Sites = append(o.Sites, s)
	}
	return o, p.keepProtocol(SaveProtocol, o)
}

// RenameProtocol gives one of the practice's own protocols another name and note.
func (p *Practice) RenameProtocol(id ProtocolID, name, note string) (Protocol, error) {
	o, err := p.ownProtocol(id)
	if err != nil {
		return Protocol{}, err
	}
	name, note = strings.TrimSpace(name), strings.TrimSpace(note)
	if o.Name == name && o.Note == note {
		return o, nil
	}
	o.Name, o.Note = name, note
	return o, p.keepProtocol(EditProtocol, o)
}

// RemoveProtocol takes one of the practice's own protocols away. Sessions that it was applied to stay as they are.
func (p *Practice) RemoveProtocol(id ProtocolID) error {
	if _, err := p.ownProtocol(id); err != nil {
		return err
	}
	return p.change(RemoveProtocol, Change{RemoveProtocols: []ProtocolID{id}})
}

// Protocols lists the practice's own protocols by name, then those that come with Ashi.
func (p *Practice) Protocols() ([]Protocol, error) {
	own, err := p.store.Protocols()
	slices.SortStableFunc(own, func(a, b Protocol) int { return cmp.Compare(Fold(a.Name), Fold(b.Name)) })
	return append(own, Starters()...), err
}

func (p *Practice) keepProtocol(verb Verb, o Protocol) error {
	var bad problems
	bad.join(o.Validate())
	all, err := p.Protocols()
	if err != nil {
		return err
	}
	for _, other := range all {
		taken := other.ID != o.ID && (Fold(other.Name) == Fold(o.Name) || Fold(other.In("fr").Name) == Fold(o.Name))
		bad.when(taken, "Name", "There is a protocol of this name already. Choose another name.")
	}
	if err := bad.err(); err != nil {
		return err
	}
	return p.change(verb, Change{PutProtocols: []Protocol{o}})
}

// ownProtocol finds a protocol that may be changed.
func (p *Practice) ownProtocol(id ProtocolID) (Protocol, error) {
	if (Protocol{ID: id}).Starter() {
		return Protocol{}, &Error{Kind: Invalid, Text: "This protocol came with Ashi and stays as it is. Apply it, change the sites, and save them under a name of your own."}
	}
	own, err := p.store.Protocols()
	if err != nil {
		return Protocol{}, err
	}
	if i := slices.IndexFunc(own, func(o Protocol) bool { return o.ID == id }); i >= 0 {
		return own[i], nil
	}
	return Protocol{}, &Error{Kind: NotFound, Text: "This protocol is no longer there. Nothing was changed."}
}
