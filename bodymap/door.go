package bodymap

import (
	"strings"
	"unicode"
)

// DoorState is how the record stands to who wants in.
type DoorState string

// The states of the door.
const (
	DoorNew    DoorState = "new"    // there is no record yet
	DoorPlain  DoorState = "plain"  // there is one of an earlier version, which is not encrypted
	DoorLocked DoorState = "locked" // there is an encrypted one
	DoorOpen   DoorState = "open"   // it is open to who has signed in
)

// FirstUser is who makes the record.
type FirstUser struct {
	Name     string // as it is printed
	SignIn   string // a short name without spaces
	Password string
}

// MaxSignIn is the most letters of a sign-in name.
const MaxSignIn = 32

// Validate tells, as Problems, why nobody can sign in so.
func (u FirstUser) Validate() error {
	var bad problems
	bad.when(strings.TrimSpace(u.Name) == "", "Name", "Type your name as it should be printed.")
	bad.line("Name", u.Name, MaxName)
	bad.signIn(u.SignIn)
	bad.password(u.Password, u.Name, u.SignIn)
	return bad.err()
}

// CheckPassword tells, as Problems, why a password is refused. about are the names of its person.
func CheckPassword(password string, about ...string) error {
	var bad problems
	bad.password(password, about...)
	return bad.err()
}

func (p *problems) password(password string, about ...string) {
	strength, why := JudgePassword(password, about...)
	p.when(strength == TooEasy, "Password", why)
}

func (p *problems) signIn(name string) {
	odd := strings.ContainsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) })
	p.when(name == "", "SignIn", "Type a short name to sign in with.")
	p.when(odd || len([]rune(name)) > MaxSignIn, "SignIn", "A sign-in name has at most %d letters and no spaces.", MaxSignIn)
}
