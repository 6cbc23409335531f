package atlas

import (
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"ashi/assets"
)

// mustRead reads an embedded file and makes something of it. The tests hold the
// files, so a fault is a fault of the build.
func mustRead[T any](files fs.FS, name string, read func([]byte) (T, error)) T {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		panic(err)
	}
	t, err := read(data)
	if err != nil {
		panic("embedded " + name + ": " + err.Error())
	}
	return t
}

const sourceColumns = "id,name,reference"

// sources are the short names of the sources of the clinical tables, by id.
var sources = sync.OnceValue(func() map[string]string {
	return mustRead(assets.Clinical, "clinical/sources.csv", readSources)
})

func readSources(data []byte) (map[string]string, error) {
	rows, err := assets.Rows(data, sourceColumns)
	if err != nil {
		return nil, err
	}
	names := make(map[string]string, len(rows))
	for _, r := range rows {
		if r[0] == "" || r[1] == "" || r[2] == "" || names[r[0]] != "" {
			return nil, fmt.Errorf("source %q", r[0])
		}
		names[r[0]] = r[1]
	}
	return names, nil
}

// sourceNames turns a list of ids of sources into their names. Nothing is said
// without a source: an empty list is refused.
func sourceNames(ids string) (string, error) {
	var names []string
	for _, id := range splitList(ids) {
		name, ok := sources()[id]
		if !ok {
			return "", fmt.Errorf("no source %q", id)
		}
		names = append(names, name)
	}
	if names == nil {
		return "", fmt.Errorf("no source given")
	}
	return strings.Join(names, "; "), nil
}
