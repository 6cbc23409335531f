package bodymap

// The verbs of the commands; each is a word or two for the undo button and the log.
const (
	NewPatient   Verb = "new patient"
	EditPatient  Verb = "edit patient"
	StartSession Verb = "new session"
	EditSession  Verb = "edit session"
	MarkSite     Verb = "mark"
	MoveSite     Verb = "move"
	RemoveSite   Verb = "remove"
	PickSyringe  Verb = "syringe"
	EditSite     Verb = "edit site"
	SetSiteState Verb = "done or skipped"
	SetNumbing   Verb = "numbing"
	RecordAll    Verb = "record"
)

// undoing and redoing mark the verb of a command in the log that takes back or repeats another.
const (
	undoing Verb = "undo: "
	redoing Verb = "redo: "
)
