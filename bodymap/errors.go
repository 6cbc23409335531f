package bodymap

import (
	"errors"
	"io/fs"
	"strings"
	"syscall"

	"ashi/assets"
)

// Kind sorts what can go wrong by what a person can do about it.
type Kind string

// The kinds of errors.
const (
	Invalid     Kind = "invalid"      // an entry that cannot be kept; see Error.Field
	NotFound    Kind = "not found"    // no such patient, session or site
	AlreadyOpen Kind = "already open" // another Ashi holds the record
	ReadOnly    Kind = "read-only"    // the folder or file cannot be written
	DiskFull    Kind = "disk full"    // the disk did not take the change
	Unreadable  Kind = "unreadable"   // the disk did not give what is on it, which may be whole
	Damaged     Kind = "damaged"      // not a record of Ashi, or a broken one
	Misplaced   Kind = "misplaced"    // the folder is on a share in the network
	Newer       Kind = "newer"        // made by a later version of Ashi
	NotAllowed  Kind = "not allowed"  // not by this person
	Sealed      Kind = "sealed"       // it was signed, or is in the log
	// WrongPassword: no such name, or not its password, or not the recovery key.
	WrongPassword Kind = "wrong password"
	Waiting       Kind = "waiting" // after wrong passwords the next try has to wait
	Unknown       Kind = "unknown"
)

// Error is an error with a sentence for people.
type Error struct {
	Kind  Kind
	Field string // the name of the struct field that is refused; empty: none
	Text  string // the sentence in English, a format for Args; key of its translations
	Args  []any
	Err   error // the cause, for those who mend the program; may be nil
}

// Error gives the sentence in English.
func (e *Error) Error() string { return e.Say("en") }

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Say gives the sentence in a language.
func (e *Error) Say(lang string) string { return assets.Say(lang, e.Text, e.Args...) }

// Problems are all that is wrong with an entry, so that a form can show each one at its field.
type Problems []*Error

// Error gives all sentences in English.
func (p Problems) Error() string { return p.say("en") }

// Unwrap gives the single problems to errors.Is and errors.As.
func (p Problems) Unwrap() []error {
	all := make([]error, len(p))
	for i, e := range p {
		all[i] = e
	}
	return all
}

// In gives the first problem of a field, or nil.
func (p Problems) In(field string) *Error {
	for _, e := range p {
		if e.Field == field {
			return e
		}
	}
	return nil
}

func (p Problems) say(lang string) string {
	sentences := make([]string, len(p))
	for i, e := range p {
		sentences[i] = e.Say(lang)
	}
	return strings.Join(sentences, " ")
}

// KindOf tells the kind of any error.
func KindOf(err error) Kind {
	var e *Error
	switch {
	case errors.As(err, &e):
		return e.Kind
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return ReadOnly
	case errors.Is(err, fs.ErrNotExist):
		return NotFound
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EFBIG):
		return DiskFull
	case errors.Is(err, syscall.EIO):
		return Unreadable
	}
	return Unknown
}

// Sentence turns any error into a sentence for people in a language, never into the words of a program. No error, no sentence.
func Sentence(err error, lang string) string {
	var all Problems
	var one *Error
	switch {
	case err == nil:
		return ""
	case errors.As(err, &all):
		return all.say(lang)
	case errors.As(err, &one):
		return one.Say(lang)
	}
	return assets.Say(lang, sentenceOf[KindOf(err)])
}

// sentenceOf are the sentences for errors which come from outside the record, such as writing a page that is printed.
var sentenceOf = map[Kind]string{
	ReadOnly:   "This place cannot be written. Nothing was changed. Choose another folder.",
	NotFound:   "This file or folder does not exist. Nothing was changed. Check its name.",
	DiskFull:   "The disk is full. The record is safe. Free some space and try again.",
	Unreadable: "The disk did not read or write: its cable may be loose, or it is failing. What was saved before is safe. Check the disk and try again.",
	Unknown:    "Something unexpected went wrong. What was saved before is safe. Try again; if it happens again, restart Ashi.",
}
