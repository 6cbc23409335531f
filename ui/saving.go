package ui

import (
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap/sheet"
)

// keyFolder is the folder in which a page was saved last.
const keyFolder = "folder of saved pages"

// saving asks where a page is to be kept. The place offered is the one taken last, or the folder of documents.
type saving struct {
	desk  *desk
	taste taste
	page  []byte
	path  *widget.Entry
	wrong *widget.Label
	over  *widget.PopUp
}

func newSaving(d *desk, t taste, win fyne.Window, name string, page []byte) *saving {
	s := &saving{desk: d, taste: t, page: page, path: widget.NewEntry(), wrong: problemLabel()}
	s.path.SetText(filepath.Join(t.store.StringWithFallback(keyFolder, documents()), name))
	s.path.OnSubmitted = func(string) { s.save() }
	keep := widget.NewButton(say("Save"), s.save)
	keep.Importance = widget.HighImportance
	note := widget.NewLabel(say("The file is not encrypted: whoever can open the folder can read it."))
	note.Wrapping = fyne.TextWrapWord
	rows := container.NewVBox(widget.NewLabel(say("Save the page as")), s.path, s.wrong, note,
		container.NewGridWithColumns(2, widget.NewButton(say("Cancel"), func() { s.over.Hide() }), keep))
	s.over = widget.NewModalPopUp(container.New(layout.NewCustomPaddedLayout(10, 10, 10, 10), rows), win.Canvas())
	s.over.Resize(fyne.NewSize(min(620, win.Canvas().Size().Width-40), s.over.MinSize().Height))
	return s
}

func (s *saving) show() { s.over.Show() }

// save writes the page; what cannot be written is told at the field.
func (s *saving) save() {
	path := filepath.Clean(s.path.Text)
	if err := sheet.Save(path, s.page); err != nil {
		s.wrong.SetText(say("The page cannot be kept there. Nothing was changed. Type the path of a folder that exists and that you may write to."))
		s.wrong.Show()
		s.over.Resize(fyne.NewSize(s.over.Content.Size().Width, s.over.MinSize().Height))
		return
	}
	s.taste.store.SetString(keyFolder, filepath.Dir(path))
	s.over.Hide()
	s.desk.note(say("The page is kept in %s.", path))
}

// documents is the folder that people keep papers in, as far as the system tells.
func documents() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	if dir := filepath.Join(home, "Documents"); isFolder(dir) {
		return dir
	}
	return home
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
