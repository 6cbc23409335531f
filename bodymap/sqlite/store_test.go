package sqlite_test

import (
	"path/filepath"
	"testing"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/sqlite"
)

func TestSmoke(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a", "ashi.sqlite")
	st, err := sqlite.Open(path)
	if err != nil {
		t.Fatal(err, err.(*bodymap.Error).Err)
	}
	pr := bodymap.NewPractice(st, time.Now, "me")
	p, err := pr.SavePatient(bodymap.Patient{Surname: "Müller", FirstName: "Zoë", Born: "1980-02-29", Sex: bodymap.Female})
	if err != nil {
		t.Fatal(err)
	}
	c, err := pr.NewSession(p.ID)
	if err != nil {
		t.Fatal(err, err.(*bodymap.Error).Err)
	}
	m := atlas.Get().Body(atlas.Male).Mesh(atlas.Anatomical)
	for i := range 10 {
		if _, err := c.Mark(m.Place(int32(i*1000), .2, .3), "", atlas.Left); err != nil {
			t.Fatal(err)
		}
	}
	t.Log(st.Close())
	st, err = sqlite.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	ss, sites, err := st.Session(c.Session().ID)
	t.Log(ss, len(sites), err)
	l, err := st.Log(100)
	t.Log(len(l), err)
	ps, err := st.Patients("mul zo", 10)
	t.Log(ps, err)
}
