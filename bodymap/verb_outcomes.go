package bodymap

// The verbs of scores and reactions.
const (
	SetScore       Verb = "score"
	RemoveScore    Verb = "remove score"
	SetReaction    Verb = "reaction"
	RemoveReaction Verb = "remove reaction"
)
