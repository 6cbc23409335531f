package main

import (
	"bytes"
	"io"
	"path/filepath"
	"strings"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/sheet"
)

type printCmd struct {
	Session string `help:"ID of the session, as ashi sessions lists it." required:"" placeholder:"ID"`
	Out     string `help:"File to write: its ending .pdf, .png or .svg says what." required:"" placeholder:"FILE" type:"path"`
	Paper   string `help:"A4 or Letter." enum:"A4,Letter" default:"A4"`
}

// Run writes the site map.
func (p printCmd) Run(c *common) error {
	return withRecord(c, func(practice *bodymap.Practice) error {
		return printSession(practice, bodymap.SessionID(p.Session), p.Out, sheet.Paper(p.Paper), c.language())
	})
}

// formats are the ways to write a sheet, by the ending of the file's name.
var formats = map[string]func(io.Writer, sheet.Doc) error{".pdf": sheet.PDF, ".png": sheet.PNG, ".svg": sheet.SVG}

// printSession writes a session's site map to a file; a file that was there before is replaced once all is made.
func printSession(practice *bodymap.Practice, id bodymap.SessionID, file string, paper sheet.Paper, lang string) error {
	write, ok := formats[strings.ToLower(filepath.Ext(file))]
	if !ok {
		return refuse(bodymap.Invalid, "The name of the file must end in .pdf, .png or .svg: %s", file)
	}
	session, sites, err := practice.Session(id)
	if err != nil {
		return err
	}
	patient, err := practice.Patient(session.Patient)
	if err != nil {
		return err
	}
	pains, err := practice.Pains(id)
	if err != nil {
		return err
	}
	var page bytes.Buffer
	doc := sheet.Doc{
		Patient: patient, Session: session, Sites: sites, Pains: pains,
		Lang: lang, Paper: paper, PrintedAt: time.Now(),
	}
	if err := doc.Read(practice); err != nil {
		return err
	}
	if err := write(&page, doc); err != nil {
		return err
	}
	if err := practice.Note(bodymap.PrintedSheet, patient.ID); err != nil {
		return err
	}
	return sheet.Save(file, page.Bytes())
}
