package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// doses is what the screens use of amounts and their limits.
type doses interface {
	Limits() ([]bodymap.Limit, error)
	SaveLimit(bodymap.Limit) (bodymap.Limit, error)
	RemoveLimit(bodymap.EntryID) error
	FillingsOf([]bodymap.Site) ([]bodymap.Filling, error)
	Reasons(bodymap.PatientID, bodymap.SessionID) ([]bodymap.Reason, error)
}

// dosesPages are the pages about it.
func dosesPages(d *desk) []leaf {
	return []leaf{{say("Dose limits"), newLimitsPage(d), bodymap.SaveLimit}}
}

// drawUpPages are the pages of the patient's file about it.
func drawUpPages(d *desk) []leaf { return []leaf{{say("Draw up"), newDrawUpPage(d), ""}} }

// openDrawUp brings up what to draw up, and every dose with its limits.
func (d *desk) openDrawUp() {
	d.front, d.page = fileFront, say("Draw up")
	d.changed()
}

// levelLooks are the sign and the colour of each level; its word stands beside them.
var levelLooks = map[bodymap.DoseLevel]struct {
	icon  fyne.ThemeIconName
	color fyne.ThemeColorName
	ink   widget.Importance
}{
	bodymap.DoseOpen:  {theme.IconNameQuestion, colorQuiet, widget.LowImportance},
	bodymap.DoseBelow: {theme.IconNameConfirm, theme.ColorNameSuccess, widget.MediumImportance},
	bodymap.DoseNear:  {theme.IconNameWarning, colorCaution, widget.WarningImportance},
	bodymap.DoseOver:  {theme.IconNameError, theme.ColorNameError, widget.DangerImportance},
}

func newLevelSign() *canvas.Image {
	i := &canvas.Image{FillMode: canvas.ImageFillContain}
	i.SetMinSize(fyne.NewSquareSize(1.3 * theme.TextSize()))
	showLevel(i, bodymap.DoseOpen)
	return i
}

// beside stands at the first line of the words after it.
func beside(sign fyne.CanvasObject) fyne.CanvasObject {
	return container.NewVBox(container.New(layout.NewCustomPaddedLayout(theme.InnerPadding(), 0, 4, -4), sign))
}

func showLevel(i *canvas.Image, l bodymap.DoseLevel) {
	i.Resource = theme.NewColoredResource(theme.Icon(levelLooks[l].icon), levelLooks[l].color)
	i.Refresh()
}

// levelLine is a sentence with the sign of its level before it.
func levelLine(l bodymap.DoseLevel, text string) fyne.CanvasObject {
	sign := newLevelSign()
	showLevel(sign, l)
	words := widget.NewLabel(text)
	words.Wrapping, words.Importance = fyne.TextWrapWord, levelLooks[l].ink
	return container.NewBorder(nil, nil, beside(sign), nil, words)
}

// doseSummary is what a session's doses come to in one line: the one that is nearest to a limit first.
func (d *desk) doseSummary(all bodymap.Doses) string {
	sorted := slices.Clone(all.Of)
	slices.SortStableFunc(sorted, func(a, b bodymap.Dose) int {
		x, _ := a.Highest()
		y, _ := b.Highest()
		switch {
		case x.Used > y.Used:
			return -1
		case x.Used < y.Used:
			return 1
		}
		return 0
	})
	var parts []string
	for i, o := range sorted {
		text := o.Text(d.lang)
		if s, ok := o.Highest(); ok {
			text += " · " + s.Text(d.lang)
			if s.Level != bodymap.DoseBelow {
				text += ", " + s.Level.Text(d.lang)
			}
		}
		if i == 2 {
			text = count("1 more", "%d more", len(sorted)-i)
		}
		if i <= 2 {
			parts = append(parts, text)
		}
	}
	for _, m := range all.Mixed {
		if m.Level != bodymap.DoseBelow {
			parts = append(parts, m.Text(d.lang)+", "+m.Level.Text(d.lang))
			break // the page has those of the other sources
		}
	}
	for _, u := range all.NotStated {
		parts = append(parts, u.Text(d.lang))
	}
	if all.UnfilledML > 0 && len(parts) > 0 { // or the dose would seem to be all there is
		parts = append(parts, say("%s mL more, not stated of what", d.number(all.UnfilledML)))
	}
	return strings.Join(parts, "\n")
}

// setWeight keeps the weight of the patient that a limit needs.
func (d *desk) setWeight(text string) error {
	kg, err := readNumber(text)
	if err != nil {
		return bodymap.Problems{{Kind: bodymap.Invalid, Field: "WeightKG", Text: "“%s” is not a number.", Args: []any{text}}}
	}
	p := d.patient
	p.WeightKG = kg
	saved, err := d.record.SavePatient(p)
	if err != nil {
		return err
	}
	d.patient = saved
	d.changed()
	return nil
}
