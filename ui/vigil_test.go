package ui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func TestTheWindowLocksWhenNobodyIsThere(t *testing.T) {
	e := inside(t)
	now := time.Date(2026, 11, 28, 9, 0, 0, 0, time.UTC)
	pass := func(d time.Duration) {
		for end := now.Add(d); now.Before(end); {
			now = now.Add(time.Second)
			e.beat(now)
		}
	}
	pass(4*time.Minute + 50*time.Second)
	newWatcher(e.vigil.stir).Cursor() // the pointer moves
	pass(4*time.Minute + 50*time.Second)
	e.house.desk.editPatient(e.house.desk.draft)
	e.house.paint()
	pass(4*time.Minute + 50*time.Second)
	e.win.Canvas().Focus(e.house.form.fields["Notes"].entry)
	pass(4*time.Minute + 50*time.Second)
	test.Type(e.house.form.fields["Notes"].entry, "x")
	pass(4*time.Minute + 50*time.Second)
	if !e.open {
		t.Fatal("it locks though somebody is there")
	}
	pass(11 * time.Second)
	if e.open {
		t.Fatal("after five minutes it is not locked")
	}
	e.unlock(ticketPassword)
	e.taste.store.SetInt(keyLockAfter, 60)
	pass(59 * time.Second)
	if !e.open {
		t.Error("it does not count anew after unlocking")
	}
	pass(3 * time.Second)
	if e.open {
		t.Error("it does not lock after the minute that was chosen")
	}
}

func TestTheWindowLocksAfterSleep(t *testing.T) {
	e := inside(t)
	now := time.Date(2026, 11, 28, 9, 0, 0, 0, time.UTC)
	e.beat(now)
	e.beat(now.Add(time.Second))
	if !e.open {
		t.Fatal("it locks at once")
	}
	e.vigil.stir() // the lid is opened
	e.beat(now.Add(time.Minute))
	if e.open {
		t.Error("the computer has slept, and the record is open")
	}
}

// A clock that is set back keeps nothing open for longer.
func TestAClockSetBackStillLocks(t *testing.T) {
	e := inside(t)
	now := time.Date(2026, 11, 28, 9, 0, 0, 0, time.UTC)
	e.beat(now)
	now = now.Add(-time.Hour)
	for range 302 {
		e.beat(now)
		now = now.Add(time.Second)
	}
	if e.open {
		t.Error("five minutes after the clock was set back it is not locked")
	}
}

func TestTheTimeToLockIsChosen(t *testing.T) {
	e := inside(t)
	for seconds, want := range map[int]time.Duration{0: time.Second, 120: 2 * time.Minute, 1 << 30: 30 * time.Minute} {
		e.taste.store.SetInt(keyLockAfter, seconds)
		if got := e.vigil.after(); got != want {
			t.Errorf("%d seconds are taken as %v", seconds, got)
		}
	}
}

// The wheel and a pulled list reach nobody but what is scrolled.
func TestWhoTurnsTheWheelIsThere(t *testing.T) {
	e := inside(t)
	w := e.house
	w.newPatient(map[string]string{"Surname": "Sample", "FirstName": "Anna", "Born": "14.3.1974"})
	w.desk.show(settingsSheet)
	w.paint()
	settings := w.settings.box.Objects[0].(*container.Scroll)
	down := &fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -30)}
	now := time.Date(2026, 11, 28, 9, 0, 0, 0, time.UTC)
	for name, roll := range map[string]func(){
		"over the body": func() { w.figure.body.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 10)}) },
		"over a page":   func() { settings.Scrolled(down) },
	} {
		e.vigil.stir()
		for range 3 {
			for range 290 {
				now = now.Add(time.Second)
				e.beat(now)
			}
			roll()
		}
		if !e.open {
			t.Fatalf("%s: it locks though somebody is there", name)
		}
	}
}
