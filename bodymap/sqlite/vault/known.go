package vault

import "sync"

// table gives things numbers, by which they are found again from within SQLite.
type table[T any] struct {
	mu   sync.RWMutex
	last uint64
	all  map[uint64]T
}

func (t *table[T]) add(v T) uint64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.all == nil {
		t.all = map[uint64]T{}
	}
	t.last++
	t.all[t.last] = v
	return t.last
}

// get returns the thing, or nothing.
func (t *table[T]) get(number uint64) T {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.all[number]
}

func (t *table[T]) drop(number uint64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.all, number)
}

var (
	known table[*Vault]
	files table[*file]
)
