package sqlite

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"ashi/bodymap"
)

// practice fills a record with 1,000 patients of 20 sessions of 30 sites, once for all benchmarks.
func practice(b *testing.B) (*Store, bodymap.PatientID) {
	b.Helper()
	fillOnce.Do(func() {
		path := filepath.Join(must[string](b)(os.MkdirTemp("", "ashi-bench")), "ashi.sqlite") // TestMain takes it away
		s := must[*Store](b)(Open(path))
		for i := range 1000 {
			last = fillPatient(b, s, i)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		big, benchDirs = path, append(benchDirs, filepath.Dir(path))
	})
	s := must[*Store](b)(Open(big))
	b.Cleanup(func() { _ = s.Close() }) // only read
	return s, last
}

var (
	fillOnce sync.Once
	big      string
	last     bodymap.PatientID
)

var surnames = []string{"Müller", "Durand", "O'Brien", "Rossi", "García", "Nowak", "Weiß", "Lefèvre"}

func fillPatient(b *testing.B, s *Store, i int) bodymap.PatientID {
	b.Helper()
	patient := anna()
	patient.Surname, patient.FileNumber = fmt.Sprint(surnames[i%len(surnames)], i), fmt.Sprint(i)
	change := bodymap.Change{PutPatients: []bodymap.Patient{patient}}
	for j := range 20 {
		session := sessionOf(patient.ID, noon.AddDate(0, 0, -7*j))
		change.PutSessions = append(change.PutSessions, session)
		for k := range 30 {
			change.PutSites = append(change.PutSites, siteOf(session.ID, k+1))
		}
	}
	if err := s.Apply(command(bodymap.MarkSite, change)); err != nil {
		b.Fatal(err)
	}
	return patient.ID
}

// BenchmarkHistory reads all sessions of a patient with all their sites.
func BenchmarkHistory(b *testing.B) {
	s, id := practice(b)
	for b.Loop() {
		sites := 0
		for _, session := range must[[]bodymap.Session](b)(s.Sessions(id)) {
			_, some, err := s.Session(session.ID)
			if err != nil {
				b.Fatal(err)
			}
			sites += len(some)
		}
		if sites != 600 {
			b.Fatalf("%d sites", sites)
		}
	}
}

// BenchmarkSearch is one keystroke.
func BenchmarkSearch(b *testing.B) {
	s, _ := practice(b)
	for _, query := range []string{"", "m", "mul 9", "anna gar", "nobody"} {
		b.Run("“"+query+"”", func(b *testing.B) {
			for b.Loop() {
				must[[]bodymap.Patient](b)(s.Patients(query, 50))
			}
		})
	}
}

// BenchmarkMark is one site from command to disk.
func BenchmarkMark(b *testing.B) {
	s, id := practice(b)
	session := sessionOf(id, noon.Add(time.Hour))
	if err := s.Apply(command(bodymap.StartSession, bodymap.Change{PutSessions: []bodymap.Session{session}})); err != nil {
		b.Fatal(err)
	}
	for i := 1; b.Loop(); i++ {
		if err := s.Apply(command(bodymap.MarkSite, bodymap.Change{PutSites: []bodymap.Site{siteOf(session.ID, i)}})); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpen is the start of the program on that record.
func BenchmarkOpen(b *testing.B) {
	s, _ := practice(b)
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := must[*Store](b)(Open(big)).Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// areaOf is a site of many punctures, as long on disk as a real one.
func areaOf(s bodymap.SessionID, number, punctures int) bodymap.Site {
	site := siteOf(s, number)
	spread := &bodymap.Spread{Extent: bodymap.Area, SpacingMM: 5, Pattern: bodymap.Grid}
	for i := range punctures {
		p := site.Place
		p.V[0] += uint16(i)
		spread.Spots = append(spread.Spots, p)
	}
	spread.Outline = spread.Spots[:60]
	site.Code, site.Spread, site.Punctures = "", spread, punctures
	return site
}

// BenchmarkMarkArea is an area of 1,200 punctures from command to disk.
func BenchmarkMarkArea(b *testing.B) {
	s, id := practice(b)
	session := sessionOf(id, noon.Add(time.Hour))
	if err := s.Apply(command(bodymap.StartSession, bodymap.Change{PutSessions: []bodymap.Session{session}})); err != nil {
		b.Fatal(err)
	}
	for i := 1; b.Loop(); i++ {
		if err := s.Apply(command(bodymap.MarkArea, bodymap.Change{PutSites: []bodymap.Site{areaOf(session.ID, i, 1200)}})); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkHistoryOfAreas reads 20 sessions of 500 punctures each.
func BenchmarkHistoryOfAreas(b *testing.B) {
	s := must[*Store](b)(Open(newPath(b)))
	b.Cleanup(func() { _ = s.Close() }) // only read
	change := bodymap.Change{PutPatients: []bodymap.Patient{anna()}}
	id := change.PutPatients[0].ID
	for i := range 20 {
		session := sessionOf(id, noon.AddDate(0, 0, -7*i))
		change.PutSessions = append(change.PutSessions, session)
		change.PutSites = append(change.PutSites, areaOf(session.ID, 1, 500))
	}
	if err := s.Apply(command(bodymap.MarkArea, change)); err != nil {
		b.Fatal(err)
	}
	p := bodymap.NewPractice(s, clock, "tester")
	for b.Loop() {
		if n := len(must[[]bodymap.Treatment](b)(p.History(id))); n != 20 {
			b.Fatalf("%d sessions", n)
		}
	}
}

// BenchmarkRecall finds everyone who got a lot, among 20,000 sessions of 30 sites of which one in fifty got it, and writes
// the table: 12,000 sites, 1.2 L at 0.1 mL.
func BenchmarkRecall(b *testing.B) {
	s := must[*Store](b)(Open(newPath(b)))
	b.Cleanup(func() { _ = s.Close() }) // only read
	p := bodymap.NewPractice(s, clock, "tester")
	product := must[bodymap.Product](b)(p.SaveProduct(bodymap.Product{Name: "Own", VolumeML: 5}))
	lot := must[bodymap.Lot](b)(p.SaveLot(bodymap.Lot{Product: product.ID, Number: "A1", Expires: "2027-01-31", StockML: 1e4}))
	for i := range 1000 {
		id := fillPatient(b, s, i)
		for _, session := range must[[]bodymap.Session](b)(s.Sessions(id))[:1] {
			if i%5 > 1 {
				break
			}
			c := must[*bodymap.Chart](b)(p.OpenSession(session.ID))
			var ids []bodymap.SiteID
			for _, site := range c.Sites() {
				ids = append(ids, site.ID)
			}
			must[bodymap.Filling](b)(c.Fill("", []bodymap.Pour{{Product: product.ID, Lot: lot.ID, VolumeML: 5}}, ids...))
			if err := c.Record(); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.Run("find", func(b *testing.B) {
		for b.Loop() {
			if n := len(must[[]bodymap.Recalled](b)(p.Recall("A1"))); n != 400 {
				b.Fatalf("%d sessions", n)
			}
		}
	})
	found := must[[]bodymap.Recalled](b)(p.Recall("A1"))
	b.Run("table", func(b *testing.B) {
		for b.Loop() {
			must[string](b)(bodymap.RecallCSV(found, "en"))
		}
	})
	b.Run("left", func(b *testing.B) {
		for b.Loop() {
			if _, _, err := p.LotLeft(lot); err != nil {
				b.Fatal(err)
			}
		}
	})
}
