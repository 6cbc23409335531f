package assets

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
)

// Rows reads a table of comma-separated values without its head line, which must be just columns: names parted by commas.
// All rows have as many cells.
func Rows(data []byte, columns string) ([][]string, error) {
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 || strings.Join(rows[0], ",") != columns {
		return nil, fmt.Errorf("the columns are not %s", columns)
	}
	return rows[1:], nil
}
