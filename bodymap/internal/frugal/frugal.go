// Package frugal holds readers of what comes from elsewhere to a bound of memory. Nothing but tests imports it.
package frugal

import (
	"runtime/metrics"
	"testing"
)

// most is what a reader may allocate in all, in bytes: whatever the input says, it must not take the memory away.
const most = 64 << 20

// Check fails the test if what runs until the returned function is called allocates more than 64 MiB: defer frugal.Check(t)().
func Check(t testing.TB) (done func()) {
	t.Helper()
	before := allocated()
	return func() {
		t.Helper()
		if n := allocated() - before; n > most {
			t.Errorf("%d MiB were allocated", n>>20)
		}
	}
}

// allocated counts all bytes that were ever allocated.
func allocated() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
