package ui

// footLines stand above the totals of the session: what its doses come to, what is warned of.
func footLines(d *desk) []panel { return []panel{newAllergyLine(d)} }
