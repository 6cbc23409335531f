package draw

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// crew shares numbered chunks of a job between the processors. Its functions are
// made once, so that a frame allocates nothing.
type crew struct {
	size    int // workers
	job     func(worker, chunk int)
	chunks  int64
	next    atomic.Int64 // chunk
	workers atomic.Int64
	wg      sync.WaitGroup
	work    func()
	helper  func()
}

func (c *crew) init() {
	c.size = runtime.GOMAXPROCS(0)
	c.work = func() {
		worker := int(c.workers.Add(1) - 1)
		for i := c.next.Add(1) - 1; i < c.chunks; i = c.next.Add(1) - 1 {
			c.job(worker, int(i))
		}
	}
	c.helper = func() {
		defer c.wg.Done()
		c.work()
	}
}

// run does all chunks and returns when the last one is done. The job is told which
// of the workers does it, 0 to size-1.
func (c *crew) run(chunks int, job func(worker, chunk int)) {
	c.job, c.chunks = job, int64(chunks)
	c.next.Store(0)
	c.workers.Store(0)
	for range min(c.size, chunks) - 1 {
		c.wg.Add(1)
		go c.helper()
	}
	c.work()
	c.wg.Wait()
}

// share returns the bounds of chunk i when n things are cut in k chunks.
func share(n, i, k int) (lo, hi int) { return n * i / k, n * (i + 1) / k }
