//go:build e2e && linux

package ui

import "ashi/bodymap/atlas"

// signAndAmend records the plan, signs it with a wrong and the right password, and finds it closed to taps; then amends
// it, signs that, and sees the original.
func (s *doorStory) signAndAmend() {
	s.tap(s.shadow.banner.record)
	s.see("recorded")
	s.sign("Sign", "marble ticket")
	s.seeSigning("not-signed-with-a-wrong-password")
	s.says("the wrong password", s.shadow.signing().wrong.Text, "Wrong password. Nothing was changed.")
	s.submit(ticketPassword)
	s.seeSigning("signed")
	s.says("who signed", s.shadow.signing().words.text.Text, "Robin, ")
	s.tapPoint("ST36", atlas.Left)
	s.seeSigning("signed-takes-no-mark")
	s.holds("ST36 right done")
	s.sign("Amend", "The left knee, too.")
	s.seeSigning("amendment")
	s.tapPoint("ST36", atlas.Left)
	s.seeSigning("amendment-marked")
	s.sign("Sign", ticketPassword)
	s.seeSigning("amended")
	s.holds("ST36 right done", "ST36 left added")
	s.tap(s.button(s.shadow.signing().others, "The original"))
	s.seeSigning("original")
	s.holds("ST36 right done")
}

// sign taps a button of the session and types what it asks for.
func (s *doorStory) sign(button, text string) {
	s.tap(s.button(s.shadow.signing().state, button))
	s.submit(text)
}

func (s *doorStory) submit(text string) {
	s.write(text)
	s.key("Return")
}

// seeSigning waits until body and foot look like the shadow: the panel between them is cut off where it is low.
func (s *doorStory) seeSigning(name string) {
	s.wait(name, s.shadow.area(s.shadow.session.foot))
	s.seeIn(name, s.shadow.figure.box)
}
