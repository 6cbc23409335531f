// Package vaulttest makes vaults fit for tests. Nothing but tests imports it.
package vaulttest

import (
	"testing"

	"ashi/bodymap/sqlite/vault/internal/seam"
)

// Cheap makes new slots cost next to nothing until the test ends; slots which there are keep their cost.
func Cheap(t testing.TB) {
	was := seam.KDF
	SetCheap()
	t.Cleanup(func() { seam.KDF = was })
}

// SetCheap is Cheap for a test binary that plays another process.
func SetCheap() { seam.KDF = CheapCost }

// CheapCost is what a slot costs after Cheap.
var CheapCost = seam.Cost{MemoryKiB: 64, Passes: 1, Lanes: 1}

// Op is one call to the disk.
type Op = seam.Op

// Disk has every call to the disk told to ask until the test ends or the function it returns is called. A call for which
// ask does not return 0 fails with that code of SQLite.
func Disk(t testing.TB, ask func(Op) int32) (stop func()) {
	seam.Disk.Store(&ask)
	stop = func() { seam.Disk.Store(nil) }
	t.Cleanup(stop)
	return stop
}
