package sqlite

import (
	"context"
	"errors"

	"ashi/bodymap"
	"ashi/bodymap/sqlite/vault"
)

// OpenVault opens the record in a vault and locks it for this process, as Open does a plain one. A vault without a record
// in it is damaged. Errors are of kind AlreadyOpen, ReadOnly, DiskFull, Unreadable, Damaged or Newer (in both, not a byte was changed).
func OpenVault(v *vault.Vault) (*Store, error) {
	return openVault(v, func(s *Store, ctx context.Context) error {
		if err := s.known(ctx); err != nil {
			return err
		}
		return s.startVault(ctx)
	})
}

// CreateVault makes an empty record in a vault from vault.Create, puts the vault in its place and opens it. A crash
// leaves the whole of it or nothing.
func CreateVault(v *vault.Vault) (*Store, error) {
	s, err := openVault(v, (*Store).startVault)
	if err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	if err := v.Settle(); err != nil {
		return nil, problem(err, v.Path())
	}
	return OpenVault(v)
}

func openVault(v *vault.Vault, start func(*Store, context.Context) error) (*Store, error) {
	if err := withoutLostLocks(); err != nil {
		return nil, problem(err, v.Path())
	}
	if err := refuseNetwork(v.Path()); err != nil {
		return nil, err
	}
	source, err := v.Source(parameters())
	if err != nil {
		return nil, problem(err, v.Path())
	}
	return (&Store{path: v.Path(), keys: v, vault: v}).begin(source, start)
}

// known refuses what is not a record of Ashi, or of a newer one.
func (s *Store) known(ctx context.Context) error {
	var version, application int64
	if err := s.db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if err := s.db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&application); err != nil {
		return err
	}
	switch {
	case version == 0 || application != applicationID:
		return fail(bodymap.Damaged, s.path, nil)
	case version > newest():
		return fail(bodymap.Newer, s.path, nil)
	}
	return nil
}

// startVault checks the file before anything is written to it, and brings the schema up to date.
func (s *Store) startVault(ctx context.Context) error {
	if err := s.try(ctx); err != nil {
		return err
	}
	s.vault.Writable()
	if err := errors.Join(s.migrate(ctx), s.vault.Mend()); err != nil {
		return err
	}
	return s.look(ctx)
}
