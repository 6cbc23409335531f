package bodymap

import (
	"time"

	"ashi/bodymap/atlas"
)

// PatientID is a UUIDv7.
type PatientID string

// Sex is the administrative gender as in FHIR.
type Sex string

// The sexes that a record can hold.
const (
	Female Sex = "female"
	Male   Sex = "male"
	Other  Sex = "other"
)

// Flag is something that must be in sight before a needle goes in.
type Flag string

// The flags of a patient, in the order in which they are shown.
const (
	Pregnant         Flag = "pregnant"
	Breastfeeding    Flag = "breastfeeding"
	Anticoagulant    Flag = "anticoagulant"
	Pacemaker        Flag = "pacemaker"
	NeedleAverse     Flag = "needle-averse"
	KnowsAcupuncture Flag = "knows acupuncture"
)

// Patient is a person who is treated.
type Patient struct {
	ID         PatientID
	Surname    string
	FirstName  string
	Born       Date
	Sex        Sex
	FileNumber string       // of the practice; may be empty
	WeightKG   float64      // 0: not known
	Allergies  string       // free text; empty: none recorded
	Flags      []Flag       // ordered as above, each at most once
	Notes      string       // free text
	Figure     atlas.Figure // the body shown for this patient
}

// Date is a calendar day without a time zone, as yyyy-mm-dd.
type Date string

// Clock tells the time; tests inject their own.
type Clock func() time.Time
