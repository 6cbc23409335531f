package bodymap

import "time"

// CommandID is a UUIDv7; a command seen before is applied once.
type CommandID string

// Verb says in one word what a command did; it is kept in the log.
type Verb string

// Change is a set of rows to keep and rows to take away, applied as a whole.
// The opposite of a change is a change, which is what undo is made of.
type Change struct {
	PutPatients     []Patient    `json:",omitempty"`
	PutSessions     []Session    `json:",omitempty"`
	PutSites        []Site       `json:",omitempty"`
	PutPains        []Pain       `json:",omitempty"`
	PutProtocols    []Protocol   `json:",omitempty"`
	PutOwnPoints    []OwnPoint   `json:",omitempty"`
	PutEntries      []Entry      `json:",omitempty"`
	PutSignatures   []Signature  `json:",omitempty"`
	RemoveEntries   []EntryID    `json:",omitempty"`
	RemoveOwnPoints []OwnPointID `json:",omitempty"`
	RemoveProtocols []ProtocolID `json:",omitempty"`
	RemovePains     []PainID     `json:",omitempty"`
	RemoveSites     []SiteID     `json:",omitempty"`
	RemoveSessions  []SessionID  `json:",omitempty"`
	RemovePatients  []PatientID  `json:",omitempty"`
	Detail          string       `json:",omitempty"` // of an event, which changes nothing else
}

// Command is the one door to the record: one transaction applies its change and
// appends it to the log.
type Command struct {
	ID      CommandID
	User    EntryID   // who was signed in; empty: nobody
	Person  string    // who
	At      time.Time // when
	Verb    Verb      // what
	Patient PatientID // whom it is about; left empty where the change tells
	Change  Change
}

// empty tells that a change changes nothing.
func (c Change) empty() bool {
	return len(c.PutPatients)+len(c.PutSessions)+len(c.PutSites)+len(c.PutPains)+len(c.PutProtocols)+len(c.PutOwnPoints)+len(c.PutEntries)+len(c.PutSignatures)+len(c.RemoveEntries)+
		len(c.RemoveOwnPoints)+len(c.RemoveProtocols)+len(c.RemovePains)+len(c.RemoveSites)+len(c.RemoveSessions)+
		len(c.RemovePatients) == 0
}
