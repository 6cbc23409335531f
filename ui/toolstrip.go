package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"ashi/assets"
	"ashi/ui/figure"
)

// toolStrip holds the tools for the skin; the one in the hand is marked.
type toolStrip struct {
	desk  *desk
	box   *fyne.Container
	tools map[figure.Tool]*choice
	both  *choice
}

// toolsOnStrip are the tools from above to below, their icons and what is told of them.
var toolsOnStrip = []struct {
	tool       figure.Tool
	icon, help string
}{
	{figure.PointTool, "point", "Points: each tap marks a site (1)"},
	{figure.LineTool, "line", "Line: punctures at equal distance (2)"},
	{figure.AreaTool, "area", "Area: punctures inside an outline (3)"},
	{figure.PainTool, "pain", "Pain: draw where it hurts (4)"},
	{figure.PickTool, "pick", "Select several sites (5)"},
}

func newToolStrip(d *desk) *toolStrip {
	s := &toolStrip{desk: d, tools: map[figure.Tool]*choice{}}
	column := container.New(layout.NewCustomPaddedVBoxLayout(2))
	for _, t := range toolsOnStrip {
		s.tools[t.tool] = newChoice(tool(icon(t.icon), say(t.help), func() { d.setTool(t.tool) }), true)
		column.Add(s.tools[t.tool].box)
	}
	gap := canvas.NewRectangle(color.Transparent)
	gap.SetMinSize(fyne.NewSize(0, 3))
	s.both = newChoice(tool(icon("both"), say("Both sides: a tap marks left and right (B)"), func() { d.setBoth(!d.both) }), true)
	column.Add(gap)
	column.Add(line())
	column.Add(s.both.box)
	s.box = container.NewStack(plate(), container.New(layout.NewCustomPaddedLayout(3, 3, 3, 3), column))
	return s
}

func (s *toolStrip) refresh() {
	for t, c := range s.tools {
		c.set(t == s.desk.inHand())
	}
	s.both.set(s.desk.both)
}

// icon is one of Ashi's own, in the colour of the words.
func icon(name string) fyne.Resource {
	data, err := assets.Tools.ReadFile("icons/tools/" + name + ".svg")
	if err != nil {
		panic(err) // a part of the program
	}
	return theme.NewThemedResource(fyne.NewStaticResource("tool-"+name+".svg", data))
}
