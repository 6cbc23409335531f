package bodymap

import (
	"strings"

	"ashi/assets"
)

// did says of every verb, in English, what was done, for who reads the log.
var did = map[Verb]string{
	NewPatient:        "Added a patient",
	EditPatient:       "Changed a patient’s details",
	StartSession:      "Started a session",
	EditSession:       "Changed a session",
	MarkSite:          "Marked a site",
	MoveSite:          "Moved a site",
	RemoveSite:        "Removed a site",
	PickSyringe:       "Changed the syringe in the hand",
	EditSite:          "Changed a site",
	SetSiteState:      "Set a site to done, skipped or added",
	SetNumbing:        "Changed the numbing of a site",
	RecordAll:         "Recorded a session as done",
	MarkArea:          "Marked an area",
	MarkLine:          "Marked a line",
	LayAnew:           "Laid the punctures of an area anew",
	LeaveOut:          "Left out a puncture",
	TakeBack:          "Took a puncture back that was left out",
	MirrorSites:       "Mirrored sites to the other side",
	ShiftSites:        "Shifted sites",
	CopySites:         "Copied sites of another session",
	ApplyProtocol:     "Applied a protocol",
	ProposeSites:      "Marked proposed sites",
	DrawPain:          "Drew or changed a pain",
	RemovePain:        "Removed a pain",
	CopyPain:          "Copied pains of another session",
	SaveProtocol:      "Saved a protocol",
	EditProtocol:      "Changed a protocol",
	RemoveProtocol:    "Removed a protocol",
	SaveOwnPoint:      "Saved a point of one’s own",
	RemoveOwnPoint:    "Removed a point of one’s own",
	AnswerCheck:       "Answered the check before the needle",
	CheckIdentity:     "Checked who the patient is",
	SameAsBefore:      "Noted no change since last time",
	GiveConsent:       "Noted the patient’s consent",
	WithdrawConsent:   "Noted that consent was withdrawn",
	SaveWording:       "Changed a text for patients",
	SetPaperLang:      "Changed the language of a patient’s papers",
	SaveCourse:        "Saved a course of treatment",
	EndCourse:         "Ended a course of treatment",
	RemoveCourse:      "Removed a course of treatment",
	SaveProductVerb:   "Saved a product",
	RemoveProductVerb: "Removed a product",
	SaveLotVerb:       "Saved a lot",
	RemoveLotVerb:     "Removed a lot",
	SaveMixVerb:       "Saved a mix",
	RemoveMixVerb:     "Removed a mix",
	FillSyringe:       "Filled a syringe",
	SetOneProductVerb: "Changed the rule of one product per syringe",
	SaveLimit:         "Changed a limit of doses",
	ResetLimit:        "Set a limit of doses back to its source",
	RemoveLimit:       "Removed a limit of doses",
	BackedUp:          "Made a backup",
	BackupFailed:      "A backup failed",
	Restored:          "Restored the record from a backup",
	Erased:            "Erased a patient",
	SetScore:          "Saved a score",
	RemoveScore:       "Removed a score",
	SetReaction:       "Noted a reaction",
	RemoveReaction:    "Removed a reaction",
	GiveReason:        "Gave a reason for going on in spite of a warning",
	TakeReason:        "Removed a reason for going on in spite of a warning",
	SaveUserVerb:      "Changed who works with the record",
	SignSession:       "Signed a session",
	AmendSession:      "Began to amend a signed session",
	DiscardAmended:    "Discarded an amendment",
	OpenedPatient:     "Opened a patient’s file",
	PrintedSheet:      "Printed a site map",
	PrintedLeaflet:    "Printed a page about a patient",
	PrintedRecall:     "Printed a recall list",
	PrintedLog:        "Printed the log",
	Exported:          "Took a patient’s record out",
	SignedIn:          "Signed in",
	FailedSignIn:      "Failed sign-in",
	Recovered:         "Set a new password with the recovery key",
	PasswordSet:       "Set a password",
	FailedSigning:     "Typed a wrong password at signing",
	Locked:            "Locked the record",
	ClockBack:         "The clock of the computer was moved back",
	EntriesMissing:    "Found entries of the log missing",
	SetSafety:         "Changed the settings of the warnings",
	KeepPreset:        "Kept a syringe as the start of a technique",
	ResetPreset:       "Set a technique back to its shipped start",
	SaveRetention:     "Changed how long records are kept",
}

// Did says in a language what was done, as in "Marked a site" or "Undone: Marked a site".
func (v Verb) Did(lang string) string {
	for mark, text := range map[Verb]string{undoing: "Undone: %s", redoing: "Redone: %s"} {
		if of, ok := strings.CutPrefix(string(v), string(mark)); ok {
			return assets.Say(lang, text, Verb(of).Did(lang))
		}
	}
	if text, ok := did[v]; ok {
		return assets.Say(lang, text)
	}
	return string(v) // of a later version of Ashi
}
