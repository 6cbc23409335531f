package sqlite

// Keys derives what the record is sealed with: 32 bytes for a purpose, the same each time for the same record.
// A vault is one.
type Keys interface{ Subkey(purpose string) []byte }

// plainKeys are those of a record that is not encrypted, such as the sample practice: everyone knows them, so its
// log shows slips and damage, not forgery.
type plainKeys struct{}

func (plainKeys) Subkey(purpose string) []byte {
	key := make([]byte, 32)
	copy(key, purpose)
	return key
}
