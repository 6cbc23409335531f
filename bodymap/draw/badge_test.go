package draw

import (
	"testing"

	"ashi/bodymap"
)

var severities = []bodymap.Severity{bodymap.Caution, bodymap.Danger}

func TestBadgesLookAsAgreed(t *testing.T) {
	img := canvas(4*64, 5*64)
	for shape := range numShapes {
		for k, severity := range []bodymap.Severity{bodymap.Caution, bodymap.Danger, bodymap.Caution, bodymap.Danger} {
			m := Mark{X: 32 + 64*float64(k), Y: 32 + 64*float64(shape), Shape: shape, State: State(k), Number: 7 * (k + 1), Color: blue, Warned: severity}
			m.Numbing, m.Selected = k == 1, k == 2
			Stamp(img, m, []float64{17, 22, 28, 36}[k])
		}
	}
	golden(t, img, "badges")
}

// Badges are told apart, and marks with and without them, in grey too and on the smallest marks of a screen.
func TestBadgesCanBeToldApartInGrey(t *testing.T) {
	for _, px := range []float64{13, 17, 22, 40} {
		eachKind(func(shape Shape, state State) {
			m := Mark{Shape: shape, State: state, Color: blue}
			looks := map[bodymap.Severity][]int{}
			for _, severity := range []bodymap.Severity{bodymap.Note, bodymap.Caution, bodymap.Danger} {
				m.Warned = severity
				looks[severity] = grey(stamped(m, px))
			}
			for _, pair := range [][2]bodymap.Severity{{bodymap.Note, bodymap.Caution}, {bodymap.Note, bodymap.Danger}, {bodymap.Caution, bodymap.Danger}} {
				if n := clearly(looks[pair[0]], looks[pair[1]], 40); n < 20 {
					t.Errorf("at %v px, shape %d, state %d: severities %d and %d differ in %d pixels", px, shape, state, pair[0], pair[1], n)
				}
			}
		})
	}
}

func TestANoteHasNoBadge(t *testing.T) {
	m := Mark{Shape: Circle, Color: blue}
	plain := stamped(m, 24)
	m.Warned = bodymap.Note
	if string(plain.Pix) != string(stamped(m, 24).Pix) {
		t.Error("a note changes the mark")
	}
}

// The badge is drawn whole: the sprite is as large as what is drawn on it.
func TestABadgeIsNotCut(t *testing.T) {
	for px := 6.; px < 60; px++ {
		for _, severity := range severities {
			s := drawStamp(stampKey{Mark{X: .75, Y: .75, Shape: Square, Color: blue, Ground: white, Warned: severity}, px})
			for i := range s.side {
				last := s.side - 1
				if s.pix[4*(i*s.side+last)+3] != 0 || s.pix[4*(last*s.side+i)+3] != 0 {
					t.Fatalf("at %v px the badge of severity %d reaches the sprite's edge", px, severity)
				}
			}
		}
	}
}

func TestABadgeLeavesTheNumberClear(t *testing.T) {
	eachKind(func(shape Shape, state State) {
		for _, n := range []int{7, 18, 188} {
			for _, severity := range severities {
				m := Mark{Shape: shape, State: state, Color: blue, Warned: severity}
				without := stamped(m, 26)
				m.Number = n
				with := stamped(m, 26)
				for y := 42; y < 64; y++ { // the badge's own ground, below the middle of a mark of 26 px
					for x := 42; x < 64; x++ {
						if without.RGBAAt(x, y) != with.RGBAAt(x, y) {
							t.Fatalf("shape %d, state %d: the number %d covers the badge at %d, %d", shape, state, n, x, y)
						}
					}
				}
			}
		}
	})
}
