package atlas

// Region is a named region of the skin, as in Terminologia Anatomica (TA2).
type Region struct {
	ID        string // TA2 id, or a word of our own where TA2 has no such region
	Name      Text   // as in Terminologia Anatomica
	Everyday  Text   // as a patient would say it
	Latin     string // empty where there is none
	Bilateral bool   // there is one on each side of the body
}
