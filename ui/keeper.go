package ui

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// Backups is what the window uses of the copies of the record.
type Backups interface {
	Place() bodymap.BackupPlace
	SetFolder(folder string) error // Problems of the field "Folder"; empty: beside the record
	Last() time.Time               // of the last verified one; zero: never
	Behind() (bool, error)         // the record holds what the last one does not
	List() ([]bodymap.Backup, error)
	Make(ctx context.Context, now time.Time, progress func(done, total int64)) (bodymap.Backup, bodymap.Holding, error)
	Find(place string) ([]bodymap.Backup, error) // in a folder, or the one that is a file; Problems of the field "Folder"
	SignIns(b bodymap.Backup) ([]string, error)  // whose passwords open it
	// Unlock finds the key of one that is not of the open record, by a password of its time or, without a name, the
	// recovery key. Wait tells how long the next try has to wait. Forget lets go of the key.
	Unlock(b bodymap.Backup, signIn, secret string) error
	Wait() time.Duration
	Forget()
	// Look tells what one holds; an error of kind WrongPassword: it is to be unlocked first.
	Look(ctx context.Context, b bodymap.Backup) (bodymap.Holding, error)
	// Prepare puts one in the place of the record; while the record is open, once it is locked, which is to be at once.
	Prepare(ctx context.Context, b bodymap.Backup, progress func(done, total int64)) error
}

// keeper makes backups beside the window's thread: when one is asked for, with the first use of a day, and at the end.
type keeper struct {
	desk    *desk
	backups Backups
	job     *job

	may      func() error         // why the person here may not restore
	restored func(bodymap.Backup) // goes on once one is ready to take the place of the record
	beat     func()               // a second has passed

	picked
}

// picked is the backup that was chosen on the page, and what is known of it.
type picked struct {
	chosen bodymap.Backup
	names  []string // who can open it
	holds  bodymap.Holding
	why    error // why it cannot be used
	looks  int   // that have ended, at any
	tried  bool  // a password for it was typed
	sure   bool  // restoring it was asked for once
}

func newKeeper(d *desk, b Backups) *keeper {
	return &keeper{desk: d, backups: b, job: newJob(d), may: func() error { return d.record.May(bodymap.Erased) }, beat: func() {}}
}

// status says in a few words how old the last verified backup is, and whether that is too old.
func (k *keeper) status() (text string, stale bool) {
	last, now := k.backups.Last(), k.desk.now()
	if last.IsZero() {
		return say("No backup yet"), true
	}
	if last.Sub(now) > 24*time.Hour { // a clock was wrong, then or now
		return say("Last backup dated %s", bodymap.DateText(last.In(now.Location()), k.desk.lang)), true
	}
	days := int(now.Sub(last).Hours() / 24)
	if now.Sub(last) > bodymap.StaleAfter {
		return count("Last backup 1 day ago", "Last backup %d days ago", days), true
	}
	last = last.In(now.Location())
	when := bodymap.DayText(last, k.desk.lang)
	if bodymap.DateOf(last) == bodymap.DateOf(now) {
		when = last.Format("15:04")
	}
	return say("Verified backup: %s", when), false
}

// daily makes the first backup of a day, if something is new since the last one.
func (k *keeper) daily() {
	today := bodymap.DateOf(k.desk.now())
	last := k.backups.Last().In(k.desk.now().Location())
	if k.job.busy() || bodymap.DateOf(last) == today {
		return
	}
	if behind, err := k.backups.Behind(); err != nil || behind {
		k.make(func(error) {})
	}
}

// make makes a backup now, says how it went and then goes on.
func (k *keeper) make(then func(error)) {
	d := k.desk
	if k.job.busy() {
		return
	}
	var made bodymap.Backup
	k.job.run(say("Making a backup ..."), func(ctx context.Context, progress func(done, total int64)) (err error) {
		made, _, err = k.backups.Make(ctx, d.now(), progress)
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			d.message = message{text: say("Stopped. The backups of before are still there.")}
		case err != nil:
			d.message = message{text: bodymap.Sentence(err, d.lang), bad: true}
			err = errors.Join(err, d.record.Note(bodymap.BackupFailed, "", string(bodymap.KindOf(err))))
		default:
			d.fail(d.record.Note(bodymap.BackedUp, "", filepath.Base(made.Path)))
		}
		then(err)
	})
}

// atEnd makes a last backup if something is new, and then ends. It can be cut short, and does not keep anyone who has
// been told that there is none.
func (k *keeper) atEnd(end func()) {
	d := k.desk
	behind, err := k.backups.Behind()
	if err == nil && !behind {
		end()
		return
	}
	k.job.halt()
	k.make(func(err error) {
		if err != nil && !errors.Is(err, context.Canceled) {
			d.message.act, d.message.do = say("Close without a backup"), end
			return
		}
		end()
	})
	d.message = message{text: say("Making a backup before Ashi closes ..."), act: say("Close now"), do: k.job.cancel}
	d.changed()
}

// choose looks at a backup on the page.
func (k *keeper) choose(b bodymap.Backup) {
	if k.job.busy() {
		return
	}
	k.picked = picked{chosen: b, looks: k.looks}
	k.look(func() (err error) {
		k.names, err = k.backups.SignIns(b)
		return err
	})
}

// unlock looks at the chosen one with a password of its time, or with the recovery key.
func (k *keeper) unlock(signIn, secret string) {
	if !k.job.busy() && secret != "" {
		k.tried = true
		k.look(func() error { return k.backups.Unlock(k.chosen, signIn, secret) })
	}
}

// look tells what the chosen one holds, after something else.
func (k *keeper) look(first func() error) {
	k.job.run(say("Checking the backup ..."), func(ctx context.Context, _ func(done, total int64)) error {
		err := first()
		if err == nil {
			k.holds, err = k.backups.Look(ctx, k.chosen)
		}
		return err
	}, func(err error) {
		k.why = err
		k.looks++
		if errors.Is(err, context.Canceled) {
			k.chosen = bodymap.Backup{}
		}
	})
}

// apart tells that the chosen one opens with a password of its own.
func (k *keeper) apart() bool {
	kind := bodymap.KindOf(k.why)
	return k.why != nil && (kind == bodymap.WrongPassword || kind == bodymap.Waiting || kind == bodymap.NotAllowed)
}

// restore puts the chosen backup in the place of the record, which is locked for it.
func (k *keeper) restore() {
	d := k.desk
	if d.fail(k.may()) || k.job.busy() {
		return
	}
	k.job.run(say("Preparing the backup ..."), func(ctx context.Context, progress func(done, total int64)) error {
		return k.backups.Prepare(ctx, k.chosen, progress)
	}, func(err error) {
		if errors.Is(err, context.Canceled) {
			d.note(say("Stopped. The record is as it was."))
			return
		}
		if !d.fail(err) {
			b := k.chosen
			k.chosen, k.sure = bodymap.Backup{}, false
			k.backups.Forget()
			k.restored(b)
		}
	})
}

// tellPlain tells whoever can do something about it that a record which is not encrypted lies beside this one.
func (k *keeper) tellPlain() {
	d := k.desk
	if plain := k.backups.Place().Plain; plain != "" && k.may() == nil {
		d.message = message{
			text: say("Beside the record lies an older one that is not encrypted, %s: anyone at this computer can read it. The page of the backups tells what to do.", plain),
			bad:  true, act: say("Backup"), do: func() {
				d.message = message{}
				d.showBackups()
			},
		}
		d.changed()
	}
}

// backupLine stands where it is always in sight: the date of the last verified backup, red when it is too old.
type backupLine struct {
	keeper *keeper
	button *widget.Button
}

func newBackupLine(d *desk) *backupLine {
	l := &backupLine{keeper: d.keeper}
	l.button = widget.NewButton("", d.showBackups)
	l.button.Alignment = widget.ButtonAlignLeading
	return l
}

// showBackups opens the page of the backups.
func (d *desk) showBackups() {
	d.page = say("Backup")
	if d.front != practiceFront {
		d.toggle(practiceFront)
		return
	}
	d.changed()
}

func (l *backupLine) refresh() {
	if l.keeper == nil {
		l.button.Hide()
		return
	}
	text, stale := l.keeper.status()
	if l.keeper.job.busy() {
		text, stale = say("Making a backup ..."), false
	}
	l.button.Importance = widget.LowImportance
	if stale {
		l.button.Importance = widget.DangerImportance
	}
	l.button.SetText(text)
}
