package ui

// footLines stand above the totals of the session: what is warned of, what its doses come to.
func footLines(d *desk) []panel {
	return []panel{newAllergyLine(d), newWarnPanel(d), newDoseLine(d), newSignPanel(d)}
}
