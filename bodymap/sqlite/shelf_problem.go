package sqlite

import (
	"errors"

	"ashi/bodymap"
)

// backupSentences are what people are told of a backup, with its path, where what is told of a record would mislead.
var backupSentences = map[bodymap.Kind]string{
	bodymap.Damaged:  "The backup %s is damaged or is not one of Ashi. Nothing was changed. Choose another one.",
	bodymap.ReadOnly: "The backup %s cannot be opened: the system does not allow it. Nothing was changed. Copy it into a folder of your own, or choose another one.",
	bodymap.NotFound: "The backup %s is no longer there. Nothing was changed. Plug in its disk and tap it again, or choose another one.",
}

// ofBackup turns an error in the use of a backup into one with a kind and a sentence; nil stays nil.
func ofBackup(err error, path string) error {
	err = problem(err, path)
	var e *bodymap.Error
	if !errors.As(err, &e) || len(e.Args) != 1 || e.Args[0] != path || e.Text != sentences[e.Kind] {
		return err // of the record, or told in words of its own
	}
	kind := e.Kind
	if !isThere(path) {
		kind = bodymap.NotFound
	}
	if text, other := backupSentences[kind]; other {
		return &bodymap.Error{Kind: kind, Text: text, Args: e.Args, Err: e.Err}
	}
	return err
}
