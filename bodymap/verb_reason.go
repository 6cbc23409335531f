package bodymap

// The verbs of the reasons for passing over a warning.
const (
	GiveReason Verb = "reason"
	TakeReason Verb = "remove reason"
)
