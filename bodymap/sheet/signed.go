package sheet

import "ashi/bodymap"

// signatures tells who signed and what was amended why. What is not signed has the lines for a pen.
func (l *layout) signatures() {
	s, body := l.doc.Session, plain.with(9)
	if l.doc.AmendedBy != "" {
		l.paragraph(loud.with(9), l.t("This version was amended later and no longer counts. It is kept as it was signed."))
	}
	if s.Amends != "" {
		l.paragraph(body, l.t("Amendment. Reason: %s", s.AmendReason))
	}
	for i, g := range l.doc.Signatures {
		style := body
		if i == 0 && s.State == bodymap.Signed {
			style = loud.with(9)
		}
		l.paragraph(style, g.Say(l.doc.Lang, l.doc.PrintedAt.Location()))
	}
	switch s.State {
	case bodymap.Signed:
		return
	case bodymap.Recorded:
		l.signature(l.t("Signature (not signed in the record)"))
	default:
		l.signature(l.t("Signature"))
	}
}
