package ui

import (
	"net/url"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"ashi/bodymap/sheet"
)

// papers are pages on their way to a viewer or a printer. They lie in a folder of their own for as long as those read
// them, and no longer: what is to stay is saved where the person says.
type papers struct {
	app    fyne.App
	folder string
}

// pagesFolder is where they lie beside a record.
const pagesFolder = "prints"

// newPapers takes away what a crash has left.
func newPapers(a fyne.App, folder string) *papers {
	p := &papers{app: a, folder: filepath.Join(folder, pagesFolder)}
	p.clear()
	return p
}

// open puts a page where the system's viewer finds it, and opens it there. It stays until the record is locked.
func (p *papers) open(name string, page []byte) (path string, err error) {
	path, err = p.put(name, page)
	if err != nil {
		return path, err
	}
	return path, p.app.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)})
}

// send hands a page to the printer, and takes it away once the printer has it.
func (p *papers) send(name string, page []byte) error {
	path, err := p.put("printing-"+name, page)
	if err != nil {
		return err
	}
	defer os.Remove(path) //nolint:errcheck // clear takes away what is left
	return sheet.Print(path, "")
}

// put writes a page whole or not at all, for the user alone to read.
func (p *papers) put(name string, page []byte) (string, error) {
	if err := os.MkdirAll(p.folder, 0o700); err != nil {
		return "", err
	}
	path := filepath.Join(p.folder, name)
	return path, sheet.Save(path, page)
}

func (p *papers) clear() { clearPages(p.folder) }

// ClearPages takes away all pages that lie in the folder of a record to be read or printed.
func ClearPages(dataDir string) { clearPages(filepath.Join(dataDir, pagesFolder)) }

// clearPages takes all pages away. Only what this program made is touched: its folder may hold what an earlier version kept.
func clearPages(folder string) {
	for _, pattern := range []string{"*.pdf", "*.part"} {
		files, _ := filepath.Glob(filepath.Join(folder, pattern)) // the pattern is well formed
		for _, file := range files {
			_ = os.Remove(file) // one that is open elsewhere goes the next time
		}
	}
	_ = os.Remove(folder) // only when it is empty
}
