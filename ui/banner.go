package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	ttwidget "github.com/dweymouth/fyne-tooltip/widget"

	"ashi/bodymap"
)

// banner keeps in sight who is treated and what must be known of them.
type banner struct {
	desk   *desk
	box    *fyne.Container
	name   *widget.Label
	who    *widget.Label // sex, age, birth date, file and weight
	about  *fyne.Container
	rail   fyne.CanvasObject // shows and hides the patients
	tools  *fyne.Container   // of the patient, behind the name
	flow   *flow
	left   *fyne.Container
	right  *fyne.Container
	undo   *ttwidget.Button
	redo   *ttwidget.Button
	edit   *ttwidget.Button
	file   *ttwidget.Button
	print  *ttwidget.Button
	send   *ttwidget.Button
	record *widget.Button
}

func newBanner(d *desk, rail, print, send, lock func()) *banner {
	b := &banner{desk: d, name: widget.NewLabel(""), who: widget.NewLabel(""), flow: &flow{gap: 6}}
	b.about = container.New(b.flow)
	b.name.TextStyle.Bold, b.name.SizeName = true, theme.SizeNameSubHeadingText
	b.who.Importance = widget.LowImportance
	b.undo = tool(theme.ContentUndoIcon(), say("Undo"), d.undo)
	b.redo = tool(theme.ContentRedoIcon(), say("Redo"), d.redo)
	b.edit = tool(theme.DocumentCreateIcon(), say("Change patient details"), func() { d.editPatient(d.patient) })
	b.print = tool(theme.DocumentPrintIcon(), say("Make the site map as a PDF and open it (Ctrl+P)"), print)
	b.print.SetText(say("Print"))
	b.send = tool(theme.MailForwardIcon(), say("Send the site map to the printer"), send)
	b.record = widget.NewButton(say("Record all as planned"), d.recordAll)
	b.record.Importance = widget.HighImportance
	b.rail = tool(theme.MenuIcon(), say("Show or hide the patients"), rail)
	settings := tool(theme.SettingsIcon(), say("Settings"), func() { d.show(settingsSheet) })
	practice := tool(theme.StorageIcon(), say("Products, mixes and limits of the practice (Ctrl+K)"), func() { d.toggle(practiceFront) })
	b.file = tool(theme.FolderOpenIcon(), say("The patient’s file: course, checks, outcome (Ctrl+L)"), func() { d.toggle(fileFront) })
	b.tools = container.NewCenter(container.NewHBox(b.edit, b.file))
	first := container.NewHBox(b.name, b.tools)
	b.left = container.NewHBox(container.NewVBox(b.rail), container.New(layout.NewCustomPaddedVBoxLayout(-8), first, b.who))
	b.right = container.NewHBox(b.record, b.undo, b.redo, b.print, b.send, practice, settings)
	if lock != nil {
		b.right.Add(tool(icon("lock"), say("Lock: Ashi asks for the password (Ctrl+Shift+L)"), lock))
	}
	b.box = container.New(b, b.left, b.about, b.right)
	return b
}

// The banner lays itself out: what must be known of the patient stands between
// name and tools, in a narrow window beside the name with the tools below, or,
// where there is too much of it, below both, in as many rows as it takes. Its
// height is reckoned for a width, so that no row is ever cut off.

const bannerPad = 6

// MinSize implements fyne.Layout.
func (b *banner) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(320, b.height(b.box.Size().Width))
}

// Layout implements fyne.Layout.
func (b *banner) Layout(_ []fyne.CanvasObject, size fyne.Size) { b.place(size.Width, put) }

// height is what the banner needs at a width.
func (b *banner) height(width float32) float32 {
	return b.place(width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

// place puts the parts into a width and returns the height that they take:
// beside each other while there is room, else one below the other.
func (b *banner) place(width float32, put func(o fyne.CanvasObject, x, y, width, height float32)) float32 {
	const least = 280 // units for the facts beside name and tools
	left, right := b.left.MinSize(), b.right.MinSize()
	put(b.left, bannerPad, bannerPad, left.Width, left.Height)
	beside := width - left.Width - 5*bannerPad
	free, needed := beside-right.Width-bannerPad, max(least, widest(b.about.Objects))
	below := free < 0 || free < needed && beside >= needed // the tools
	if below {
		free = beside
	}
	row, h := left.Height+2*bannerPad, b.flow.heightFor(b.about.Objects, free)
	fits := free >= needed && (width >= wideFrom && !below || h <= left.Height)
	if fits {
		put(b.about, left.Width+3*bannerPad, 2*bannerPad, free, h)
		row = max(row, h+3*bannerPad)
	}
	toolsAt := float32(bannerPad)
	if below {
		toolsAt, row = row, row+right.Height+bannerPad
	} else {
		row = max(row, right.Height+2*bannerPad)
	}
	put(b.right, width-bannerPad-right.Width, toolsAt, right.Width, right.Height)
	if fits {
		return row
	}
	room := width - 4*bannerPad
	h = b.flow.heightFor(b.about.Objects, room)
	put(b.about, 2*bannerPad, row, room, h)
	return row + h + bannerPad
}

func put(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}

// height is what an object needs at a width; wrapped lines are known only once
// the width is.
func height(o fyne.CanvasObject, width float32) float32 {
	o.Resize(fyne.NewSize(width, o.MinSize().Height))
	return o.MinSize().Height
}

// tool is a quiet button with an icon and a word of help.
func tool(icon fyne.Resource, help string, do func()) *ttwidget.Button {
	b := helped("", help, do)
	b.Icon = icon
	return b
}

// helped is a button with a word of help, which goes when the button is tapped:
// it would lie over what the tap opens.
func helped(label, help string, do func()) *ttwidget.Button {
	b := ttwidget.NewButton(label, nil)
	b.OnTapped = func() {
		b.MouseOut()
		do()
	}
	b.SetToolTip(help)
	return b
}

func (b *banner) refresh() {
	d := b.desk
	b.steps()
	open := d.chart != nil
	enable(b.print, open)
	enable(b.send, open)
	// It never goes away: what stands beside it must not move under a hand that taps twice.
	enable(b.record, open && d.chart.Session().State == bodymap.Planned && len(d.chart.Sites()) > 0)
	if d.patient.ID == "" {
		b.name.SetText(say("No patient chosen"))
		b.about.Objects = b.standing()
		b.who.Hide()
		b.edit.Hide()
		b.file.Hide()
	} else {
		b.name.SetText(strings.Join(lines(d.patient.Name(), 40), "\n"))
		b.who.SetText(b.identity(d.patient))
		b.who.Show()
		b.about.Objects = b.facts(d.patient)
		b.edit.Show()
		b.file.Show()
	}
	if k := d.keeper; k != nil && !k.job.busy() {
		if text, stale := k.status(); stale {
			b.about.Objects = append(b.about.Objects, chip(text, true))
		}
	}
	number, help := b.desk.toAsk()
	b.file.SetText(number)
	b.file.SetToolTip(help)
	b.about.Refresh()
	relay(b.box) // name and number take another room than before
}

// steps says on the buttons what would be undone.
func (b *banner) steps() {
	verb, ok := b.desk.record.CanUndo()
	stepTool(b.undo, ok, say("Undo")+": "+verb.Text(b.desk.lang), say("Nothing to undo"))
	verb, ok = b.desk.record.CanRedo()
	stepTool(b.redo, ok, say("Redo")+": "+verb.Text(b.desk.lang), say("Nothing to redo"))
}

func stepTool(b *ttwidget.Button, ok bool, what, nothing string) {
	enable(b, ok)
	if !ok {
		what = nothing
	}
	b.SetToolTip(what)
}

func enable(w fyne.Disableable, on bool) {
	if on {
		w.Enable()
		return
	}
	w.Disable()
}

// identity tells one patient from another, beside the name.
func (b *banner) identity(p bodymap.Patient) string {
	who := p.Sex.Text(b.desk.lang) + " · " + say("%d years", p.Age(b.desk.now())) + " · " + say("born %s", p.Born.Text(b.desk.lang))
	if p.FileNumber != "" {
		who += " · " + say("file %s", p.FileNumber)
	}
	if p.WeightKG > 0 {
		who += " · " + b.desk.number(p.WeightKG) + " kg"
	}
	return who
}

// facts are the chips of a patient: allergies first, in words and with a sign.
func (b *banner) facts(p bodymap.Patient) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	plain := func(s string) { out = append(out, chip(s, false)) }
	caution := func(s string) { out = append(out, chip(s, true)) }
	allergies := pieces(p.Allergies, 44)
	for _, a := range allergies {
		caution(say("allergy: %s", a))
	}
	if len(allergies) == 0 {
		plain(say("no allergies recorded"))
	}
	for _, f := range b.desk.flags() {
		if f == bodymap.KnowsAcupuncture {
			plain(f.Text(b.desk.lang))
		} else {
			caution(f.Text(b.desk.lang))
		}
	}
	return append(append(out, b.desk.careChips()...), b.standing()...)
}

// standing is what must be known of the record: whether others can read it, and why it is only read.
func (b *banner) standing() (out []fyne.CanvasObject) {
	d := b.desk
	if d.plain {
		out = append(out, chip(say("sample, not encrypted"), true))
	}
	if r := d.record.User().Role; r != "" && d.record.May(bodymap.EditPatient) != nil {
		out = append(out, chip(r.Text(d.lang)+": "+r.Duties(d.lang), false))
	}
	return out
}
