package bodymap

// The verbs of checks, consents, texts and courses.
const (
	AnswerCheck     Verb = "check before the needle"
	CheckIdentity   Verb = "identity check"
	SameAsBefore    Verb = "no change since last time"
	GiveConsent     Verb = "consent"
	WithdrawConsent Verb = "withdraw consent"
	SaveWording     Verb = "edit text"
	SetPaperLang    Verb = "language of the papers"
	SaveCourse      Verb = "course"
	EndCourse       Verb = "end course"
	RemoveCourse    Verb = "remove course"
)
