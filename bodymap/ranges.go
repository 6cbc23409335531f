package bodymap

import (
	"strconv"
	"strings"
)

// Ranges writes rising numbers briefly: "1–4, 7".
func Ranges(numbers []int) string {
	var parts []string
	for i := 0; i < len(numbers); {
		j := i
		for j+1 < len(numbers) && numbers[j+1] == numbers[j]+1 {
			j++
		}
		part := strconv.Itoa(numbers[i])
		switch {
		case j == i+1:
			part += ", " + strconv.Itoa(numbers[j])
		case j > i:
			part += "–" + strconv.Itoa(numbers[j])
		}
		parts = append(parts, part)
		i = j + 1
	}
	return strings.Join(parts, ", ")
}
