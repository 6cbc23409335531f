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

	MarkArea       Verb = "mark area"
	MarkLine       Verb = "mark line"
	LayAnew        Verb = "lay all punctures anew" // those that were left out come back
	LeaveOut       Verb = "leave out"
	TakeBack       Verb = "take back" // a puncture that was left out
	MirrorSites    Verb = "mirror"
	ShiftSites     Verb = "shift"
	CopySites      Verb = "copy"
	ApplyProtocol  Verb = "apply protocol"
	ProposeSites   Verb = "mark proposals"
	DrawPain       Verb = "pain"
	RemovePain     Verb = "remove pain"
	CopyPain       Verb = "copy pain"
	SaveProtocol   Verb = "save protocol"
	EditProtocol   Verb = "edit protocol"
	RemoveProtocol Verb = "remove protocol"
	SaveOwnPoint   Verb = "own point"
	RemoveOwnPoint Verb = "remove own point"
)

// undoing and redoing mark the verb of a command in the log that takes back or repeats another.
const (
	undoing Verb = "undo: "
	redoing Verb = "redo: "
)
