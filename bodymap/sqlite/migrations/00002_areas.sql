-- +goose Up
-- Areas, lines, pain, protocols and own points. What is a list is kept as JSON or, where its items are words, parted by commas.
PRAGMA user_version = 2;

ALTER TABLE session ADD COLUMN protocol TEXT NOT NULL DEFAULT '';
ALTER TABLE site ADD COLUMN spread TEXT NOT NULL DEFAULT ''; -- JSON; empty: a single spot

CREATE TABLE pain (
    id            TEXT NOT NULL PRIMARY KEY,
    session       TEXT NOT NULL REFERENCES session (id),
    outline       TEXT NOT NULL, -- JSON
    place         TEXT NOT NULL,
    atlas_version INTEGER NOT NULL,
    score_before  INTEGER NOT NULL CHECK (score_before BETWEEN -1 AND 10), -- -1: not asked
    score_after   INTEGER NOT NULL CHECK (score_after BETWEEN -1 AND 10),
    qualities     TEXT NOT NULL, -- parted by commas
    note          TEXT NOT NULL
) STRICT;
CREATE INDEX pain_of_session ON pain (session, id);

-- They belong to the practice and hold nothing of a patient.
CREATE TABLE protocol (
    id            TEXT NOT NULL PRIMARY KEY,
    name          TEXT NOT NULL,
    source        TEXT NOT NULL,
    note          TEXT NOT NULL,
    figure        TEXT NOT NULL CHECK (figure IN ('', 'female', 'male')), -- empty: it fits both
    atlas_version INTEGER NOT NULL,
    sites         TEXT NOT NULL -- JSON
) STRICT;

CREATE TABLE own_point (
    id            TEXT NOT NULL PRIMARY KEY,
    name          TEXT NOT NULL,
    place         TEXT NOT NULL,
    side          TEXT NOT NULL CHECK (side IN ('', 'left', 'right')),
    atlas_version INTEGER NOT NULL
) STRICT;
