package vault

import "errors"

// What can be wrong with a vault or with what is asked of it.
var (
	ErrSecret      = errors.New("vault: wrong name, password or recovery key")
	ErrDamaged     = errors.New("vault: not a vault, or both copies of its head are damaged")
	ErrOther       = errors.New("vault: a copy of another vault")
	ErrNewer       = errors.New("vault: made by a newer version")
	ErrName        = errors.New("vault: a name is 1 to 128 bytes and used once")
	ErrEmpty       = errors.New("vault: an empty secret")
	ErrFull        = errors.New("vault: no room for one more slot")
	ErrLast        = errors.New("vault: the last slot cannot be taken away")
	ErrNotOpen     = errors.New("vault: the record in it is not open")
	ErrRecoveryKey = errors.New("vault: a recovery key that is not complete or mistyped")
)
