package ui

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/godbus/dbus/v5"
)

// told feeds signals to a fake logind, and lists what happened in its order. An answer comes with the next signal.
func told(refused bool, signals ...*dbus.Signal) string {
	var happened []string
	note := func(format string, args ...any) { happened = append(happened, fmt.Sprintf(format, args...)) }
	said := make(chan *dbus.Signal)
	delays := 0
	l := &logind{said: said, delay: func() (func(), error) {
		if refused {
			return nil, errors.New("not allowed")
		}
		delays++
		n := delays
		note("hold %d", n)
		return func() { note("let %d", n) }, nil
	}}
	done := make(chan struct{})
	go func() {
		defer close(done)
		l.heed(func(answered func()) {
			note("lock")
			answered()
		})
	}()
	for _, s := range signals {
		said <- s
	}
	close(said)
	<-done
	return strings.Join(happened, ", ")
}

func TestTheRecordLocksBeforeTheComputerSleeps(t *testing.T) {
	sleep := func(on any) *dbus.Signal { return &dbus.Signal{Name: sleepSaid, Body: []any{on}} }
	lock := &dbus.Signal{Name: lockSaid}
	for _, c := range []struct {
		refused bool
		signals []*dbus.Signal
		want    string
	}{
		{false, nil, "hold 1, let 1"},
		{false, []*dbus.Signal{sleep(true), sleep(false)}, "hold 1, lock, let 1, hold 2, let 2"},
		{false, []*dbus.Signal{sleep(true), sleep(false), sleep(true)}, "hold 1, lock, let 1, hold 2, lock, let 2"},
		{false, []*dbus.Signal{lock, sleep(true)}, "hold 1, lock, lock, let 1"},
		{true, []*dbus.Signal{sleep(true), sleep(false), lock}, "lock, lock"},
		{false, []*dbus.Signal{{Name: sleepSaid}, sleep("true"), {Name: logindName + ".Session.Unlock"}, sleep(false)}, "hold 1, let 1, hold 2, let 2"},
	} {
		expect(t, fmt.Sprint(c.signals), told(c.refused, c.signals...), c.want)
	}
}
