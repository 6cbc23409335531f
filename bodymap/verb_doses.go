package bodymap

// The verbs of limits.
const (
	SaveLimit   Verb = "limit"
	ResetLimit  Verb = "reset limit"
	RemoveLimit Verb = "remove limit"
)
