package bodymap

import (
	"encoding/json"
	"fmt"

	"ashi/assets"
)

// logRow is a row that an entry of the log put or took away.
type logRow struct {
	id    string
	kind  EntryKind // of an entry; else empty
	value any       // as it was put; nil: it was taken away
}

// rowsOf are all rows of a change.
func rowsOf(c Change) (out []logRow) {
	out = append(out, logRows(c.PutPatients, func(p Patient) string { return string(p.ID) })...)
	out = append(out, logRows(c.PutSessions, func(s Session) string { return string(s.ID) })...)
	out = append(out, logRows(c.PutSites, func(s Site) string { return string(s.ID) })...)
	out = append(out, logRows(c.PutPains, func(n Pain) string { return string(n.ID) })...)
	out = append(out, logRows(c.PutProtocols, func(o Protocol) string { return string(o.ID) })...)
	out = append(out, logRows(c.PutOwnPoints, func(o OwnPoint) string { return string(o.ID) })...)
	for _, e := range c.PutEntries {
		var body map[string]any
		if json.Unmarshal([]byte(e.Body), &body) == nil {
			out = append(out, logRow{string(e.ID), e.Kind, body})
		}
	}
	out = append(out, logRows(c.PutSignatures, func(s Signature) string { return string(s.ID) })...)
	out = append(out, goneRows(c.RemoveEntries)...)
	out = append(out, goneRows(c.RemoveOwnPoints)...)
	out = append(out, goneRows(c.RemoveProtocols)...)
	out = append(out, goneRows(c.RemovePains)...)
	out = append(out, goneRows(c.RemoveSites)...)
	out = append(out, goneRows(c.RemoveSessions)...)
	return append(out, goneRows(c.RemovePatients)...)
}

func logRows[T any](values []T, id func(T) string) (out []logRow) {
	for _, v := range values {
		out = append(out, logRow{id: id(v), value: v})
	}
	return out
}

func goneRows[ID ~string](ids []ID) (out []logRow) {
	for _, id := range ids {
		out = append(out, logRow{id: string(id)})
	}
	return out
}

// name names a row.
func (t *LogTeller) name(r logRow) string {
	switch v := r.value.(type) {
	case Session:
		return t.session(v)
	case Site:
		return t.site(v)
	case Pain:
		return assets.Say(t.lang, "Pain")
	case Protocol:
		return v.Name
	case OwnPoint:
		return v.Name
	case Signature:
		return joined(", ", t.sessionOf(v.Session), assets.Say(t.lang, "signed by %s", v.Name))
	case map[string]any:
		return t.entry(r.kind, v)
	}
	return ""
}

func (t *LogTeller) session(s Session) string {
	return assets.Say(t.lang, "session of %s", DateText(s.At.In(t.zone), t.lang))
}

// sessionOf names a session of which only the ID is known; empty when it is gone.
func (t *LogTeller) sessionOf(id SessionID) string {
	s, _, err := t.r.Session(id)
	if err != nil {
		return ""
	}
	return t.session(s)
}

// site names a site by its number in the session as that is now, and by its point.
func (t *LogTeller) site(s Site) string {
	name := string(s.Code)
	switch {
	case s.Spread != nil && s.Spread.Extent == Line:
		name = assets.Say(t.lang, "Line")
	case s.Spread != nil:
		name = assets.Say(t.lang, "Area")
	case name == "":
		name = "Ashi"
	}
	name = joined(" ", name, s.Side.Text(t.lang))
	sites, known := t.orders[s.Session]
	if !known {
		_, sites, _ = t.r.Session(s.Session) // one that is gone has no numbers
		t.orders[s.Session] = sites
	}
	for i, o := range sites {
		if o.ID == s.ID {
			return assets.Say(t.lang, "Site %d", i+1) + " " + name
		}
	}
	return name
}

// entry names one by what it is called by; a lot with its product.
func (t *LogTeller) entry(kind EntryKind, body map[string]any) string {
	if kind == FillingEntry {
		return t.filling(body)
	}
	product := ""
	if id, ok := body["Product"].(string); ok && kind == LotEntry {
		if p, err := factByID[Product](t.r, EntryID(id)); err == nil {
			product = p.Name
		}
	}
	for _, field := range []string{"Name", "Number", "Substance", "Indication", "Scale"} {
		if text, ok := body[field].(string); ok && text != "" {
			if kind == LotEntry {
				text = assets.Say(t.lang, "lot %s", text)
			}
			return joined(", ", product, text)
		}
	}
	if kind == ReactionEntry {
		return assets.Say(t.lang, "Reaction")
	}
	return ""
}

func (t *LogTeller) filling(body map[string]any) string {
	text, err := json.Marshal(body)
	var f Filling
	if err != nil || json.Unmarshal(text, &f) != nil {
		return fmt.Sprint(body["Name"])
	}
	return f.Text(t.lang)
}
