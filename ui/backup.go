package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// backupPages are the pages about backups; none for a sample.
func backupPages(d *desk) []leaf {
	if d.keeper == nil {
		return nil
	}
	return []leaf{{say("Backup"), newBackupPage(d)}}
}

// backupPage makes backups, says where they go, and brings one back: at the left the backups, at the right the chosen one.
type backupPage struct {
	desk   *desk
	keeper *keeper
	box    fyne.CanvasObject
	state  *widget.Label
	now    *widget.Button
	list   *widget.List
	all    []bodymap.Backup
	none   *widget.Label
	sheet  *container.Scroll

	chosen, holds *widget.Label
	bad           *cautionLine
	ask           *widget.Button
	askRow        *fyne.Container
	sure          *fyne.Container
	really        *widget.Button
	folder        *entry
	wrong         *cautionLine
	use           *widget.Button
	beside        *widget.Button
	cares         [4]*cautionLine
}

func newBackupPage(d *desk) *backupPage {
	k := d.keeper
	p := &backupPage{desk: d, keeper: k, state: bigLabel(), chosen: bigLabel(), holds: widget.NewLabel(""), none: widget.NewLabel(""), bad: newCautionLine(), wrong: newCautionLine(), folder: newEntry(d)}
	p.holds.Wrapping, p.none.Wrapping, p.none.Importance = fyne.TextWrapWord, fyne.TextWrapWord, widget.LowImportance
	p.now = widget.NewButtonWithIcon(say("Back up now"), theme.DocumentSaveIcon(), func() {
		k.make(func(err error) {
			if err == nil {
				d.message = message{text: say("The backup is made and verified.")}
			}
		})
	})
	p.now.Importance = widget.HighImportance
	p.list = widget.NewList(func() int { return len(p.all) },
		func() fyne.CanvasObject { return newRow(p.list) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*row).show(p.row(p.all[i])) })
	p.list.HideSeparators = true
	onSelect(p.list, func(i int) { k.choose(p.all[i]) })
	top := container.New(&column{gap: 6}, p.state, container.New(&flow{gap: 8}, glove(p.now, 0)), k.job.box, p.none)
	p.sheet = scrolled(append(p.restoreRows(), p.folderRows()...)...)
	p.box = sideBySide(top, p.list, p.sheet)
	return p
}

// restoreRows bring the chosen backup back, in two steps.
func (p *backupPage) restoreRows() []fyne.CanvasObject {
	d, k := p.desk, p.keeper
	set := func(on bool) func() {
		return func() {
			k.sure = on
			d.changed()
		}
	}
	p.ask = widget.NewButtonWithIcon(say("Restore this backup ..."), theme.HistoryIcon(), set(true))
	p.really = widget.NewButton(say("Replace the record"), k.restore)
	p.really.Importance = widget.DangerImportance
	words := widget.NewLabel(say("What was entered after this backup will no longer be in the record. The record of now is kept beside it, under another name. Ashi locks; whoever unlocks it then opens the backup, with the password of that time."))
	words.Wrapping = fyne.TextWrapWord
	p.sure = container.New(&column{gap: 6}, words, container.New(&flow{gap: 8}, glove(p.really, 0), glove(widget.NewButton(say("Cancel"), set(false)), 0)))
	p.askRow = container.New(&flow{gap: 8}, glove(p.ask, 0))
	return []fyne.CanvasObject{p.chosen, p.holds, p.bad.box, p.askRow, p.sure}
}

// folderRows choose where backups go.
func (p *backupPage) folderRows() []fyne.CanvasObject {
	p.folder.OnSubmitted = func(string) { p.setFolder(p.folder.Text) }
	p.folder.OnChanged = func(string) { p.wrong.box.Hide() }
	p.use = widget.NewButton(say("Use this folder"), func() { p.setFolder(p.folder.Text) })
	p.beside = widget.NewButton(say("Beside the record"), func() { p.setFolder("") })
	head := widget.NewLabel(say("Folder of the backups"))
	rows := []fyne.CanvasObject{container.New(layout.NewCustomPaddedVBoxLayout(0), heading(head), p.folder), p.wrong.box, container.New(&flow{gap: 8}, glove(p.use, 0), glove(p.beside, 0))}
	for i := range p.cares {
		p.cares[i] = newCautionLine()
		rows = append(rows, p.cares[i].box)
	}
	return rows
}

func (p *backupPage) setFolder(folder string) {
	if p.desk.fail(p.desk.record.May(bodymap.Exported)) {
		return
	}
	err := p.keeper.backups.SetFolder(folder)
	if bodymap.KindOf(err) == bodymap.Invalid {
		p.wrong.say(bodymap.Sentence(err, p.desk.lang))
		p.desk.changed()
		return
	}
	if !p.desk.fail(err) {
		p.folder.was = ""
		p.desk.changed()
	}
}

func (p *backupPage) object() fyne.CanvasObject { return p.box }

func (p *backupPage) row(b bodymap.Backup) rowText {
	d := p.desk
	at := b.At.In(d.now().Location())
	return rowText{
		title: bodymap.DateText(at, d.lang) + ", " + at.Format("15:04"), under: megabytes(d, b.Bytes), on: b == p.keeper.chosen,
		tapped: func() { p.keeper.choose(b) },
	}
}

func megabytes(d *desk, n int64) string { return say("%s MB", d.number(round(float64(n)/1e6, 1))) }

func (p *backupPage) refresh() {
	d, k := p.desk, p.keeper
	text, stale := k.status()
	p.state.Importance = widget.MediumImportance
	if stale {
		p.state.Importance = widget.DangerImportance
	}
	p.state.SetText(text)
	enable(p.now, !k.job.busy())
	var err error
	p.all, err = k.backups.List()
	p.none.SetText(bodymap.Sentence(err, d.lang))
	if err == nil && len(p.all) == 0 {
		p.none.SetText(say("There is no backup in the folder yet."))
	}
	show(p.none, p.none.Text != "")
	p.list.Refresh()
	p.refreshChosen()
	p.refreshFolder()
	p.sheet.Content.Refresh()
}

func (p *backupPage) refreshChosen() {
	d, k := p.desk, p.keeper
	open := k.chosen.Path != "" && !k.job.busy()
	show(p.chosen, open)
	show(p.holds, open && k.why == nil)
	may := d.record.May(bodymap.Erased)
	show(p.askRow, open && k.why == nil && may == nil && !k.sure)
	show(p.sure, open && k.why == nil && may == nil && k.sure)
	p.bad.box.Hide()
	if !open {
		return
	}
	at := k.chosen.At.In(d.now().Location())
	p.chosen.SetText(say("Backup of %s", bodymap.DateText(at, d.lang)+", "+at.Format("15:04")))
	if k.why != nil {
		p.bad.say(bodymap.Sentence(k.why, d.lang))
		return
	}
	h := k.holds
	p.holds.SetText(say("Verified just now: every page and the log are whole.") + " " + say("It holds %s.",
		count("1 patient", "%d patients", h.Patients)+", "+count("1 session", "%d sessions", h.Sessions)+", "+count("1 site", "%d sites", h.Sites)) + " " + p.lastEntry(h) + " " + bodymap.Sentence(may, d.lang))
}

// lastEntry says when the last entry of a backup was made, and by whom.
func (p *backupPage) lastEntry(h bodymap.Holding) string {
	if h.Last.IsZero() {
		return ""
	}
	at := h.Last.In(p.desk.now().Location())
	return say("Last entry: %s, by %s.", fmt.Sprintf("%s, %s", bodymap.DateText(at, p.desk.lang), at.Format("15:04")), h.Person)
}

func (p *backupPage) refreshFolder() {
	place := p.keeper.backups.Place()
	if p.folder.was != place.Folder { // else one may be typing
		p.folder.was = place.Folder
		p.folder.SetText(place.Folder)
	}
	may := p.desk.record.May(bodymap.Exported) == nil
	enable(p.beside, place.Own && may)
	enable(p.use, may)
	enable(p.folder, may)
	said := [4]string{}
	if place.SameDisk {
		said[0] = say("The backups lie on the same disk as the record: if it fails or is stolen, both are gone. Choose a folder on a stick or another disk.")
	}
	if place.SyncedBy != "" {
		said[1] = say("%s copies this folder to other computers. The backups are encrypted, but whoever gets one can try passwords on it.", place.SyncedBy)
	}
	if place.Network {
		said[2] = say("This folder is on a share in the network. That is fine for backups: each is read back and verified.")
	}
	if place.RecordSyncedBy != "" {
		said[3] = say("%s copies the folder of the record itself, which can spoil it. Move the folder of Ashi to a place that is not copied.", place.RecordSyncedBy)
	}
	for i, c := range p.cares {
		c.say(said[i])
	}
}
