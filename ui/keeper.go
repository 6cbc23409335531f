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
	Look(ctx context.Context, b bodymap.Backup) (bodymap.Holding, error)
	// Prepare makes one ready to take the place of the record, which is to be locked at once.
	Prepare(ctx context.Context, b bodymap.Backup, progress func(done, total int64)) error
}

// keeper makes backups beside the window's thread: when one is asked for, with the first use of a day, and at the end.
type keeper struct {
	desk    *desk
	backups Backups
	job     *job
	lock    func()         // locks the record
	chosen  bodymap.Backup // on the page
	holds   bodymap.Holding
	why     error // why it cannot be used
	sure    bool  // restoring it was asked for once
}

func newKeeper(d *desk, b Backups) *keeper { return &keeper{desk: d, backups: b, job: newJob(d)} }

// status says in a few words how old the last verified backup is, and whether that is too old.
func (k *keeper) status() (text string, stale bool) {
	last, now := k.backups.Last(), k.desk.now()
	if last.IsZero() {
		return say("No backup yet"), true
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
	k.chosen, k.holds, k.why, k.sure = b, bodymap.Holding{}, nil, false
	k.job.run(say("Checking the backup ..."), func(ctx context.Context, _ func(done, total int64)) error {
		h, err := k.backups.Look(ctx, b)
		k.holds = h
		return err
	}, func(err error) {
		k.why = err
		if errors.Is(err, context.Canceled) {
			k.chosen = bodymap.Backup{}
		}
	})
}

// restore puts the chosen backup in the place of the record, which is locked for it.
func (k *keeper) restore() {
	d := k.desk
	if d.fail(d.record.May(bodymap.Erased)) || k.job.busy() {
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
			k.chosen, k.sure = bodymap.Backup{}, false
			k.lock()
		}
	})
}

// backupLine stands where it is always in sight: the date of the last verified backup, red when it is too old.
type backupLine struct {
	keeper *keeper
	button *widget.Button
}

func newBackupLine(d *desk) *backupLine {
	l := &backupLine{keeper: d.keeper}
	l.button = widget.NewButton("", func() {
		d.page = say("Backup")
		if d.front != practiceFront {
			d.toggle(practiceFront)
			return
		}
		d.changed()
	})
	l.button.Alignment = widget.ButtonAlignLeading
	return l
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
