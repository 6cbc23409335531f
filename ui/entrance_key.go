package ui

import (
	"io"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
	"ashi/bodymap/sheet"
)

// keyPage shows the recovery key, once.
type keyPage struct {
	*gateCard
	plate   fyne.CanvasObject
	printIt *widget.Button
	said    *widget.Label
}

func newKeyPage(e *entrance) *keyPage {
	p := &keyPage{gateCard: newCard(e, say("Your recovery key"),
		say("It opens the record when the password is forgotten. Without password and key nobody can ever read it again, and nobody can make another key. Print it or write it down, and keep it where this computer is not."))}
	p.plate = keyPlate(e.key)
	p.rows.Add(p.plate)
	p.printIt = widget.NewButtonWithIcon(say("Print"), theme.DocumentPrintIcon(), p.print)
	copyIt := widget.NewButtonWithIcon(say("Copy"), theme.ContentCopyIcon(), p.copy)
	p.rows.Add(container.NewGridWithColumns(2, p.printIt, copyIt))
	p.said = p.note("")
	p.buttons(say("Go back"), e.arrive, say("I have kept it"), func() { e.show(newConfirmPage(e)) })
	return p
}

// translated is the page in the language of now.
func (p *keyPage) translated() gatePage { return newKeyPage(p.gate) }

// keyPlate shows a key in large letters, three groups to a line.
func keyPlate(key string) fyne.CanvasObject {
	lines := container.NewVBox()
	groups := strings.Split(key, "-")
	for len(groups) > 0 {
		n := min(3, len(groups))
		t := canvas.NewText(strings.Join(groups[:n], "   "), theme.Color(theme.ColorNameForeground))
		t.TextStyle.Monospace, t.TextSize, t.Alignment = true, 26, fyne.TextAlignCenter
		lines.Add(t)
		groups = groups[n:]
	}
	ground := canvas.NewRectangle(theme.Color(colorChip))
	ground.CornerRadius = 10
	return container.NewStack(ground, container.New(layout.NewCustomPaddedLayout(14, 14, 10, 10), lines))
}

func (p *keyPage) copy() {
	p.gate.app.Clipboard().SetContent(p.gate.key)
	p.tell(p.said, say("The key is on the clipboard: put it into a password manager now. Other programs can read the clipboard; Ashi empties it when the record is made."), widget.MediumImportance)
}

// print sends the key to the printer, or opens it as a page where there is none.
func (p *keyPage) print() {
	e := p.gate
	key := sheet.RecoveryKey{Key: e.key, Name: e.asked.Name, SignIn: e.asked.SignIn, Lang: e.lang, Paper: paperOf(e.taste), PrintedAt: e.o.Clock()}
	var page []byte
	e.work(func() (err error) {
		if page, err = pageOf(func(w io.Writer) error { return sheet.RecoveryKeyPDF(w, key) }); err == nil {
			err = e.paper.send("ashi-recovery-key.pdf", page)
		}
		return err
	}, func(err error) {
		if err == nil {
			p.tell(p.said, say("The key is on its way to the printer. See that the whole page can be read."), widget.MediumImportance)
			return
		}
		if _, opening := e.paper.open("ashi-recovery-key.pdf", page); opening == nil {
			p.tell(p.said, say("No printer took the page: it is open in the PDF viewer. Print it from there. Ashi removes it when the record is made."), widget.MediumImportance)
			return
		}
		p.tell(p.said, bodymap.Sentence(err, e.lang), widget.DangerImportance)
	})
}

// confirmPage lets one prove that the key can be read where it was kept.
type confirmPage struct {
	*gateCard
	end  *gateField
	said *widget.Label
}

func newConfirmPage(e *entrance) *confirmPage {
	p := &confirmPage{gateCard: newCard(e, say("Type the end of the key"), say("Take the page on which you have kept it, and type its last two groups. So it is certain that it can be read when you need it."))}
	p.end = p.field(say("Last two groups of the recovery key"), "XXXX-XXXX", false)
	p.end.entry.TextStyle.Monospace = true
	p.said = p.note("")
	on := say("Make the record")
	if state, err := e.door.State(); err == nil && state == bodymap.DoorPlain {
		on = say("Move the record in")
	}
	p.buttons(say("Show the key again"), func() { e.show(newKeyPage(e)) }, on, p.finish)
	p.first = p.end.entry
	return p
}

// translated is the page in the language of now, with what was typed.
func (p *confirmPage) translated() gatePage {
	next := newConfirmPage(p.gate)
	next.end.entry.SetText(p.end.entry.Text)
	return next
}

func (p *confirmPage) finish() {
	e := p.gate
	var practice *bodymap.Practice
	p.tell(p.said, say("Ashi is making the encrypted file. This takes a moment; do not switch the computer off."), widget.MediumImportance)
	e.work(func() (err error) {
		practice, err = e.door.Finish(p.end.entry.Text)
		return err
	}, func(err error) {
		p.tell(p.said, "", widget.MediumImportance)
		if err != nil {
			p.tellAll(err, map[string]*gateField{"Key": p.end}, p.said)
			return
		}
		if e.app.Clipboard().Content() == e.key {
			e.app.Clipboard().SetContent("")
		}
		e.paper.clear()
		e.taste.store.SetString(keySignIn, e.asked.SignIn)
		e.letIn(practice)
	})
}
