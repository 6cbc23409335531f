package bodymap

import (
	"fmt"
	"strings"

	"ashi/assets"
)

// clinical is a table of assets/clinical.
func clinical(name string) []byte {
	data, err := assets.Clinical.ReadFile("clinical/" + name)
	if err != nil {
		panic("embedded table: " + err.Error())
	}
	return data
}

// clinicalRows reads a table of assets/clinical, which is part of the program, without its head line. A damaged one is a
// fault of the build.
func clinicalRows(name, columns string) [][]string {
	rows, err := assets.Rows(clinical(name), columns)
	if err != nil || len(rows) == 0 {
		panic(fmt.Errorf("embedded table %s: %w", name, err))
	}
	return rows
}

// inLang chooses between the English and the French of a table.
func inLang(lang, en, fr string) string {
	if code, _, _ := strings.Cut(lang, "-"); code == "fr" {
		return fr
	}
	return en
}
