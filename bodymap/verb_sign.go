package bodymap

// The verbs of people, signatures and amendments.
const (
	SaveUserVerb   Verb = "save user"
	SignSession    Verb = "sign"
	AmendSession   Verb = "amend"
	DiscardAmended Verb = "discard amendment"
)

// The verbs of events: they change nothing but are in the log, see Practice.Note.
const (
	OpenedPatient  Verb = "patient opened"
	PrintedSheet   Verb = "site map printed"
	PrintedLeaflet Verb = "leaflet printed"
	PrintedLog     Verb = "log printed"
	PrintedRecall  Verb = "recall printed"
	Exported       Verb = "exported"
	SignedIn       Verb = "signed in"
	FailedSignIn   Verb = "failed sign-in"
	Recovered      Verb = "new password by the recovery key"
	PasswordSet    Verb = "password set"
	FailedSigning  Verb = "wrong password at signing"
	Locked         Verb = "locked"
	ClockBack      Verb = "clock moved back"
	EntriesMissing Verb = "entries of the log are missing"
)
