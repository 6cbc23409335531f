package ui

import (
	"context"
	"os"

	"github.com/godbus/dbus/v5"
	"golang.org/x/sys/unix"
)

// What systemd-logind says on the bus of the system, see org.freedesktop.login1(5).
const (
	logindName = "org.freedesktop.login1"
	logindPath = "/org/freedesktop/login1"
	sleepSaid  = logindName + ".Manager.PrepareForSleep" // true: about to; false: it is over
	lockSaid   = logindName + ".Session.Lock"            // by the person, or by the screen saver
)

// logind is what is used of it.
type logind struct {
	said  <-chan *dbus.Signal            // closed with the bus
	delay func() (let func(), err error) // lets sleep wait until let is called, some seconds at most
}

// attend warns before the computer sleeps and when its screen is locked. Where there is no such bus nothing is heard:
// that the computer has slept is then noticed on waking.
func attend(warned func(answered func())) (stop func()) {
	ctx, stop := context.WithCancel(context.Background())
	go func() {
		if l, err := newLogind(ctx); err == nil {
			l.heed(warned)
		}
	}()
	return stop
}

// newLogind listens until ctx ends.
func newLogind(ctx context.Context) (*logind, error) {
	bus, err := dbus.ConnectSystemBus(dbus.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	manager := bus.Object(logindName, logindPath)
	err = bus.AddMatchSignal(dbus.WithMatchSender(logindName), dbus.WithMatchObjectPath(logindPath), dbus.WithMatchMember("PrepareForSleep"))
	if err != nil {
		return nil, err
	}
	if session, err := sessionOf(manager); err == nil { // one without a session has no screen that is locked
		err = bus.AddMatchSignal(dbus.WithMatchSender(logindName), dbus.WithMatchObjectPath(session), dbus.WithMatchMember("Lock"))
		if err != nil {
			return nil, err
		}
	}
	said := make(chan *dbus.Signal, 8)
	bus.Signal(said)
	return &logind{said: said, delay: func() (func(), error) {
		var fd dbus.UnixFD
		err := manager.Call(logindName+".Manager.Inhibit", 0, "sleep", "Ashi", say("The record is locked first."), "delay").Store(&fd)
		return func() { _ = unix.Close(int(fd)) }, err
	}}, nil
}

// sessionOf is that of the screen on which the window is.
func sessionOf(manager dbus.BusObject) (path dbus.ObjectPath, err error) {
	if id := os.Getenv("XDG_SESSION_ID"); id != "" {
		err = manager.Call(logindName+".Manager.GetSession", 0, id).Store(&path)
		return path, err
	}
	err = manager.Call(logindName+".Manager.GetSessionByPID", 0, uint32(0)).Store(&path) // 0: who asks
	return path, err
}

// heed warns of what is said until there is no more. Each sleep waits for the answer, and for no other sleep's.
func (l *logind) heed(warned func(answered func())) {
	let := l.hold()
	defer func() { let() }()
	for s := range l.said {
		switch {
		case s.Name == lockSaid:
			warned(func() {})
		case s.Name == sleepSaid && len(s.Body) == 1 && s.Body[0] == true:
			warned(let)
			let = func() {}
		case s.Name == sleepSaid && len(s.Body) == 1 && s.Body[0] == false:
			let()
			let = l.hold()
		}
	}
}

// hold lets the next sleep wait; where that is refused it does not.
func (l *logind) hold() (let func()) {
	if let, err := l.delay(); err == nil {
		return let
	}
	return func() {}
}
