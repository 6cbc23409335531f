package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// restorePage brings a backup back while the record cannot be opened: first it lists them, then it shows the chosen one.
type restorePage struct {
	*gateCard
	why     error // the record cannot be opened; nil: there is none yet
	desk    *desk // no record lies on it
	keeper  *keeper
	choice  *backupChoice
	place   *gateField       // where the backups are
	plugged []*widget.Button // disks and sticks
	room    *canvas.Rectangle
	pick    *fyne.Container // all there is of the list
	said    *widget.Label
	none    error // why there is no backup in the place that was typed
}

func newRestorePage(e *entrance, why error) *restorePage {
	p := &restorePage{gateCard: newCard(e, say("Restore a backup"), say("Tap a backup to see what it holds. Nothing is changed by looking.")), why: why}
	p.desk = &desk{clock: e.o.Clock, lang: e.lang, beside: e.beside, changed: p.refresh}
	p.desk.keeper = newKeeper(p.desk, e.o.Backups)
	p.keeper = p.desk.keeper
	p.keeper.may, p.keeper.restored = func() error { return nil }, e.restored // its password was asked for
	p.choice = newBackupChoice(p.desk, e.o.Backups.List,
		say("The backup takes the place of the record; what was entered after it is not in it. The file that is there now is kept beside it, under another name. Then you sign in, with the password of that time."))
	p.place = p.field(say("Folder or file of the backups"), "", false)
	p.place.entry.SetText(e.o.Backups.Place().Folder)
	p.place.entry.OnSubmitted = func(string) { p.lookThere() }
	p.rows.Remove(p.place.box)
	p.room = canvas.NewRectangle(theme.Color(colorPaper))
	there := container.New(&flow{gap: 8}, glove(widget.NewButton(say("Look there"), p.lookThere), 0))
	for _, d := range drives() {
		b := widget.NewButtonWithIcon(d.name, theme.StorageIcon(), func() {
			p.place.entry.SetText(d.path)
			p.lookThere()
		})
		p.plugged = append(p.plugged, b)
		there.Add(glove(b, 0))
	}
	p.pick = container.New(&column{gap: 6}, p.choice.none, container.NewStack(p.room, p.choice.list), p.place.box, there)
	p.rows.Add(p.pick)
	p.rows.Add(container.New(&column{gap: 6}, p.choice.rows()...))
	p.rows.Add(p.keeper.job.box)
	p.said = p.note("")
	p.buttons("", nil, say("Go back"), p.goBack)
	p.main.Importance = widget.MediumImportance
	p.refresh()
	return p
}

// lookThere lists the backups of the folder that was typed.
func (p *restorePage) lookThere() {
	place := p.place.entry.Text
	all, err := p.keeper.backups.Find(place)
	p.none = err
	p.place.tell(bodymap.Sentence(err, p.gate.lang))
	if err != nil {
		return
	}
	p.choice.source = func() ([]bodymap.Backup, error) { return all, nil }
	p.refresh()
}

// translated is the page in the language of now, with all but a password as it was.
func (p *restorePage) translated() gatePage {
	next := newRestorePage(p.gate, p.why)
	next.keeper.picked, next.choice.source = p.keeper.picked, p.choice.source
	next.place.entry.SetText(p.place.entry.Text)
	if p.place.wrong.Visible() {
		next.none = p.none
		next.place.tell(bodymap.Sentence(p.none, p.gate.lang))
	}
	next.refresh()
	if next.choice.locked.Visible() {
		next.choice.who.choose(p.choice.who.name)
		next.first = next.choice.password
	}
	return next
}

// goBack goes from the chosen one to the list, and from the list to the trouble.
func (p *restorePage) goBack() {
	switch {
	case p.keeper.chosen.Path == "" && p.why == nil:
		p.gate.arrive()
		return
	case p.keeper.chosen.Path == "":
		p.gate.show(newTroublePage(p.gate, p.why))
		return
	}
	p.keeper.job.halt()
	p.keeper.chosen = bodymap.Backup{}
	p.refresh()
}

// leave ends what is under way.
func (p *restorePage) leave() {
	p.keeper.job.halt()
	p.keeper.backups.Forget()
}

func (p *restorePage) refresh() {
	p.choice.refresh()
	picking := p.keeper.chosen.Path == ""
	show(p.pick, picking)
	show(p.text, picking)
	const most = 6 // rows in sight
	rows := min(len(p.choice.all), most)
	p.room.SetMinSize(fyne.NewSize(0, float32(rows)*(newRow(p.choice.list).MinSize().Height+theme.Padding())))
	show(p.choice.list, rows > 0)
	p.tell(p.said, p.desk.message.text, widget.DangerImportance)
}
