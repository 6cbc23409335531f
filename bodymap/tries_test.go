package bodymap

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestTheWaitGrowsWithWrongTries(t *testing.T) {
	at := time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)
	var tries Tries
	for i, want := range []time.Duration{0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60} {
		if got := tries.Wait(at); got != want*time.Second {
			t.Errorf("after %d tries one waits %v, want %v s", i, got, int(want))
		}
		tries = append(tries, Try{At: at})
	}
	if got := tries.Wait(at.Add(50 * time.Second)); got != 10*time.Second {
		t.Errorf("50 s later one still waits %v", got)
	}
}

// No clock, however wrong, locks anyone out.
func TestTheWaitEndsWithinAMinute(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tries := make(Tries, rapid.IntRange(1, 200).Draw(t, "tries"))
		last := time.Unix(rapid.Int64Range(0, 1<<33).Draw(t, "last"), 0)
		tries[len(tries)-1].At = last
		now := time.Unix(rapid.Int64Range(0, 1<<33).Draw(t, "now"), 0)
		if wait := tries.Wait(now); wait < 0 || wait > time.Minute || now.After(last.Add(time.Minute)) && wait > 0 {
			t.Fatalf("one waits %v", wait)
		}
	})
}
