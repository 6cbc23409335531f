package sheet

import "ashi/bodymap"

// signatures tells who signed and what was amended why. What is not signed has the lines for a pen.
func (l *layout) signatures() {
	s, body := l.doc.Session, plain.with(9)
	if l.doc.AmendedBy != "" {
		l.paragraph(loud.with(9), l.t("This version was amended later and no longer counts. It is kept as it was signed."))
	}
	if s.Amends != "" && s.State != bodymap.Signed { // else the signature tells it
		l.paragraph(body, l.t("Amendment. Reason: %s", s.AmendReason))
	}
	for i, g := range l.doc.Signatures {
		style := body
		if i == 0 && s.State == bodymap.Signed {
			style = loud.with(9)
		}
		l.paragraph(style, g.Say(l.doc.Lang, l.doc.PrintedAt.Location()))
		l.paragraph(quiet, l.t("Signature %s of session %s", string(g.ID), string(g.Session)))
		if g.Session != s.ID {
			l.versionBefore(g)
		}
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

// versionBefore lists what an earlier version said, as it was signed.
func (l *layout) versionBefore(g bodymap.Signature) {
	session, sites, err := g.Signed()
	if err != nil {
		l.paragraph(quiet, bodymap.Sentence(err, l.doc.Lang))
		return
	}
	small := plain.with(7.5)
	total := bodymap.TotalOf(session, sites)
	l.room(2 * small.leading())
	l.paragraph(small, l.t("The version before, as it was signed:")+" "+l.t("%s mL", l.atLeast(total.VolumeML, 2))+", "+l.count("1 site", "%d sites", total.Sites))
	for i, site := range sites {
		y := site.Syringe
		l.paragraph(small, dotted(number(i), l.pointName(site), y.Technique.Text(l.doc.Lang), l.needle(y), l.t("%s mm deep", l.atLeast(y.DepthMM, 1)),
			l.t("%s mL", l.atLeast(y.VolumeML, 2))+" × "+l.decimal(float64(site.Punctures), 0), site.State.Text(l.doc.Lang), l.siteNotes(site)))
	}
	if session.Note != "" {
		l.paragraph(small, l.t("Note: %s", session.Note))
	}
	if session.Reaction != "" {
		l.paragraph(small, l.t("Reaction: %s", session.Reaction))
	}
}
