package ui

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	ttwidget "github.com/dweymouth/fyne-tooltip/widget"

	"ashi/assets"
	"ashi/bodymap"
	"ashi/bodymap/sheet"
)

// wordingBox shows a text of the practice in a language and lets it be changed.
type wordingBox struct {
	desk    *desk
	kind    bodymap.WordingKind
	box     *fyne.Container
	langs   []*choice
	lang    string
	version *widget.Label
	start   *cautionLine
	text    *widget.RichText
	edit    *widget.Button
	typed   *entry
	wrong   *widget.Label
	save    *widget.Button
	editing bool
	of      bodymap.PatientID // in whose language the text is
}

func newWordingBox(d *desk, kind bodymap.WordingKind) *wordingBox {
	b := &wordingBox{desk: d, kind: kind, lang: d.lang, version: widget.NewLabel(""), start: newCautionLine(), text: widget.NewRichText(), typed: newEntry(d), wrong: problemLabel()}
	row := container.New(&flow{gap: 4}, widget.NewLabel(say("The patient’s language:")))
	for _, l := range languages {
		c := newChoice(ttwidget.NewButton(l.name, func() {
			b.editing = false
			d.follow(d.record.SetPaperLang(d.patient.ID, l.code))
		}), false)
		b.langs = append(b.langs, c)
		row.Add(c.box)
	}
	b.text.Wrapping = fyne.TextWrapWord
	b.typed.MultiLine, b.typed.Wrapping = true, fyne.TextWrapWord
	b.typed.SetMinRowsVisible(16)
	b.edit = widget.NewButton("", func() {
		b.editing = !b.editing
		w, err := d.record.Wording(kind, b.lang)
		b.typed.SetText(w.Text)
		b.wrong.Hide()
		if !d.fail(err) {
			d.changed()
		}
	})
	b.save = widget.NewButton(say("Save text"), b.keep)
	b.save.Importance = widget.HighImportance
	row.Add(b.edit)
	row.Add(b.save)
	b.version.Importance, b.version.Wrapping = widget.LowImportance, fyne.TextWrapWord
	b.box = container.New(&column{gap: 4}, row, b.version, b.start.box, b.text, b.typed, b.wrong)
	return b
}

func (b *wordingBox) keep() {
	_, err := b.desk.record.SaveWording(b.kind, b.lang, b.typed.Text)
	if bodymap.KindOf(err) == bodymap.Invalid {
		b.wrong.SetText(bodymap.Sentence(err, b.desk.lang))
		b.wrong.Show()
		b.desk.changed()
		return
	}
	b.editing = err != nil
	b.desk.follow(err)
}

func (b *wordingBox) refresh() {
	d := b.desk
	if b.of != d.patient.ID {
		b.of, b.editing = d.patient.ID, false
	}
	b.lang = d.patientLang()
	for i, l := range languages {
		b.langs[i].set(l.code == b.lang)
	}
	w, err := d.record.Wording(b.kind, b.lang)
	if err != nil {
		d.message = message{text: bodymap.Sentence(err, d.lang), bad: true}
		return
	}
	var version, start string
	switch {
	case b.editing:
		version = say("An empty line ends a paragraph; the first line of a paragraph of several lines is its heading.")
	case w.Version == 0:
		start = say("A starting point that comes with Ashi. Have it checked for your country and practice, and change it.")
	default:
		version = bodymap.VersionText(w.Version, w.Dated, d.lang)
	}
	b.version.SetText(version)
	b.start.say(start)
	show(b.version, version != "")
	b.text.Segments = paragraphs(w.Text)
	b.text.Refresh()
	b.edit.SetText(say("Change the text"))
	if b.editing {
		b.edit.SetText(say("Cancel"))
	}
	show(b.text, !b.editing)
	show(b.typed, b.editing)
	show(b.save, b.editing)
	if !b.editing {
		b.wrong.Hide()
	}
	b.box.Refresh()
}

// paragraphs are a text as it is printed: the first line of a paragraph of several lines is its heading.
func paragraphs(text string) (all []widget.RichTextSegment) {
	for block := range strings.SplitSeq(text, "\n\n") {
		head, rest, several := strings.Cut(strings.TrimSpace(block), "\n")
		if several {
			all = append(all, &widget.TextSegment{Text: head, Style: widget.RichTextStyleStrong})
			all[len(all)-1].(*widget.TextSegment).Style.Inline = false
			head = rest
		}
		all = append(all, &widget.TextSegment{Text: head + "\n", Style: widget.RichTextStyleParagraph})
	}
	return all
}

// consentPage says whether there is consent, to what, and takes it.
type consentPage struct {
	desk     *desk
	box      *container.Scroll
	state    *widget.Label
	sign     *cautionLine
	give     map[bodymap.ConsentHow]*widget.Button
	withdraw *widget.Button
	print    *widget.Button
	wording  *wordingBox
}

func newConsentPage(d *desk) *consentPage {
	p := &consentPage{desk: d, state: bigLabel(), sign: newCautionLine(), give: map[bodymap.ConsentHow]*widget.Button{}, wording: newWordingBox(d, bodymap.ConsentText)}
	row := container.New(&flow{gap: 8})
	for _, how := range bodymap.ConsentHows() {
		b := widget.NewButton(say("Consent given %s", how.Text(d.lang)), func() {
			_, err := d.record.GiveConsent(d.patient.ID, how, p.wording.lang)
			d.follow(err)
		})
		p.give[how] = b
		row.Add(glove(b, 0))
	}
	p.withdraw = widget.NewButton(say("Withdraw consent"), func() {
		_, err := d.record.WithdrawConsent(d.patient.ID)
		d.follow(err)
	})
	p.print = widget.NewButtonWithIcon(say("Print to sign"), theme.DocumentPrintIcon(), p.paper)
	row.Add(glove(p.print, 0))
	row.Add(glove(p.withdraw, 0))
	p.box = scrolled(p.state, p.sign.box, row, p.wording.box)
	return p
}

func (p *consentPage) object() fyne.CanvasObject { return p.box }

func (p *consentPage) reading() []fyne.CanvasObject { return []fyne.CanvasObject{p.print} }

func (p *consentPage) refresh() {
	d := p.desk
	c, err := d.record.LastConsent(d.patient.ID)
	if err != nil {
		d.message = message{text: bodymap.Sentence(err, d.lang), bad: true}
		return
	}
	p.state.SetText(c.Say(d.lang, d.now().Location()))
	changed := ""
	if w, err := d.record.Wording(bodymap.ConsentText, c.Lang); c.Valid() && err == nil && w.Version != c.Version {
		changed = say("The text has changed since: consent was given to %s.", bodymap.VersionText(c.Version, c.Dated, d.lang))
	}
	p.sign.say(changed)
	show(p.withdraw, c.Valid())
	p.wording.refresh()
	p.box.Content.Refresh()
}

// patientLang is the language of the patient's papers, else that of the window.
func (d *desk) patientLang() string {
	if lang, err := d.record.PaperLang(d.patient.ID); err == nil && lang != "" {
		return lang
	}
	return d.lang
}

// paper prints the text, with lines to sign, and that consent was given to it if it was.
func (p *consentPage) paper() {
	d := p.desk
	w, err := d.record.Wording(bodymap.ConsentText, p.wording.lang)
	c, cerr := d.record.LastConsent(d.patient.ID)
	if d.fail(errors.Join(err, cerr)) {
		return
	}
	h := sheet.Handout{Title: assets.Say(w.Lang, "Consent to treatment"), Under: versionOn(w), Text: w.Text, Sign: true, Lang: w.Lang}
	if c.Valid() && c.Text == w.Text {
		h.Remark = c.Say(w.Lang, d.now().Location())
	}
	d.care.print(h, "consent")
}

// versionOn is the version of a text in its own language.
func versionOn(w bodymap.Wording) string {
	if w.Version == 0 {
		return ""
	}
	return bodymap.VersionText(w.Version, w.Dated, w.Lang)
}

// leafletPage holds what a patient takes home.
type leafletPage struct {
	desk    *desk
	box     *container.Scroll
	print   *widget.Button
	wording *wordingBox
}

func newLeafletPage(d *desk) *leafletPage {
	p := &leafletPage{desk: d, wording: newWordingBox(d, bodymap.LeafletText)}
	title := bigLabel()
	title.SetText(say("What the patient takes home after the session"))
	p.print = widget.NewButtonWithIcon(say("Print the leaflet"), theme.DocumentPrintIcon(), func() {
		w, err := d.record.Wording(bodymap.LeafletText, p.wording.lang)
		if !d.fail(err) {
			d.care.print(sheet.Handout{Title: assets.Say(w.Lang, "Aftercare"), Under: versionOn(w), Text: w.Text, Lang: w.Lang}, "aftercare")
		}
	})
	p.print.Importance = widget.HighImportance
	p.box = scrolled(title, container.New(&flow{gap: 8}, glove(p.print, 0)), p.wording.box)
	return p
}

func (p *leafletPage) object() fyne.CanvasObject { return p.box }

func (p *leafletPage) reading() []fyne.CanvasObject { return []fyne.CanvasObject{p.print} }

func (p *leafletPage) refresh() {
	p.wording.refresh()
	p.box.Content.Refresh()
}
