package bodymap

import "github.com/google/uuid"

// NewID returns a UUIDv7: unique, and in the order of its making.
func NewID() string { return uuid.Must(uuid.NewV7()).String() }
