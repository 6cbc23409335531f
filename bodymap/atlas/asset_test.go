package atlas

import (
	"bytes"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"ashi/assets"
	"ashi/bodymap/internal/frugal"
)

func bodyBin(t testing.TB) []byte {
	t.Helper()
	data, err := assets.Atlas.ReadFile("atlas/body.bin")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestTheEmbeddedBodyIsWhatItsContentEncodesTo(t *testing.T) {
	data := bodyBin(t)
	m, _, err := decode(data)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(encode(t, m), data) {
		t.Error("encoding what was read gives other bytes")
	}
}

func TestAModelComesBackAsItWas(t *testing.T) {
	want := box()
	for i := range want.Shapes[1][0].Pos {
		want.Shapes[1][0].Tone = bytes.Repeat([]byte{uint8(100 + i)}, 12+20+10)
	}
	got, _, err := decode(encode(t, want))
	if err != nil {
		t.Fatal(err)
	}
	for f := range want.Shapes {
		for p := range want.Shapes[f] {
			if want.Shapes[f][p].Tone == nil {
				want.Shapes[f][p].Tone = bytes.Repeat([]byte{PlainTone}, 12+20+10)
			}
		}
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestAnUnsoundModelIsNotEncoded(t *testing.T) {
	for name, spoil := range map[string]func(m *Model){
		"a vertex mirrors nothing":    func(m *Model) { m.Mirror[0] = 99 },
		"mirroring twice goes astray": func(m *Model) { m.Mirror[0] = 9 },
		"a quad has no corner":        func(m *Model) { m.Quads[0][2] = 12 },
		"a hole":                      func(m *Model) { m.Quads = m.Quads[1:] },
		"a quad is inside out":        func(m *Model) { m.Quads[0] = [4]uint16{0, 1, 2, 3} },
		"a quad comes twice":          func(m *Model) { m.Quads = append(m.Quads, m.Quads[0]) },
		"a quad has no width":         func(m *Model) { m.Quads[0][1] = m.Quads[0][0] },
		"a vertex is not used":        func(m *Model) { m.Mirror, m.Part = append(m.Mirror, 12), append(m.Part, PartTrunk) },
		"a part is missing":           func(m *Model) { m.Part = m.Part[1:] },
		"a part is none":              func(m *Model) { m.Part[0] = NumParts },
		"a position is missing":       func(m *Model) { m.Shapes[0][1].Pos = m.Shapes[0][1].Pos[1:] },
		"a tone is missing":           func(m *Model) { m.Shapes[1][1].Tone = make([]uint8, 41) },
	} {
		m := box()
		spoil(m)
		if _, err := m.Encode(); err == nil {
			t.Errorf("%s, and it was encoded", name)
		}
	}
}

func TestDamagedBytesAreRefused(t *testing.T) {
	good := encode(t, box())
	refused := func(what string, data []byte) {
		t.Helper()
		if _, err := New(fstest.MapFS{"body.bin": {Data: data}}); err == nil {
			t.Errorf("%s was accepted", what)
		}
	}
	for n := range good {
		refused("a cut file", good[:n])
		bad := bytes.Clone(good)
		bad[n] ^= 0x55
		refused("a changed byte", bad)
	}
	if _, err := New(fstest.MapFS{}); err == nil {
		t.Error("a missing file was accepted")
	}
}

// content returns what the checksum protects, which the fuzzer may then spoil.
func content(t testing.TB, magic string, data []byte) []byte {
	t.Helper()
	raw, err := unpack(magic, data)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func FuzzDecode(f *testing.F) {
	f.Add(content(f, magic, encode(f, box())))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, raw []byte) {
		defer frugal.Check(t)()
		m, top, err := decodeRaw(raw)
		if err != nil {
			return
		}
		if _, err := m.Encode(); err != nil {
			t.Errorf("what was read cannot be written: %v", err)
		}
		mesh := top.mesh(m.Shapes[0][0])
		for i, p := range mesh.Pos {
			if q := mesh.Pos[top.mirror[i]]; q != [3]float32{-p[0], p[1], p[2]} {
				t.Fatalf("vertex %d at %v has its mirror image at %v", i, p, q)
			}
		}
	})
}

func TestContentThatNoBodyHasIsRefused(t *testing.T) {
	for name, spoil := range map[string]func(m *Model){
		"a limb on the midline":       func(m *Model) { m.Part[4] = PartThighLeft },
		"a midline off the middle":    func(m *Model) { m.Shapes[0][0].Pos[4][0] = 5 },
		"a vertex beyond all bounds":  func(m *Model) { m.Shapes[0][0].Pos[1][1] = maxSteps + 1 },
		"a vertex far below the body": func(m *Model) { m.Shapes[0][0].Pos[2][2] = -maxSteps - 1 },
	} {
		m := box()
		spoil(m)
		if _, err := New(fstest.MapFS{"body.bin": {Data: encode(t, m)}}); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
	raw := content(t, magic, encode(t, box()))
	for n := range raw {
		if _, _, err := decodeRaw(raw[:n]); err == nil {
			t.Errorf("the first %d of %d bytes were accepted", n, len(raw))
		}
	}
	if _, _, err := decodeRaw(append(raw, 0)); err == nil {
		t.Error("a byte too many was accepted")
	}
	var bad writer
	bad.int(2)
	bad.int(0)
	bad.int(1 << 40)
	bad.int(0)
	if _, _, err := decodeRaw(bad); err == nil {
		t.Error("a number beyond 32 bits was accepted")
	}
}
