package bodymap_test

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"

	"ashi/bodymap"
)

// People never read what a program says to itself, in no language.
func TestSentenceIsForPeople(t *testing.T) {
	inner := errors.New("sqlite: disk I/O error (778)")
	for _, c := range []struct {
		err  error
		kind bodymap.Kind
	}{
		{inner, bodymap.Unknown},
		{fmt.Errorf("writing: %w", &fs.PathError{Op: "open", Path: "/x", Err: syscall.EACCES}), bodymap.ReadOnly},
		{&fs.PathError{Op: "open", Path: "/x", Err: syscall.EROFS}, bodymap.ReadOnly},
		{&fs.PathError{Op: "open", Path: "/x", Err: syscall.ENOENT}, bodymap.NotFound},
		{&fs.PathError{Op: "write", Path: "/x", Err: syscall.ENOSPC}, bodymap.DiskFull},
		{&fs.PathError{Op: "read", Path: "/x", Err: syscall.EIO}, bodymap.Unreadable},
		{&bodymap.Error{Kind: bodymap.Damaged, Text: "A birth date is needed.", Err: inner}, bodymap.Damaged},
		{fmt.Errorf("saving: %w", bodymap.Patient{}.Validate(now)), bodymap.Invalid},
		{bodymap.DefaultSyringe().Validate(), bodymap.Unknown},
	} {
		if got := bodymap.KindOf(c.err); got != c.kind {
			t.Errorf("%v is of kind %s, not %s", c.err, got, c.kind)
		}
		en, fr := bodymap.Sentence(c.err, "en"), bodymap.Sentence(c.err, "fr")
		if c.err == nil {
			if en != "" || fr != "" {
				t.Errorf("no error says %q and %q", en, fr)
			}
			continue
		}
		for _, s := range []string{en, fr} {
			if s == "" || strings.Contains(s, "sqlite") || strings.Contains(s, "/x") || strings.Contains(s, "%!") || !strings.HasSuffix(s, ".") {
				t.Errorf("%v says %q", c.err, s)
			}
		}
		if en == fr {
			t.Errorf("%q is not said in French", en)
		}
	}
}

func TestErrorUnwraps(t *testing.T) {
	inner := errors.New("inner")
	if err := error(&bodymap.Error{Kind: bodymap.Newer, Err: inner}); !errors.Is(err, inner) {
		t.Error("the cause is lost")
	}
	if err := error(bodymap.Problems{{Kind: bodymap.Invalid, Err: inner}}); !errors.Is(err, inner) {
		t.Error("the cause of a problem is lost")
	}
}

func TestWordsAreSaidInFrench(t *testing.T) {
	for en, fr := range map[string]string{
		bodymap.Other.Text("en"):     bodymap.Other.Text("fr"),
		bodymap.Female.Text("en"):    bodymap.Female.Text("fr"),
		bodymap.SiteDone.Text("en"):  bodymap.SiteDone.Text("fr"),
		bodymap.Recorded.Text("en"):  bodymap.Recorded.Text("fr"),
		bodymap.Pacemaker.Text("en"): bodymap.Pacemaker.Text("fr"),
		bodymap.Deep.Text("en"):      bodymap.Deep.Text("fr"),
		bodymap.MarkSite.Text("en"):  bodymap.MarkSite.Text("fr"),
	} {
		if en == "" || fr == "" || en == fr {
			t.Errorf("%q in French is %q", en, fr)
		}
	}
}
