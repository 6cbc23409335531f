package atlas_test

import (
	"bytes"
	"testing"

	"ashi/assets"
	"ashi/bodymap/atlas"

	"github.com/google/go-cmp/cmp"

	"ashi/bodymap/internal/frugal"
)

func TestMarksComeBackAsTheyWereWritten(t *testing.T) {
	data, err := assets.Atlas.ReadFile("atlas/points.bin")
	if err != nil {
		t.Fatal(err)
	}
	m, err := atlas.DecodeMarks(data)
	if err != nil {
		t.Fatal(err)
	}
	again, err := m.Encode()
	if err != nil {
		t.Fatal(err)
	}
	n, err := atlas.DecodeMarks(again)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(m, n); d != "" {
		t.Error(d)
	}
	if !bytes.Equal(again, data) {
		t.Error("the same marks were written differently")
	}
	if len(m.Points) < 390 {
		t.Errorf("only %d points", len(m.Points))
	}
}

func TestDamagedMarksAreRefused(t *testing.T) {
	data, err := assets.Atlas.ReadFile("atlas/points.bin")
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range []int{0, 15, len(data) / 2, len(data) - 1} {
		bad := bytes.Clone(data)
		bad[i] ^= 0x40
		if _, err := atlas.DecodeMarks(bad); err == nil {
			t.Errorf("byte %d was damaged, but the marks were read", i)
		}
	}
	if _, err := atlas.DecodeMarks(data[:len(data)/2]); err == nil {
		t.Error("half a file was read")
	}
}

func FuzzDecodeMarks(f *testing.F) {
	data, err := assets.Atlas.ReadFile("atlas/points.bin")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte("ashi points 1\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		defer frugal.Check(t)()
		m, err := atlas.DecodeMarks(data)
		if err != nil {
			return
		}
		if _, err := m.Encode(); err != nil {
			t.Error(err)
		}
	})
}
