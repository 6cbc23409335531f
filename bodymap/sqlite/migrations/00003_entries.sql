-- +goose Up
-- Products, lots, mixes, fillings, limits, courses, checks, consents, scores, reactions and reasons: one value each, as JSON.
PRAGMA user_version = 3;

ALTER TABLE session ADD COLUMN filling TEXT NOT NULL DEFAULT ''; -- id of an entry; empty: not stated
ALTER TABLE site ADD COLUMN filling TEXT NOT NULL DEFAULT '';
CREATE INDEX site_of_filling ON site (filling) WHERE filling <> '';

CREATE TABLE entry (
    id      TEXT NOT NULL PRIMARY KEY,
    kind    TEXT NOT NULL,
    patient TEXT REFERENCES patient (id), -- null: of the practice
    session TEXT REFERENCES session (id), -- null: of no session
    body    TEXT NOT NULL
) STRICT;
CREATE INDEX entry_of_kind ON entry (kind, patient, id);
CREATE INDEX entry_of_session ON entry (session) WHERE session IS NOT NULL;
