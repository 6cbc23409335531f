// Package seam is where tests reach into the vault: what it costs to try a password, and the calls to the disk.
package seam

import "sync/atomic"

// Cost is what it takes to try one password.
type Cost struct{ MemoryKiB, Passes, Lanes uint32 }

// KDF is the cost of new slots: 0.4 s on a tablet of 2026 (RFC 9106, 4: the second recommended option, with twice its memory).
var KDF = Cost{MemoryKiB: 128 << 10, Passes: 3, Lanes: 4}

// Op is one call to the disk.
type Op struct {
	Kind byte // 'R'ead, 'W'rite, 'S'ync, 'T'runcate; 'D'one sync
	WAL  bool // the log beside the file, not the file
	At   int64
	Data []byte // what is written; only to be read, and only until the call ends
}

// Disk is asked before each call, when it is set; anything but 0 is the SQLite code with which the call fails.
var Disk atomic.Pointer[func(Op) int32]

// Ask tells whether a call may go on (0).
func Ask(op Op) int32 {
	if ask := Disk.Load(); ask != nil {
		return (*ask)(op)
	}
	return 0
}
