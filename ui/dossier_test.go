package ui

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// dossierPage opens the page, to write into a folder; its work is done at once.
func (w *window) dossierPage(folder string) *dossierPage {
	at := len(w.file.pages) - 1
	w.turn(at)
	p := w.file.pages[at].panel.(*dossierPage)
	w.desk.beside = func(work func()) { work() }
	p.path.SetText(filepath.Join(folder, filepath.Base(p.path.Text)))
	return p
}

// filesIn are the files of a folder.
func filesIn(t *testing.T, dir string) (paths []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		paths = append(paths, filepath.Join(dir, e.Name()))
	}
	return paths
}

func TestEverythingAboutAPatientComesInOneFile(t *testing.T) {
	w := withAnna(t)
	w.tapPoint(t, "ST36", atlas.Left)
	dir := t.TempDir()
	p := w.dossierPage(dir)
	wants(t, "before", p.holds.Text, "The record holds 1 session, 1 site, 0 painful areas, 0 other entries.")
	w.tap(p.write)
	files := filesIn(t, dir)
	if len(files) != 1 || strings.Contains(files[0], "Sample") {
		t.Fatalf("written: %v", files)
	}
	wants(t, "after", p.made.Text, files[0])
	lines, err := w.desk.record.(*bodymap.Practice).LogLines(bodymap.LogQuery{Patient: w.desk.patient.ID}, 1)
	if err != nil || lines[0].Verb != bodymap.Exported {
		t.Errorf("the log ends in %v; %v", lines, err)
	}
	z, err := zip.OpenReader(files[0])
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = z.Close() }()
	for i, want := range []struct{ name, holds string }{{"record.json", "procaine, latex"}, {"record.schema.json", "json-schema.org"}, {"record.pdf", "%PDF-"}} {
		f, err := z.File[i].Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(f)
		if err != nil || z.File[i].Name != want.name || !bytes.Contains(data, []byte(want.holds)) {
			t.Errorf("part %d is %s (%v), and should hold %q", i, z.File[i].Name, err, want.holds)
		}
	}
}

func TestWritingAFileCanBeStopped(t *testing.T) {
	w := withAnna(t)
	dir := t.TempDir()
	p := w.dossierPage(dir)
	w.desk.beside = func(work func()) {
		w.paint()
		if !p.job.box.Visible() || !p.write.Disabled() {
			t.Error("the work is not in sight")
		}
		w.tap(p.job.end)
		work()
	}
	w.tap(p.write)
	expect(t, "in words", w.message.text.Text, "Stopped. No file was written.")
	if files := filesIn(t, dir); len(files) > 0 {
		t.Errorf("left behind: %v", files)
	}
	if p.job.box.Visible() || p.write.Disabled() {
		t.Error("the work does not end")
	}
}

func TestAFileThatCannotBeWrittenSaysSo(t *testing.T) {
	w := withAnna(t)
	dir := t.TempDir()
	p := w.dossierPage(dir)
	p.path.SetText(filepath.Join(dir, "missing", "file.zip"))
	w.tap(p.write)
	wants(t, "at the field", p.wrong.text.Text, "a folder that exists")
	if err := os.Mkdir(filepath.Join(dir, "taken"), 0o700); err != nil {
		t.Fatal(err)
	}
	p.path.SetText(filepath.Join(dir, "taken"))
	w.tap(p.write)
	if w.message.text.Text == "" || p.made.Visible() {
		t.Errorf("it says %q and %q", w.message.text.Text, p.made.Text)
	}
}

func TestAPatientIsErasedInTwoStepsWithACertificate(t *testing.T) {
	w := withAnna(t)
	w.tapPoint(t, "ST36", atlas.Left)
	p := w.dossierPage(t.TempDir())
	if p.erase.sure.Visible() {
		t.Error("it would be erased with one tap")
	}
	w.tap(p.erase.ask)
	p.erase.surname.SetText("Simple")
	w.tap(p.erase.really)
	wants(t, "at the field", p.erase.wrong.text.Text, "not the surname")
	p.erase.surname.SetText("sample")
	w.tap(p.erase.really)
	expect(t, "who is open", w.banner.name.Text, "No patient chosen")
	if n := len(w.desk.patients); n != 0 || w.desk.front != bodyFront || w.desk.chart != nil {
		t.Errorf("%d patients are left", n)
	}
	if _, ok := w.desk.record.CanUndo(); ok {
		t.Error("it can be undone")
	}
	made(t, w, "erasure")
}
