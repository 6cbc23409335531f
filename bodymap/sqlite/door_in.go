package sqlite

import (
	"bytes"
	"cmp"
	"context"
	"errors"

	"golang.org/x/text/unicode/norm"

	"ashi/bodymap"
	"ashi/bodymap/sqlite/vault"
)

// Unlock opens the record for a person. Who comes back to a record that nobody has changed since gets the same practice
// as before, with what can be undone; anyone else a new one. Errors are of kind WrongPassword, Waiting, AlreadyOpen,
// ReadOnly, DiskFull, Unreadable, Damaged or Newer.
func (d *Door) Unlock(signIn, password string) (*bodymap.Practice, error) {
	v, err := d.try(signIn, password)
	if err != nil {
		return nil, err
	}
	return d.open(v, signIn)
}

// Recover sets a new password for a person by the recovery key, and opens the record. Errors are those of Unlock, or
// Problems with the password.
func (d *Door) Recover(recoveryKey, signIn, password string) (*bodymap.Practice, error) {
	if err := bodymap.CheckPassword(password, signIn); err != nil {
		return nil, err
	}
	key, err := vault.ParseRecoveryKey(recoveryKey)
	if err != nil {
		return nil, badKey(err)
	}
	v, err := d.try(vault.Recovery, key)
	if err != nil {
		return nil, err
	}
	if err := d.openStore(v); err != nil {
		return nil, err
	}
	if err := v.Put(vault.New{Name: signIn, Secret: password}); err != nil {
		return nil, errors.Join(problem(err, d.path()), d.drop())
	}
	p, err := d.signInAs(signIn)
	if err != nil {
		return nil, err
	}
	return p, p.Note(bodymap.Recovered, "", signIn)
}

// try opens the vault, and counts when that fails.
func (d *Door) try(signIn, secret string) (*vault.Vault, error) {
	if d.wrong.wait() > 0 {
		return nil, waiting()
	}
	if _, err := FinishRestore(d.path()); err != nil {
		return nil, err
	}
	v, err := vault.Unlock(d.path(), signIn, secret)
	if !errors.Is(err, vault.ErrSecret) {
		return v, problem(err, d.path())
	}
	d.wrong.add(signIn, "")
	if signIn == vault.Recovery {
		return nil, badKey(err)
	}
	return nil, badPassword(err)
}

func badPassword(cause error) error {
	return &bodymap.Error{Kind: bodymap.WrongPassword, Field: "Password", Err: cause, Text: "Wrong password. Nothing was changed. Look at Caps Lock and at the language of the keyboard, and try again."}
}

func badKey(cause error) error {
	return &bodymap.Error{Kind: bodymap.WrongPassword, Field: "Key", Err: cause, Text: "This is not the recovery key of this record. Nothing was changed. Compare it with the page on which it was kept, letter by letter."}
}

// open opens the record in a vault and signs a person in.
func (d *Door) open(v *vault.Vault, signIn string) (*bodymap.Practice, error) {
	if err := d.openStore(v); err != nil {
		return nil, err
	}
	return d.signInAs(signIn)
}

func (d *Door) openStore(v *vault.Vault) error {
	store, err := OpenVault(v)
	if err != nil {
		v.Close()
		return err
	}
	d.vault, d.store = v, store
	_ = FinishMove(PlainIn(d.folder), store) // a crash may have cut the move off; what cannot be wiped must keep nobody out
	return nil
}

// signInAs lets a person into the open record; when that cannot be, it is locked again.
func (d *Door) signInAs(signIn string) (*bodymap.Practice, error) {
	p, err := d.practiceOf(signIn)
	if err == nil {
		err = errors.Join(d.wrong.tell(p), d.tellRestore(p))
	}
	if err != nil {
		return nil, errors.Join(problem(err, d.path()), d.drop())
	}
	d.practice, d.signIn, d.confirms = p, signIn, nil
	return p, nil
}

// practiceOf is the practice of before, if it is the same person's and the record is as they left it, or a new one.
func (d *Door) practiceOf(signIn string) (*bodymap.Practice, error) {
	last, err := lastOf(context.Background(), d.store.db)
	if err != nil {
		return nil, err
	}
	if d.practice != nil && d.signIn == signIn && last.seq == d.left.seq && bytes.Equal(last.mac, d.left.mac) {
		return d.practice, d.practice.ComeBack(d.store)
	}
	p := bodymap.NewPractice(d.store, d.clock, d.first.Name)
	user, err := d.userOf(p, signIn)
	if err != nil {
		return nil, err
	}
	return p, p.SignIn(user, d.Verify)
}

// userOf finds who signs in with a name. In a record that knows nobody yet it is the practitioner who made it.
func (d *Door) userOf(p *bodymap.Practice, signIn string) (bodymap.User, error) {
	users, err := p.Users()
	if err != nil {
		return bodymap.User{}, err
	}
	for _, u := range users {
		if norm.NFC.String(u.SignIn) == norm.NFC.String(signIn) { // as the keys are told apart
			return u, nil
		}
	}
	if len(users) == 0 {
		return p.SaveUser(bodymap.User{Name: cmp.Or(d.first.Name, signIn), SignIn: signIn, Role: bodymap.Practitioner})
	}
	return bodymap.User{}, &bodymap.Error{Kind: bodymap.NotAllowed, Text: "%s no longer works with this record. Nothing was changed. Sign in as someone else.", Args: []any{signIn}}
}

// Verify checks the password of who is in. After several wrong ones the next has to wait, as at the door: an error of kind
// Waiting.
func (d *Door) Verify(password string) error {
	if d.vault == nil {
		return lockedNow()
	}
	if wait := d.confirms.Wait(d.clock()); wait > 0 {
		return waiting()
	}
	err := d.vault.Verify(d.signIn, password)
	if errors.Is(err, vault.ErrSecret) {
		d.confirms = append(d.confirms, bodymap.Try{At: d.clock().UTC(), SignIn: d.signIn})
		return badPassword(err)
	}
	d.confirms = nil
	return problem(err, d.path())
}

func waiting() error {
	return &bodymap.Error{Kind: bodymap.Waiting, Text: "After several wrong tries the next one has to wait a little. Nothing was changed. Wait, and try again."}
}

// Lock puts everything into the one file, closes it and forgets its key. Locking what is locked does nothing.
func (d *Door) Lock() error {
	if d.store == nil {
		return nil
	}
	err := d.practice.Note(bodymap.Locked, "")
	last, lastErr := lastOf(context.Background(), d.store.db)
	d.left = last
	return problem(errors.Join(err, lastErr, d.drop()), d.path())
}

// drop closes the record and forgets the key, whatever else fails.
func (d *Door) drop() error {
	err := d.store.Close()
	d.vault.Close()
	d.store, d.vault = nil, nil
	return err
}

// Store is the open record; nil while it is locked.
func (d *Door) Store() *Store { return d.store }

// Vault holds the key of the open record; nil while it is locked.
func (d *Door) Vault() *vault.Vault { return d.vault }
