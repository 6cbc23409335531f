package sqlite

import (
	"database/sql"
	"errors"
	"io/fs"
	"syscall"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"ashi/bodymap"
	"ashi/bodymap/sqlite/vault"
)

// sentences are what people are told, with the path of the record.
var sentences = map[bodymap.Kind]string{
	bodymap.AlreadyOpen:   "The record %s is already open in another window of Ashi on this computer. Use that window, or close it first.",
	bodymap.ReadOnly:      "The record %s cannot be written. Nothing was changed. Allow writing to its folder and file, or choose another folder.",
	bodymap.DiskFull:      "The disk did not take the change to %s: it is full or failing. Everything saved before is safe. Free some space and try again.",
	bodymap.Unreadable:    "The disk did not give what is in %s: another program holds the file, a cable is loose, or the disk is failing. Nothing was changed, and the record need not be damaged. Close other programs, check the disk and try again. If it does not help, copy the whole folder to another disk.",
	bodymap.Damaged:       "The file %s is damaged or is not a record of Ashi. It was left as it is. Restore a backup, or choose another folder.",
	bodymap.Newer:         "The record %s was made by a newer version of Ashi. It was left as it is. Install the newer version to open it.",
	bodymap.WrongPassword: "The name, the password or the recovery key is wrong. The record %s was not opened or changed. Try again; if the password is forgotten, use the recovery key.",
	bodymap.Sealed:        "What is signed or logged is never changed. Nothing was changed in %s. Make an amendment to change a signed session.",
	bodymap.Unknown:       "The record %s could not be used. What was saved before is safe. Close Ashi and start it again.",
}

func fail(kind bodymap.Kind, path string, cause error) error {
	return &bodymap.Error{Kind: kind, Text: sentences[kind], Args: []any{path}, Err: cause}
}

// Problem turns an error of a vault or of the file system at a path into one with a kind and a sentence; nil stays nil.
func Problem(err error, path string) error { return problem(err, path) }

// problem turns an error of the driver or of the file system into one with a kind; nil stays nil.
func problem(err error, path string) error {
	var known *bodymap.Error
	if err == nil || errors.As(err, &known) {
		return err
	}
	for cause, at := range refusals {
		if errors.Is(err, cause) {
			return &bodymap.Error{Kind: bodymap.Invalid, Field: at.Field, Text: at.Text, Err: err}
		}
	}
	return fail(kindOf(err), path, err)
}

// refusals are what a person can enter wrongly at a vault.
var refusals = map[error]bodymap.Error{
	vault.ErrName:        {Field: "Name", Text: "This sign-in name is taken, empty, too long or unknown. Nothing was changed. Choose another."},
	vault.ErrEmpty:       {Field: "Password", Text: "The password is empty. Nothing was changed. Type one."},
	vault.ErrRecoveryKey: {Field: "RecoveryKey", Text: "The recovery key is not complete or has a typing error. Nothing was changed. Compare it with the printed one."},
	vault.ErrFull:        {Field: "Name", Text: "The record takes no more people. Nothing was changed. Take someone away who no longer works here."},
	vault.ErrLast:        {Field: "Name", Text: "This is the last way to open the record. Nothing was changed."},
}

// unreadable is the problem of a row that was found but says nothing that the program could have written.
func unreadable(err error, path string) error {
	var e *driver.Error
	if errors.As(err, &e) {
		return problem(err, path)
	}
	return fail(bodymap.Damaged, path, err)
}

func kindOf(err error) bodymap.Kind {
	var e interface{ Code() int } // of the driver or of the vault
	if errors.As(err, &e) {
		return kindOfCode(e.Code())
	}
	switch {
	case errors.Is(err, vault.ErrSecret):
		return bodymap.WrongPassword
	case errors.Is(err, vault.ErrDamaged):
		return bodymap.Damaged
	case errors.Is(err, vault.ErrNewer):
		return bodymap.Newer
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS), errors.Is(err, syscall.ENOTDIR), errors.Is(err, syscall.EISDIR):
		return bodymap.ReadOnly
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		return bodymap.DiskFull
	case errors.Is(err, syscall.EIO), isHeld(err):
		return bodymap.Unreadable
	}
	return bodymap.Unknown
}

// kindOfCode sorts SQLite's result codes.
func kindOfCode(code int) bodymap.Kind {
	switch code {
	case lib.SQLITE_CONSTRAINT_TRIGGER:
		return bodymap.Sealed
	case lib.SQLITE_IOERR_SHORT_READ, lib.SQLITE_IOERR_DATA, lib.SQLITE_IOERR_CORRUPTFS:
		return bodymap.Damaged
	case lib.SQLITE_IOERR, // as it is said before the first question: nothing but reading has been tried
		lib.SQLITE_IOERR_READ, lib.SQLITE_IOERR_FSTAT, lib.SQLITE_IOERR_SEEK, lib.SQLITE_IOERR_ACCESS, lib.SQLITE_IOERR_MMAP,
		lib.SQLITE_IOERR_LOCK, lib.SQLITE_IOERR_RDLOCK, lib.SQLITE_IOERR_CHECKRESERVEDLOCK:
		return bodymap.Unreadable
	}
	switch code & 0xff {
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return bodymap.AlreadyOpen
	case lib.SQLITE_READONLY, lib.SQLITE_PERM, lib.SQLITE_CANTOPEN:
		return bodymap.ReadOnly
	case lib.SQLITE_FULL, lib.SQLITE_IOERR:
		return bodymap.DiskFull
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB, lib.SQLITE_FORMAT, lib.SQLITE_SCHEMA:
		return bodymap.Damaged
	case lib.SQLITE_ERROR: // our statements are fixed: one that no longer fits met a spoilt schema
		return bodymap.Damaged
	}
	return bodymap.Unknown
}

// missing tells that there is no such row.
func missing(err error, text string) error {
	if errors.Is(err, sql.ErrNoRows) {
		return &bodymap.Error{Kind: bodymap.NotFound, Text: text, Err: err}
	}
	return err
}
