package sqlite

import (
	"errors"
	"slices"

	"ashi/bodymap"
	"ashi/bodymap/sqlite/vault"
)

// ChangePassword puts another password in place of one's own. Errors are of kind WrongPassword, or Problems with the
// new one.
func (d *Door) ChangePassword(old, password string) error {
	if err := bodymap.CheckPassword(password, d.signIn, d.practice.Person()); err != nil {
		return err
	}
	if err := d.Verify(old); err != nil {
		return err
	}
	return d.setPassword(d.signIn, password)
}

// SaveUser keeps a user of the practice, as Practice.SaveUser does. With a password it is the one to sign in with from
// now on: a new user needs one. A user who has retired can no longer open the record; copies of the file from before
// still open to that password.
func (d *Door) SaveUser(u bodymap.User, password string) (bodymap.User, error) {
	if d.store == nil {
		return u, lockedNow()
	}
	old, err := d.known(u)
	if err != nil {
		return u, err
	}
	if password != "" || old.SignIn == "" && !u.Retired {
		if err := bodymap.CheckPassword(password, u.Name, u.SignIn); err != nil {
			return u, err
		}
	}
	if err := signInStays(old, u); err != nil {
		return u, err
	}
	if u, err = d.practice.SaveUser(u); err != nil {
		return u, err
	}
	if u.Retired {
		return u, d.removeSlot(u.SignIn)
	}
	if password != "" {
		return u, d.setPassword(u.SignIn, password)
	}
	return u, nil
}

// known is the user as the record has it; without a name to sign in with when it is new.
func (d *Door) known(u bodymap.User) (bodymap.User, error) {
	users, err := d.practice.Users()
	i := slices.IndexFunc(users, func(k bodymap.User) bool { return k.ID == u.ID })
	if err != nil || i < 0 {
		return bodymap.User{}, err
	}
	return users[i], nil
}

// signInStays refuses another name to sign in with: the key is bound to the old one.
func signInStays(old, u bodymap.User) error {
	if old.SignIn == "" || old.SignIn == u.SignIn {
		return nil
	}
	return bodymap.Problems{{Kind: bodymap.Invalid, Field: "SignIn", Text: "The name to sign in with stays. Nothing was changed. Make a new user to give another one."}}
}

func (d *Door) setPassword(signIn, password string) error {
	if err := d.vault.Put(vault.New{Name: signIn, Secret: password}); err != nil {
		return problem(err, d.path())
	}
	return d.practice.Note(bodymap.PasswordSet, "", signIn)
}

func (d *Door) removeSlot(signIn string) error {
	if err := d.vault.Remove(signIn); !errors.Is(err, vault.ErrName) { // who has none is out already
		return problem(err, d.path())
	}
	return nil
}

func lockedNow() error {
	return &bodymap.Error{Kind: bodymap.WrongPassword, Text: "The record is locked. Nothing was changed. Unlock it first."}
}
