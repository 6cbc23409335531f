// Package exchange writes the record in forms that others read.
package exchange

import (
	"archive/zip"
	_ "embed"
	"encoding/json"
	"io"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// DossierFormat and DossierVersion name the JSON of a dossier. The version rises when the meaning of a field changes.
const (
	DossierFormat  = "Ashi patient record"
	DossierVersion = 1
)

// DossierSchema is the JSON Schema (draft 2020-12) of what DossierJSON writes; it says what each field means, in English.
//
//go:embed dossier.schema.json
var DossierSchema []byte

// dossier is the JSON of a bodymap.Dossier. Its inner values are those of package bodymap, under their own names.
type dossier struct {
	Format, Version, Made, By any
	Patient                   bodymap.Patient
	Visits                    []visit
	Fillings                  []bodymap.Filling
	Entries                   []entry
	Signatures                []bodymap.Signature
	Log                       []bodymap.LogLine
}

type visit struct {
	Session bodymap.Session
	Sites   []site
	Pains   []pain
}

type site struct {
	Site  bodymap.Site
	Where string
}

type pain struct {
	Pain  bodymap.Pain
	Where string
}

type entry struct {
	ID      bodymap.EntryID
	Kind    bodymap.EntryKind
	Session bodymap.SessionID
	Value   json.RawMessage
}

// DossierJSON writes all about a patient as JSON; DossierSchema describes it. Words, such as where a site lies, come in
// lang ("en" or "fr"). The same dossier gives the same bytes.
func DossierJSON(w io.Writer, d bodymap.Dossier, lang string) error {
	out := dossier{
		Format: DossierFormat, Version: DossierVersion, Made: d.At.UTC().Format(time.RFC3339), By: d.Person,
		Patient: d.Patient, Visits: []visit{}, Fillings: append([]bodymap.Filling{}, d.Fillings...), Entries: []entry{},
		Signatures: append([]bodymap.Signature{}, d.Signatures...), Log: append([]bodymap.LogLine{}, d.Log...),
	}
	for _, v := range d.Visits {
		out.Visits = append(out.Visits, visitOf(v, lang))
	}
	for _, e := range d.Entries {
		out.Entries = append(out.Entries, entry{e.ID, e.Kind, e.Session, json.RawMessage(e.Body)})
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
}

func visitOf(v bodymap.Visit, lang string) visit {
	body := atlas.Get().Body(v.Session.Figure)
	where := func(p atlas.Place, version int) string {
		if version != atlas.Version || atlas.Get().Valid(p) != nil {
			return "" // marked on another body
		}
		return body.Where(p).Text(lang)
	}
	out := visit{Session: v.Session, Sites: []site{}, Pains: []pain{}}
	for _, s := range v.Sites {
		out.Sites = append(out.Sites, site{s, where(s.Place, s.AtlasVersion)})
	}
	for _, p := range v.Pains {
		out.Pains = append(out.Pains, pain{p, where(p.Place, p.AtlasVersion)})
	}
	return out
}

// Part is a file of an archive.
type Part struct {
	Name  string
	Write func(io.Writer) error
}

// Archive writes a zip file of parts, one after the other, as they are made.
func Archive(w io.Writer, at time.Time, parts ...Part) error {
	z := zip.NewWriter(w)
	for _, p := range parts {
		file, err := z.CreateHeader(&zip.FileHeader{Name: p.Name, Method: zip.Deflate, Modified: at})
		if err != nil {
			return err
		}
		if err := p.Write(file); err != nil {
			return err
		}
	}
	return z.Close()
}
