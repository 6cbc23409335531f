package bodymap

// The verbs of the warnings.
const (
	SetSafety Verb = "settings of the warnings"
)
