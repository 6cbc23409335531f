package bodymap

// The verbs of events about the record as a whole.
const (
	BackedUp     Verb = "backup made"
	BackupFailed Verb = "backup failed"
	Restored     Verb = "restored from a backup"
	Erased       Verb = "patient erased"
)
