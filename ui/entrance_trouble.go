package ui

import (
	"slices"
	"time"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// troublePage says why the record cannot be opened, and offers what can be done.
type troublePage struct {
	*gateCard
	why           error
	restore, anew *widget.Button // nil where they are no help
}

// lost are the kinds of trouble against which a backup helps.
var lost = []bodymap.Kind{bodymap.Damaged, bodymap.NotFound, bodymap.Newer, bodymap.Unknown}

func newTroublePage(e *entrance, err error) *troublePage {
	p := &troublePage{gateCard: newCard(e, say("Ashi cannot open the record"), bodymap.Sentence(err, e.lang)), why: err}
	kind := bodymap.KindOf(err)
	if e.o.Backups != nil && slices.Contains(lost, kind) {
		p.note(e.backupsSaid())
		p.restore = widget.NewButtonWithIcon(say("Restore a backup ..."), theme.HistoryIcon(), func() { e.show(newRestorePage(e, err)) })
		p.rows.Add(glove(p.restore, 0))
	}
	p.buttons(say("Quit"), e.close, say("Try again"), e.arrive)
	p.main.SetIcon(theme.ViewRefreshIcon())
	if p.restore != nil && (kind == bodymap.Damaged || kind == bodymap.NotFound) {
		p.restore.Importance, p.main.Importance = widget.HighImportance, widget.MediumImportance
	}
	if kind == bodymap.NotFound {
		p.anew = widget.NewButton(say("Start with an empty record ..."), func() {
			e.door.Anew()
			e.arrive()
		})
		p.anew.Importance = widget.LowImportance
		p.rows.Add(container.New(layout.NewCustomPaddedLayout(6, 0, 0, 0), p.anew))
	}
	return p
}

// translated is the page in the language of now.
func (p *troublePage) translated() gatePage { return newTroublePage(p.gate, p.why) }

// backupsSaid tells which backups there are.
func (e *entrance) backupsSaid() string {
	folder := e.o.Backups.Place().Folder
	all, err := e.o.Backups.List()
	if err != nil || len(all) == 0 {
		return say("There is no backup in %s. One that lies on a stick or another disk can be restored, too.", folder)
	}
	return say("The newest backup in %s is of %s.", folder, e.momentText(all[0].At))
}

func (e *entrance) momentText(at time.Time) string { return momentText(at, e.o.Clock(), e.lang) }

// broken shows the page of trouble for what no other try of the password helps against; it tells whether it did.
func (e *entrance) broken(err error) bool {
	if !slices.Contains(lost, bodymap.KindOf(err)) {
		return false
	}
	if _, gone := e.door.State(); gone != nil { // it knows better than who read a file that is not there
		err = gone
	}
	e.show(newTroublePage(e, err))
	return true
}

// restored lets one sign in to a backup that has taken the place of the record.
func (e *entrance) restored(b bodymap.Backup) {
	tell := func() {
		if p, ok := e.page.(*unlockPage); ok && p.said.Text == "" {
			p.tell(p.said, say("The backup of %s has taken the place of the record. Sign in with the password of that time.", e.momentText(b.At)), widget.SuccessImportance)
		}
	}
	if e.open {
		e.leave(tell)
		return
	}
	e.arrive()
	tell()
}
