package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"ashi/bodymap"
)

// Door is what the window uses of the record's door. Its methods may take a second; they are called one at a time.
type Door interface {
	State() (bodymap.DoorState, error)
	SignIns() ([]string, error) // the names to sign in with
	Wait() time.Duration        // until the next try
	// Begin takes who makes the record, and returns the recovery key. Nothing is on disk before Finish.
	Begin(bodymap.FirstUser) (recoveryKey string, err error)
	// Finish makes the record, or moves an earlier one in, once the end of the key was typed from paper.
	Finish(endOfKey string) (*bodymap.Practice, error)
	// Unlock gives the practice that was open before when the same person comes back to an unchanged record.
	Unlock(signIn, password string) (*bodymap.Practice, error)
	Recover(recoveryKey, signIn, password string) (*bodymap.Practice, error)
	ChangePassword(old, password string) error
	userKeeper
	Lock() error
	Anew() // allows an empty record where there are traces of a former one
}

// entrance is all that a person meets between the start of the program and the patients.
type entrance struct {
	app    fyne.App
	win    fyne.Window
	door   Door
	o      Options
	taste  taste
	lang   string
	beside func(func()) // does something long beside the window's thread
	busy   bool
	after  []func() // to be done once it is no longer busy
	page   gatePage
	asked  bodymap.FirstUser // what was typed on the first page
	key    string            // the recovery key, until the record is made
	paper  *papers
	vigil  *vigil
	house  *window // what lies behind the door; nil until it is open for the first time
	open   bool
	over   bool // the program ends
}

// gatePage is one page of the entrance.
type gatePage interface {
	object() fyne.CanvasObject
	begin() // puts the cursor where one types first
	hold()  // shows that the door is at work, or no longer is
}

// enter builds the window in front of the door.
func enter(a fyne.App, o Options) *entrance {
	e := &entrance{app: a, win: newFrame(a, &o), door: o.Door, o: o, taste: taste{a.Preferences()}}
	e.beside = func(do func()) { go do() }
	e.paper = newPapers(a, o.DataDir)
	e.vigil = newVigil(e.taste)
	e.win.SetCloseIntercept(e.close)
	e.dress()
	e.arrive()
	return e
}

// dress puts on the look and the language.
func (e *entrance) dress() {
	look{dark: e.taste.store.Bool(keyDark), touch: e.taste.store.Bool(keyTouch)}.putOn()
	language, err := speak(e.taste.store.String(keyLang))
	if err != nil {
		fyne.LogError("texts", err)
	}
	e.lang = language
}

// arrive shows the page for the state of the door.
func (e *entrance) arrive() {
	state, err := e.door.State()
	if err != nil {
		e.show(newTroublePage(e, err))
		return
	}
	switch state {
	case bodymap.DoorNew, bodymap.DoorPlain:
		e.show(newFirstPage(e, state == bodymap.DoorPlain))
	default:
		e.showUnlock("")
	}
}

// showUnlock asks for the password; trouble is a sentence to begin with.
func (e *entrance) showUnlock(trouble string) {
	names, err := e.door.SignIns()
	if err != nil {
		e.show(newTroublePage(e, err))
		return
	}
	e.show(newUnlockPage(e, names, trouble))
}

// show puts a page in place of whatever was in the window.
func (e *entrance) show(p gatePage) {
	e.leavePage()
	e.page = p
	c := e.win.Canvas()
	e.win.SetContent(p.object())
	c.SetOnTypedKey(nil)
	c.SetOnTypedRune(nil)
	if held, ok := c.(desktop.Canvas); ok {
		held.SetOnKeyDown(nil)
	}
	p.begin()
}

// leavePage ends what is under way on a page.
func (e *entrance) leavePage() {
	if left, ok := e.page.(interface{ leave() }); ok {
		left.leave()
	}
}

// work lets the door do something that takes time, and then goes on in the window. While it does, nothing else is begun.
func (e *entrance) work(do func() error, then func(error)) {
	if e.busy {
		return
	}
	e.busy = true
	e.page.hold()
	e.beside(func() {
		err := do()
		fyne.Do(func() {
			e.busy = false
			e.page.hold()
			then(err)
			for len(e.after) > 0 && !e.busy {
				next := e.after[0]
				e.after = e.after[1:]
				next()
			}
		})
	})
}

// letIn shows the practice: the same window as before for who comes back to it, else a new one.
func (e *entrance) letIn(p *bodymap.Practice) {
	e.key, e.asked, e.open = "", bodymap.FirstUser{}, true
	e.page = nil
	if e.house != nil && e.house.desk.record == record(p) {
		e.house.wake()
		if k := e.house.desk.keeper; k != nil {
			k.daily()
		}
		return
	}
	o := e.o
	o.Practice = p
	e.house = newWindow(e.app, e.win, o, e.paper)
	e.house.door, e.house.vigil, e.house.lock = e.door, e.vigil, e.shut
	e.house.desk.beside = e.beside
	e.house.build()
	if k := e.house.desk.keeper; k != nil {
		k.restored = e.restored
		k.tellPlain()
		k.daily()
	}
}

// shut locks the record: the file is closed, its key forgotten, and nothing of a patient stays in sight.
func (e *entrance) shut() { e.leave(func() {}) }

// leave empties the window at once, locks the record beside it when what must not be cut short is done, and then goes on.
func (e *entrance) leave(then func()) {
	switch {
	case e.busy:
		e.after = append(e.after, func() { e.leave(then) })
		return
	case !e.open:
		then()
		return
	}
	e.open, e.busy = false, true
	wait := e.house.sleep()
	if e.o.Backups != nil {
		e.o.Backups.Forget()
	}
	e.paper.clear()
	e.show(newCard(e, say("Ashi is locked"), ""))
	e.page.hold()
	e.house.desk.free(func() {
		e.busy = false
		e.work(func() error {
			wait()
			return e.door.Lock()
		}, func(err error) {
			e.showUnlock(bodymap.Sentence(err, e.lang))
			then()
		})
	})
}

// close makes a last backup, locks the record and ends the program, once what is at work is done.
func (e *entrance) close() {
	if e.busy {
		e.after = append(e.after, e.close)
		return
	}
	if !e.open || e.house.desk.keeper == nil {
		e.end()
		return
	}
	e.house.desk.free(func() {
		e.win.Canvas().Unfocus() // hands over what is being typed
		e.house.desk.keeper.atEnd(e.end)
	})
}

func (e *entrance) end() {
	if e.over {
		return
	}
	e.over = true
	e.leavePage()
	remember(e.taste, e.win)
	e.paper.clear()
	e.leave(e.win.Close)
}
