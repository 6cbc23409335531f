package ui

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
	"ashi/bodymap/sheet"
)

// erasing erases the open patient for good, in two steps on the page: ask for it, then type the surname.
type erasing struct {
	desk    *desk
	box     *fyne.Container
	ask     *widget.Button
	askRow  *fyne.Container
	sure    *fyne.Container
	surname *entry
	wrong   *cautionLine
	really  *widget.Button
	asked   bool
	may     *widget.Label // why nothing is erased by who is signed in
}

func newErasing(d *desk) *erasing {
	e := &erasing{desk: d, surname: newEntry(d), wrong: newCautionLine(), may: widget.NewLabel("")}
	e.may.Wrapping = fyne.TextWrapWord
	e.ask = widget.NewButtonWithIcon(say("Erase this patient ..."), theme.DeleteIcon(), func() { e.set(true) })
	e.askRow = container.New(&flow{gap: 8}, glove(e.ask, 0))
	words := widget.NewLabel(say("All that the record holds of this patient is removed for good, signed sessions too; it cannot be undone. As long as the law asks you to keep the record you may not erase it. Write the file above first if the patient wants it."))
	words.Wrapping = fyne.TextWrapWord
	e.surname.OnChanged = func(string) { e.wrong.box.Hide() }
	e.surname.OnSubmitted = func(string) { e.erase() }
	e.really = widget.NewButton(say("Erase for good"), e.erase)
	e.really.Importance = widget.DangerImportance
	buttons := container.New(&flow{gap: 8}, glove(e.really, 0), glove(widget.NewButton(say("Cancel"), func() { e.set(false) }), 0))
	typed := container.New(layout.NewCustomPaddedVBoxLayout(0), widget.NewLabel(say("Surname of the patient, to show that it is meant")), e.surname, e.wrong.box)
	e.sure = container.New(&column{gap: 6}, words, typed, buttons)
	e.box = container.New(&column{gap: 6}, line(), heading(widget.NewLabel(say("Erase"))), e.may, e.askRow, e.sure)
	return e
}

func (e *erasing) set(asked bool) {
	e.asked = asked
	e.surname.SetText("")
	e.wrong.box.Hide()
	e.desk.changed()
}

// leave forgets what was asked of another patient.
func (e *erasing) leave() {
	e.asked = false
	e.surname.SetText("")
}

func (e *erasing) refresh() {
	e.may.SetText(bodymap.Sentence(e.desk.record.May(bodymap.Erased), e.desk.lang))
	show(e.may, e.may.Text != "")
	e.asked = e.asked && e.may.Text == ""
	show(e.askRow, !e.asked && e.may.Text == "")
	show(e.sure, e.asked)
}

func (e *erasing) erase() {
	d, id, surname := e.desk, e.desk.patient.ID, e.surname.Text
	wait := d.stopJobs() // a backup must not be under way
	var made bodymap.Erasure
	d.hold(say("Erasing the patient and writing the file anew. This cannot be stopped, and everything else waits for it."), func() (err error) {
		wait()
		made, err = d.record.Erase(id, surname)
		return err
	}, func(err error) { e.erased(made, err) })
}

// erased says how it went. A patient may be erased though something after it has failed.
func (e *erasing) erased(made bodymap.Erasure, err error) {
	d := e.desk
	var bad bodymap.Problems
	if errors.As(err, &bad) {
		e.wrong.say(bodymap.Sentence(err, d.lang))
		return
	}
	if made.Patient == "" {
		d.fail(err)
		return
	}
	delete(d.care.standings, made.Patient)
	d.patient, d.sessions = bodymap.Patient{}, nil
	d.front = bodyFront
	d.close()
	d.reloadPatients()
	certify := func() {
		d.care.print(sheet.Certificate(made, d.lang, d.care.paper(), d.now()), "erasure")
	}
	switch {
	case err != nil:
		d.message = message{text: bodymap.Sentence(err, d.lang), bad: true, act: say("Certificate"), do: certify}
	case d.asleep(): // it was locked meanwhile: nothing may open now
		d.message = message{text: say("The patient is erased."), act: say("Certificate"), do: certify}
	default:
		certify()
	}
}
