package ui

import (
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
	return []leaf{{say("Backup"), newBackupPage(d), ""}}
}

// backupPage makes backups, says where they go, and brings one back: at the left the backups, at the right the chosen one.
type backupPage struct {
	desk   *desk
	keeper *keeper
	box    fyne.CanvasObject
	state  *widget.Label
	now    *widget.Button
	choice *backupChoice
	sheet  *container.Scroll
	folder *entry
	wrong  *cautionLine
	why    *caption // why the folder is not chosen by who is signed in
	use    *widget.Button
	beside *widget.Button
	cares  [5]*cautionLine
}

func newBackupPage(d *desk) *backupPage {
	k := d.keeper
	p := &backupPage{desk: d, keeper: k, state: bigLabel(), wrong: newCautionLine(), why: newCaption(), folder: newEntry(d)}
	p.choice = newBackupChoice(d, k.backups.List,
		say("What was entered after this backup will no longer be in the record. The record of now is kept beside it, under another name. Ashi locks; whoever unlocks it then opens the backup, with the password of that time."))
	p.now = widget.NewButtonWithIcon(say("Back up now"), theme.DocumentSaveIcon(), func() {
		k.make(func(err error) {
			if err == nil {
				d.message = message{text: say("The backup is made and verified.")}
			}
		})
	})
	p.now.Importance = widget.HighImportance
	top := container.New(&column{gap: 6}, p.state, container.New(&flow{gap: 8}, glove(p.now, 0)), k.job.box, p.choice.none)
	p.sheet = scrolled(append(p.choice.rows(), p.folderRows()...)...)
	p.box = sideBySide(top, p.choice.list, p.sheet)
	return p
}

// folderRows choose where backups go.
func (p *backupPage) folderRows() []fyne.CanvasObject {
	p.folder.OnSubmitted = func(string) { p.setFolder(p.folder.Text) }
	p.folder.OnChanged = func(string) { p.wrong.box.Hide() }
	p.use = widget.NewButton(say("Use this folder"), func() { p.setFolder(p.folder.Text) })
	p.beside = widget.NewButton(say("Beside the record"), func() { p.setFolder("") })
	head := widget.NewLabel(say("Folder of the backups"))
	rows := []fyne.CanvasObject{container.New(layout.NewCustomPaddedVBoxLayout(0), heading(head), p.folder), p.why.box, p.wrong.box, container.New(&flow{gap: 8}, glove(p.use, 0), glove(p.beside, 0))}
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

func (p *backupPage) refresh() {
	text, stale := p.keeper.status()
	p.state.Importance = widget.MediumImportance
	if stale {
		p.state.Importance = widget.DangerImportance
	}
	p.state.SetText(text)
	enable(p.now, !p.keeper.job.busy())
	p.choice.refresh()
	p.refreshFolder()
	p.sheet.Content.Refresh()
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
	why := ""
	if !may {
		why = say("Practitioners and administrators choose the folder.")
	}
	p.why.say(why)
	said := [5]string{}
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
	if place.Plain != "" {
		said[4] = say("Beside the record lies %s, a record of an earlier version that is not encrypted and not part of this one. To keep it, put it into an empty folder of its own and start Ashi with that folder (ashi --data FOLDER): there it becomes an encrypted record. If nobody needs it, delete it.", place.Plain)
	}
	for i, c := range p.cares {
		c.say(said[i])
	}
}
