//go:build !windows

package sheet

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"ashi/bodymap"
)

// send hands a file to CUPS, which Linux and macOS print with.
func send(path, printer string) error {
	lp, err := exec.LookPath("lp")
	if err != nil {
		return refuse(bodymap.NotFound, err,
			"Printing is not set up on this computer: it has no lp command. The PDF is safe: open it and print it from there.")
	}
	full, err := filepath.Abs(path) // a name that starts with a dash is no option then
	if err != nil {
		return refuse(bodymap.Unknown, err, "The page was not printed. The PDF is safe: open it and print it from there.")
	}
	args := []string{full}
	if printer != "" {
		args = []string{"-d", printer, full}
	}
	cmd := exec.Command(lp, args...) //nolint:gosec // lp and its arguments are no shell line
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	out, err := cmd.CombinedOutput()
	if err == nil {
		return nil
	}
	said := strings.ToLower(string(out))
	cause := fmt.Errorf("%w: %s", err, strings.TrimSpace(said))
	switch {
	case strings.Contains(said, "no default destination"), strings.Contains(said, "no destinations"):
		return refuse(bodymap.NotFound, cause, "No printer is set up on this computer. The PDF is safe: open it, or set up a printer and try again.")
	case strings.Contains(said, "does not exist"), strings.Contains(said, "unknown destination"):
		return refuse(bodymap.NotFound, cause, "There is no printer called %s. The PDF is safe: choose another printer and try again.", printer)
	}
	return refuse(bodymap.Unknown, cause, "The printer did not take the page. The PDF is safe: see whether the printer is on, and try again.")
}
