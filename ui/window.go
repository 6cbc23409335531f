package ui

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	fynetooltip "github.com/dweymouth/fyne-tooltip"

	"ashi/bodymap"
)

// window puts the panels together and tells each of every change.
type window struct {
	win   fyne.Window
	desk  *desk
	taste taste
	print *printer

	patient  bodymap.PatientID // the one shown last
	shown    scene             // what the panels were last laid out for
	due      bool              // they follow with the next frame
	wide     bool
	railOpen bool

	banner   *banner
	tabs     *tabs
	rail     *rail
	figure   *figurePane
	session  *sessionPanel
	form     *patientForm
	settings *settingsPanel
	over     map[sheetOfPaper]panel // what can lie over the session
	pain     *painPanel
	table    *tablePanel
	file     *pagesFront
	practice *pagesFront
	gloved   *glovedPanel
	timeline *timeline
	message  *messageBar
	panel    *fyne.Container // the tabs and under them the sheets
	sheets   *fyne.Container // holds the one that lies on top
	sheetOf  map[sheetOfPaper]fyne.CanvasObject
	content  *fyne.Container
	root     fyne.CanvasObject

	door   Door         // nil: the record needs no key
	vigil  *vigil       // nil without a door
	lock   func()       // nil without a door
	role   bodymap.Role // of who is at work
	asleep bool         // locked: nothing here may be shown or read
	held   fyne.Focusable
}

// panel is a part of the window that follows the desk.
type panel interface {
	object() fyne.CanvasObject
	refresh()
}

// build makes all panels anew: at the start and when language or look change.
func (w *window) build() {
	dark, touch := w.taste.store.Bool(keyDark), w.taste.store.Bool(keyTouch)
	look{dark: dark, touch: touch}.putOn()
	if language, err := speak(w.taste.store.String(keyLang)); err == nil {
		w.desk.lang = language
	}
	d := w.desk
	w.role, d.withheld = d.record.User().Role, false
	d.changed, d.settle, d.focus = w.refresh, w.settle, w.win.Canvas().Focus
	d.care.print, d.care.paper, d.printer = w.print.handout, w.print.paper, w.print
	if w.door != nil {
		d.users = w.door
	}
	w.banner = newBanner(d, w.toggleRail, w.print.open, w.print.send, w.lock)
	w.rail = newRail(d)
	old := w.figure
	w.figure = newFigurePane(d, dark, touch)
	if old != nil {
		w.figure.session = old.session
		w.figure.body.SetView(old.body.View())
	}
	w.session = newSessionPanel(d, w.taste, dark)
	w.form = newPatientForm(d)
	w.settings = newSettingsPanel(d, w.taste, w.door, w.build)
	w.pain = newPainPanel(d)
	w.over = map[sheetOfPaper]panel{painSheet: w.pain, protocolSheet: newProtocolPanel(d, w.figure), seeSheet: newSeePanel(d, w.figure, w.taste)}
	w.table, w.gloved = newTablePanel(d), newGlovedPanel(d, dark)
	w.file = newPagesFront(d, fileFront, slices.Concat(carePages(d), outcomesPages(d), drawUpPages(d), dossierPages(d)))
	w.practice = newPagesFront(d, practiceFront, slices.Concat(todayPages(d), cupboardPages(d), dosesPages(d), retentionPages(d), backupPages(d), peoplePages(d, w.print.log)))
	w.tabs = newTabs(d)
	w.timeline = newTimeline(d)
	w.message = newMessageBar(d)
	w.sheets = container.NewStack()
	w.panel = container.NewBorder(w.tabs.box, nil, nil, nil, w.sheets)
	w.content = container.New(&arrange{w}, w.banner.box, w.figure.box, w.panel, w.table.object(), w.file.object(), w.practice.object(), w.message.box, w.timeline.box, w.rail.box)
	w.setWide(w.wide)
	w.win.SetOnClosed(func() { fynetooltip.DestroyWindowToolTipLayer(w.win.Canvas()) }) // or it keeps the window for ever
	w.root = fynetooltip.AddWindowToolTipLayer(container.NewStack(newWatcher(w.stir), w.content, w.gloved.object()), w.win.Canvas())
	w.win.SetContent(w.root)
	w.shortcuts()
	w.refresh()
	w.settle() // or the new panels are drawn empty before they are drawn
}

// scene is which panels are in sight, and of whom.
type scene struct {
	patient bodymap.PatientID
	session bodymap.SessionID
	sheet   sheetOfPaper
	front   front
}

func (d *desk) scene() scene {
	s := scene{patient: d.patient.ID, sheet: d.sheet, front: d.front}
	if d.chart != nil {
		s.session = d.chart.Session().ID
	}
	return s
}

// refresh shows a change on the body at once. The panels follow a frame later
// while the same ones stay in sight: laying them out takes longer than the mark.
func (w *window) refresh() {
	if w.deaf() {
		return
	}
	w.stir()
	w.desk.heed()
	if w.desk.front == glovedFront { // nothing else is in sight
		w.gloved.refresh()
		w.table.refresh()
		w.showSheet()
		w.shown = w.desk.scene()
		return
	}
	w.figure.refresh()
	switch {
	case w.desk.front != bodyFront || w.desk.scene() != w.shown:
		w.refreshPanels()
	case !w.due:
		w.due = true
		fyne.Do(w.settle)
	}
}

// settle lets the panels show what the body shows already.
func (w *window) settle() {
	if w.due && !w.deaf() {
		w.refreshPanels()
	}
}

func (w *window) refreshPanels() {
	was := w.shown
	w.due, w.shown = false, w.desk.scene()
	if w.shown.sheet == settingsSheet && was.sheet != settingsSheet {
		w.railOpen = w.railOpen && w.wide // the drawer would lie over what was asked for
	}
	if w.desk.patient.ID != w.patient {
		w.patient = w.desk.patient.ID
		w.railOpen = w.railOpen && w.wide // the drawer has done its work
	}
	w.banner.refresh()
	if w.tabs.refresh() {
		defer relay(w.panel)
	}
	w.rail.refresh()
	w.session.refresh()
	w.form.refresh()
	w.settings.refresh(w.desk)
	for _, p := range w.over {
		p.refresh()
	}
	w.table.refresh()
	w.file.refresh()
	w.practice.refresh()
	w.gloved.refresh()
	w.timeline.refresh()
	w.message.refresh()
	w.withhold()
	w.showSheet()
	w.content.Layout.Layout(w.content.Objects, w.content.Size()) // each panel has refreshed what changed
	w.session.reveal()
	w.timeline.reveal()
	w.form.begin(w.win.Canvas())
	w.table.begin()
}

// setWide chooses between three columns and the body above the panel.
func (w *window) setWide(wide bool) {
	w.wide = wide
	w.railOpen = wide && !w.taste.store.Bool(keyRail)
	inner := w.session.broad()
	if wide {
		inner = w.session.tall()
	}
	w.rail.ground.Hidden = wide // only as a drawer does it lie over something
	w.sheetOf = map[sheetOfPaper]fyne.CanvasObject{sessionSheet: inner, patientSheet: w.form.box, settingsSheet: w.settings.box}
	for of, p := range w.over {
		w.sheetOf[of] = p.object()
	}
	w.timeline.setWide(wide)
	w.showSheet()
}

// showSheet lays the form or the settings over the session, or takes them away.
func (w *window) showSheet() {
	bring(w.sheets, w.sheetOf[w.desk.sheet])
	show(w.table.object(), w.desk.front == tableFront)
	show(w.file.object(), w.desk.front == fileFront)
	show(w.practice.object(), w.desk.front == practiceFront)
	show(w.gloved.object(), w.desk.front == glovedFront)
	show(w.content, w.desk.front != glovedFront) // what is hidden takes neither keys nor taps
	show(w.figure.box, w.desk.front == bodyFront)
	show(w.panel, w.desk.front == bodyFront)
	w.rail.box.Hidden = !w.railOpen
	if !w.wide && w.desk.sheet == patientSheet {
		w.rail.box.Hide()
	}
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
		return
	}
	o.Hide()
}

// openPain brings up the pains, ready for the name of a region.
func (w *window) openPain() {
	w.desk.show(painSheet)
	w.pain.focus()
}

func (w *window) toggleRail() {
	w.railOpen = !w.railOpen
	if w.wide {
		w.taste.store.SetBool(keyRail, !w.railOpen)
	}
	w.refresh()
}

// arrange is the window's layout: banner, then patients, body and panel side by
// side, or the body over the panel with the patients as a drawer.
type arrange struct{ w *window }

const wideFrom = 900

// MinSize implements fyne.Layout.
func (a *arrange) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(720, 560) }

// Layout implements fyne.Layout.
func (a *arrange) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	w := a.w
	if size.IsZero() { // the window is being built
		return
	}
	if wide := size.Width >= wideFrom; wide != w.wide {
		w.setWide(wide)
	}
	top := w.banner.height(size.Width)
	put(w.banner.box, 0, 0, size.Width, top)
	bottom := size.Height
	if w.timeline.box.Visible() {
		h := height(w.timeline.box, size.Width)
		bottom -= h
		put(w.timeline.box, 0, bottom, size.Width, h)
	}
	left := float32(0)
	if w.rail.box.Visible() {
		put(w.rail.box, 0, top, railWidth, bottom-top)
		if w.wide { // else it is a drawer, over the others
			left = railWidth
		}
	}
	switch {
	case w.desk.front != bodyFront:
		w.putFront(left, top, size.Width-left, bottom)
	case w.wide:
		panel := w.session.width()
		put(w.panel, size.Width-panel, top, panel, bottom-top)
		w.putFigure(left, top, size.Width-panel-left, bottom)
	default:
		cut := top + (bottom-top)*.6
		w.putFigure(0, top, size.Width, cut)
		put(w.panel, 0, cut, size.Width, bottom-cut)
	}
}

// putFigure places the body, and the message over its lower edge: a message that
// comes or goes must not move the body under the hand.
func (w *window) putFigure(x, top, width, bottom float32) {
	put(w.figure.box, x, top, width, bottom-top)
	width -= w.figure.tools.MinSize().Width + 24 // the tools stay in reach
	h := height(w.message.box, width)
	put(w.message.box, x, bottom-w.figure.over.line()-h, width, h) // above the line of the tool
	if w.message.box.Hidden {
		h = 0
	}
	w.figure.info.lift(h)
}

// putFront places what is in front instead of the body, and the message over its last rows.
func (w *window) putFront(x, top, width, bottom float32) {
	h, foot := height(w.message.box, width), float32(0)
	switch w.desk.front {
	case tableFront:
		put(w.table.object(), x, top, width, bottom-top)
		foot = w.table.foot.Size().Height
	case fileFront, practiceFront:
		page := map[front]fyne.CanvasObject{fileFront: w.file.object(), practiceFront: w.practice.object()}[w.desk.front]
		room := bottom - top
		if w.message.box.Visible() {
			room -= h // a page ends above it: the button that keeps a form is its last line
		}
		put(page, x, top, width, room)
	}
	put(w.message.box, x, bottom-foot-h, width, h)
}

// messageBar says what happened, what is safe and what to do next.
type messageBar struct {
	desk *desk
	box  *fyne.Container
	text *widget.Label
	sign fyne.CanvasObject
	tint *canvas.Rectangle
	act  *widget.Button
}

func newMessageBar(d *desk) *messageBar {
	b := &messageBar{desk: d, text: widget.NewLabel(""), tint: canvas.NewRectangle(color.Transparent), sign: cautionSign()}
	b.text.Wrapping = fyne.TextWrapWord
	b.act = widget.NewButton("", nil)
	b.act.Importance = widget.HighImportance
	away := tool(theme.CancelIcon(), say("Close"), func() { d.note("") })
	b.box = container.NewStack(b.tint, container.NewBorder(nil, nil, container.New(layout.NewCustomPaddedLayout(0, 0, 8, 0), b.sign), container.NewCenter(container.NewHBox(b.act, away)), b.text))
	return b
}

func (b *messageBar) refresh() {
	m := b.desk.message
	b.box.Hidden = m.text == ""
	b.text.SetText(m.text)
	b.text.Importance, b.tint.FillColor = widget.MediumImportance, theme.Color(colorChip)
	b.sign.Hide()
	b.act.SetText(m.act)
	b.act.OnTapped = m.do
	b.act.Hidden = m.act == ""
	if m.bad {
		b.sign.Show()
		b.tint.FillColor = theme.Color(colorCautionFill)
	}
	b.box.Refresh()
}
