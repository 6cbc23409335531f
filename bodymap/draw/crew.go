package draw

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// crew shares numbered chunks of a job between the processors. Its functions are
// made once, so that a frame allocates nothing.
type crew struct {
	job    func(chunk int)
	chunks int64
	next   atomic.Int64
	wg     sync.WaitGroup
	work   func()
	helper func()
}

func (c *crew) init() {
	c.work = func() {
		for i := c.next.Add(1) - 1; i < c.chunks; i = c.next.Add(1) - 1 {
			c.job(int(i))
		}
	}
	c.helper = func() {
		defer c.wg.Done()
		c.work()
	}
}

// run does all chunks and returns when the last one is done.
func (c *crew) run(chunks int, job func(int)) {
	c.job, c.chunks = job, int64(chunks)
	c.next.Store(0)
	for range min(runtime.GOMAXPROCS(0), chunks) - 1 {
		c.wg.Add(1)
		go c.helper()
	}
	c.work()
	c.wg.Wait()
}

// share returns the bounds of chunk i when n things are cut in k chunks.
func share(n, i, k int) (lo, hi int) { return n * i / k, n * (i + 1) / k }
