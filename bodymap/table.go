package bodymap

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"

	"ashi/assets"
)

// clinicalRows reads a table of assets/clinical, which is part of the program, without its head line. A damaged one is a
// fault of the build.
func clinicalRows(name, columns string) [][]string {
	data, err := assets.Clinical.ReadFile("clinical/" + name)
	if err != nil {
		panic(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil || len(rows) < 2 || strings.Join(rows[0], ",") != columns {
		panic(fmt.Errorf("embedded table %s: %w", name, err))
	}
	return rows[1:]
}

// inLang chooses between the English and the French of a table.
func inLang(lang, en, fr string) string {
	if code, _, _ := strings.Cut(lang, "-"); code == "fr" {
		return fr
	}
	return en
}
