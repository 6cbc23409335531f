package main

import (
	"ashi/assets"
	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// sampleSurname marks the invented patients.
const sampleSurname = "Sample"

// sample is an invented patient with the visits, oldest first.
type sample struct {
	patient bodymap.Patient
	course  bodymap.Course // weekly, from the first visit
	visits  []visit
}

// visit is a session: what is planned and, when recorded, what turned out otherwise.
type visit struct {
	daysAgo  int
	pains    []pains
	plan     []marks
	spreads  []spread
	note     string
	recorded bool
	skipped  []int // numbers of sites
	added    []marks
	reaction string
	odi      float64 // 0: not asked
	fine     bool    // asked later: there was no reaction
}

// marks are points, each on each of the sides; with an offset in cm, the Ashi places there.
type marks struct {
	technique bodymap.Technique // empty: the syringe that is in the hand
	codes     string            // parted by spaces
	sides     []atlas.Side
	off       atlas.Vec
	punctures int // 0: one
	numb      bool
	note      string
}

// spread is an area of a radius in cm about a point, or a line through points.
type spread struct {
	technique bodymap.Technique
	radiusCM  float64 // of an area; 0: a line
	points    string  // parted by spaces
	side      atlas.Side
	off       atlas.Vec // of an area: cm from its point
	punctures int       // of a line
}

// pains are a painful area of a radius in cm about a point.
type pains struct {
	point         string
	side          atlas.Side
	off           atlas.Vec
	radiusCM      float64
	before, after bodymap.PainScore
	qualities     []bodymap.Quality
}

var (
	both  = []atlas.Side{atlas.Left, atlas.Right}
	left  = []atlas.Side{atlas.Left}
	right = []atlas.Side{atlas.Right}
	mid   = []atlas.Side{atlas.Midline}
)

// wording says the texts of the sample in a language.
type wording string

func (w wording) say(english string) string { return assets.Say(string(w), english) }

// samples are the sample practice. All names and numbers are invented; this is no treatment advice.
func samples(w wording) []sample {
	return []sample{
		{
			bodymap.Patient{
				Surname: sampleSurname, FirstName: "Ben", Born: "1961-07-02", Sex: bodymap.Male, FileNumber: "1051", WeightKG: 84,
				Flags: []bodymap.Flag{bodymap.Anticoagulant}, Notes: w.say("Osteoarthritis of the left knee."),
			},
			bodymap.Course{Indication: w.say("Osteoarthritis of the knee"), Region: w.say("left knee"), Sessions: 6},
			[]visit{
				{
					daysAgo: 14, recorded: true, reaction: w.say("Small bruise at the inner side."),
					plan: []marks{
						{technique: bodymap.PointByPoint, codes: "ST34 SP10 ST35 EX-LE4 SP9 GB34", sides: left},
						{technique: bodymap.Papule, codes: "ST36", sides: both},
					},
				},
				{
					daysAgo: 2, note: w.say("Same points; look at the bruise first."),
					plan: []marks{
						{technique: bodymap.PointByPoint, codes: "ST34 SP10 ST35 EX-LE4 GB34", sides: left},
						{technique: bodymap.Nappage, codes: "SP10", sides: left, off: atlas.Vec{-2, -1, 0}, punctures: 10},
					},
				},
			},
		},
		{
			bodymap.Patient{
				Surname: sampleSurname, FirstName: "Chloé", Born: "1988-11-23", Sex: bodymap.Female, FileNumber: "1062",
				Flags: []bodymap.Flag{bodymap.NeedleAverse}, Notes: w.say("Right shoulder, worse at night."),
			},
			bodymap.Course{Indication: w.say("Shoulder pain"), ICD10: "M75.1", Region: w.say("right shoulder"), Sessions: 4},
			[]visit{
				{
					daysAgo: 10, recorded: true, reaction: w.say("None."),
					plan: []marks{
						{technique: bodymap.Papule, codes: "LI15 TE14 SI9 SI10 SI11", sides: right},
						{technique: bodymap.Deep, codes: "LI14", sides: right, numb: true},
					},
				},
				{
					daysAgo: 3, recorded: true, skipped: []int{5}, reaction: w.say("Itching for an hour."),
					plan: []marks{
						{technique: bodymap.Papule, codes: "LI15 TE14 SI9 SI11 SI12", sides: right},
					},
					added: []marks{{codes: "SI11", sides: right, off: atlas.Vec{-2.5, 1.5, 0}, note: w.say("Most painful spot.")}},
				},
			},
		},
		{
			bodymap.Patient{
				Surname: sampleSurname, FirstName: "Anna", Born: "1974-03-14", Sex: bodymap.Female, FileNumber: "1043", WeightKG: 61.5,
				Allergies: w.say("procaine"), Flags: []bodymap.Flag{bodymap.KnowsAcupuncture}, Notes: w.say("Low back pain on both sides, into the left leg."),
			},
			bodymap.Course{Indication: w.say("Low back pain with sciatica"), ICD10: "M54.4", Region: w.say("lower back"), Sessions: 4, Maintenance: 30},
			annaVisits(w),
		},
	}
}

func annaVisits(w wording) []visit {
	return []visit{
		{
			daysAgo: 28, recorded: true, reaction: w.say("Slight reddening for ten minutes."), odi: 38, fine: true,
			plan: []marks{{technique: bodymap.Papule, codes: "BL23 BL25", sides: both}, {codes: "GV3 GV4", sides: mid}},
		},
		{
			daysAgo: 21, recorded: true, skipped: []int{6}, reaction: w.say("None."), fine: true,
			plan: []marks{
				{technique: bodymap.Papule, codes: "BL23 BL24 BL25", sides: both},
				{codes: "GV4", sides: mid},
				{codes: "BL25", sides: left, off: atlas.Vec{2.5, -1, 0}},
			},
		},
		{
			daysAgo: 7, recorded: true, reaction: w.say("None."), odi: 30,
			plan: []marks{
				{technique: bodymap.Papule, codes: "BL23 BL25 BL26", sides: both},
			},
			spreads: []spread{
				{technique: bodymap.Nappage, radiusCM: 2.4, points: "BL53", side: atlas.Left, off: atlas.Vec{4, 0, 0}},
				{technique: bodymap.Papule, points: "BL13 BL21", side: atlas.Right, punctures: 5},
			},
			pains: []pains{{"BL26", atlas.Left, atlas.Vec{2.5, 0, 0}, 5, 7, 4, []bodymap.Quality{bodymap.Aching, bodymap.Stiff}}},
		},
		{
			recorded: true, skipped: []int{18}, reaction: w.say("Slight reddening for ten minutes."), odi: 26,
			pains: []pains{
				{"BL26", atlas.Left, atlas.Vec{2, 0, 0}, 4.5, 6, 3, []bodymap.Quality{bodymap.Aching, bodymap.Electric}},
				{"BL57", atlas.Left, atlas.Vec{}, 4, 4, 2, []bodymap.Quality{bodymap.Tingling}},
			},
			spreads: []spread{{technique: bodymap.Nappage, radiusCM: 2.2, points: "BL53", side: atlas.Left, off: atlas.Vec{5, -2, 0}}},
			plan: []marks{ // 38 sites, and an area
				{technique: bodymap.Papule, codes: "BL22 BL23 BL24 BL25 BL26 BL27 BL28 BL52", sides: both},
				{codes: "GV3 GV4 GV5", sides: mid},
				{technique: bodymap.PointByPoint, codes: "GB30 BL54 BL36", sides: both},
				{technique: bodymap.Papule, codes: "BL37 BL40 BL57 BL60", sides: left},
				{codes: "GB31 GB34 GB39 ST36", sides: left},
				{technique: bodymap.Intraepidermal, codes: "SI3 LI4", sides: both},
				{technique: bodymap.Papule, codes: "BL25", sides: right, off: atlas.Vec{-3, 0.5, 0}},
			},
			added: []marks{{codes: "GB30", sides: left, off: atlas.Vec{1, -4, 0}, note: w.say("Trigger point found on the day.")}},
		},
	}
}
