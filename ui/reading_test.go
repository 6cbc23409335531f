package ui

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/ui/figure"
)

// workAs signs in a new user of a role, made by an administrator.
func (w *window) workAs(t *testing.T, role bodymap.Role) {
	t.Helper()
	p := w.desk.record.(*bodymap.Practice)
	users, err := p.Users()
	if err == nil && len(users) == 0 {
		_, err = p.SaveUser(bodymap.User{Name: "Chief", SignIn: "chief", Role: bodymap.Administrator})
		users, _ = p.Users()
	}
	if err == nil {
		err = p.SignIn(users[0], nil)
	}
	u, serr := p.SaveUser(bodymap.User{Name: "Some " + string(role), SignIn: string(role), Role: role})
	if err := errors.Join(err, serr, p.SignIn(u, nil)); err != nil {
		t.Fatal(err)
	}
	w.desk.front, w.desk.sheet = bodyFront, sessionSheet
	w.desk.hush()
	w.desk.changed()
	w.paint()
	w.paint()
}

// untouched holds that nothing but events was kept since an entry of the log.
func (w *window) untouched(t *testing.T, what string, since int64) {
	t.Helper()
	lines, err := w.desk.record.LogLines(bodymap.LogQuery{}, 50)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		if l.Number > since && l.Verb != bodymap.OpenedPatient && l.Verb != bodymap.PrintedSheet {
			t.Errorf("%s: %s", what, l.Verb)
		}
	}
}

func (w *window) newest(t *testing.T) int64 {
	t.Helper()
	lines, err := w.desk.record.LogLines(bodymap.LogQuery{}, 1)
	if err != nil {
		t.Fatal(err)
	}
	return lines[0].Number
}

// refused tries what changes something by tap, key and table, and expects each to be answered in words.
func (w *window) refused(t *testing.T, role bodymap.Role) {
	t.Helper()
	for what, do := range map[string]func(){
		"a tap": func() { w.tapPoint(t, "LI11", atlas.Left) },
		"a key": func() {
			w.desk.keys.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyN, Modifier: fyne.KeyModifierControl})
		},
		"gloves": func() { w.desk.toggle(glovedFront) },
		"F5":     func() { w.desk.typedKey(fyne.KeyF5) },
		"a tool": func() { w.desk.typedRune('3') },
		"a cell": func() {
			w.desk.toggle(tableFront)
			w.table.col = 1
			w.table.edit()
			w.desk.toggle(tableFront)
		},
		"removing": func() { w.desk.remove(w.desk.chart.Sites()[0].ID) },
	} {
		w.desk.message = message{}
		do()
		w.paint()
		if !strings.Contains(w.desk.message.text, "practitioners and assistants") || w.desk.front != bodyFront || w.desk.sheet == patientSheet {
			t.Errorf("%s, %s: it is said %q", role, what, w.desk.message.text)
		}
	}
}

// Who reads finds nothing to press that would be refused; taps and keys are answered in words and change nothing.
func TestReadersAreOfferedNoChanges(t *testing.T) {
	w := recordedAnna(t)
	for _, role := range []bodymap.Role{bodymap.Auditor, bodymap.Administrator} {
		w.workAs(t, role)
		since := w.newest(t)
		for name, o := range map[string]fyne.Disableable{
			"record": w.banner.record, "edit": w.banner.edit, "undo": w.banner.undo, "new patient": w.rail.fresh, "new session": w.timeline.fresh, "gloved": w.timeline.start,
			"search of points": w.figure.points.entry, "body": w.figure.sex, "depth": w.session.syringe.fields["DepthMM"], "note": w.session.note,
		} {
			if !o.Disabled() {
				t.Errorf("%s is offered %s", role, name)
			}
		}
		if w.banner.print.Disabled() || len(w.signing().state.Objects) != 1 {
			t.Errorf("%s cannot print, or is offered to sign", role)
		}
		wants(t, "the banner", texts(w.banner.about), role.Duties("en"))
		w.refused(t, role)
		if w.desk.inHand() != figure.PointTool || w.table.editing || !w.figure.body.Fixed {
			t.Errorf("%s draws with tool %d, types into the table: %v, drags marks: %v", role, w.desk.inHand(), w.table.editing, !w.figure.body.Fixed)
		}
		wants(t, "below the body", w.figure.hint.words.Text, "You only read here")
		w.untouched(t, string(role), since)
		expect(t, "the sites", w.marked(), "ST36 left done, SP10 left done")
	}
	w.offeredInFile(t)
	w.workAs(t, bodymap.Assistant)
	if w.timeline.fresh.Disabled() || w.session.syringe.fields["DepthMM"].Disabled() || w.banner.edit.Disabled() {
		t.Error("an assistant after them is not offered to record")
	}
	if len(w.signing().state.Objects) != 1 {
		t.Error("an assistant is offered to sign")
	}
}

// offeredInFile holds that who reads finds no main button in the file.
func (w *window) offeredInFile(t *testing.T) {
	t.Helper()
	page := w.turnToFile(t, w.file.pages[0].title)
	wants(t, "above the file", w.file.why.text.Text, "practitioners and assistants")
	for _, o := range test.LaidOutObjects(page.object()) {
		if b, ok := o.(*widget.Button); ok && b.Importance == widget.HighImportance && !b.Disabled() {
			t.Errorf("%q is offered in the file", b.Text)
		}
	}
}

// Taking records out and erasing are offered to whose work it is; the others are told why not.
func TestTakingOutAndErasingAreForSome(t *testing.T) {
	w := recordedAnna(t)
	for role, may := range map[bodymap.Role]bool{
		bodymap.Practitioner: true, bodymap.Administrator: true, bodymap.Assistant: false, bodymap.Auditor: false,
	} {
		w.workAs(t, role)
		since := w.newest(t)
		p := w.turnToFile(t, "Everything").(*dossierPage)
		if p.write.Disabled() == may || p.as.Visible() != may || p.erase.askRow.Visible() != may {
			t.Errorf("%s: write %v, erase %v", role, !p.write.Disabled(), p.erase.askRow.Visible())
		}
		if !may {
			wants(t, "why", p.may.Text+p.erase.may.Text, "takes records out", "erases a patient")
			p.erase.surname.SetText("Sample")
			p.erase.erase()
			p.save()
			w.untouched(t, string(role), since)
		}
	}
}

func (w *window) turnToFile(t *testing.T, title string) panel {
	t.Helper()
	w.desk.front, w.desk.page = fileFront, say(title)
	w.desk.changed()
	w.paint()
	return w.file.pages[w.file.at].panel
}
