-- +goose Up
-- Times are micro-seconds since 1970 in UTC. Places are text: "v0 v1 v2 w0 w1 w2".
-- user_version repeats goose's version so that it can be read from the first bytes of the file before anything is written.
PRAGMA user_version = 1;

CREATE TABLE patient (
    id          TEXT NOT NULL PRIMARY KEY,
    surname     TEXT NOT NULL,
    first_name  TEXT NOT NULL,
    born        TEXT NOT NULL,
    sex         TEXT NOT NULL CHECK (sex IN ('female', 'male', 'other')),
    file_number TEXT NOT NULL,
    weight_kg   REAL NOT NULL,
    allergies   TEXT NOT NULL,
    flags       TEXT NOT NULL, -- parted by commas
    notes       TEXT NOT NULL,
    figure      TEXT NOT NULL CHECK (figure IN ('female', 'male')),
    search      TEXT NOT NULL  -- folded words, each after a space
) STRICT;

CREATE TABLE session (
    id               TEXT NOT NULL PRIMARY KEY,
    patient          TEXT NOT NULL REFERENCES patient (id),
    at               INTEGER NOT NULL,
    practitioner     TEXT NOT NULL,
    state            TEXT NOT NULL CHECK (state IN ('planned', 'recorded')),
    figure           TEXT NOT NULL CHECK (figure IN ('female', 'male')),
    technique        TEXT NOT NULL,
    needle_gauge     INTEGER NOT NULL,
    needle_length_mm REAL NOT NULL,
    angle_deg        REAL NOT NULL,
    depth_mm         REAL NOT NULL,
    volume_ml        REAL NOT NULL,
    numb_from_mm     REAL NOT NULL,
    reaction         TEXT NOT NULL,
    note             TEXT NOT NULL
) STRICT;
CREATE INDEX session_of_patient ON session (patient, at);

CREATE TABLE site (
    id               TEXT NOT NULL PRIMARY KEY,
    session          TEXT NOT NULL REFERENCES session (id),
    number           INTEGER NOT NULL,
    place            TEXT NOT NULL,
    atlas_version    INTEGER NOT NULL,
    code             TEXT NOT NULL, -- empty: an Ashi point
    side             TEXT NOT NULL CHECK (side IN ('', 'left', 'right')),
    technique        TEXT NOT NULL,
    needle_gauge     INTEGER NOT NULL,
    needle_length_mm REAL NOT NULL,
    angle_deg        REAL NOT NULL,
    depth_mm         REAL NOT NULL,
    volume_ml        REAL NOT NULL,
    punctures        INTEGER NOT NULL,
    state            TEXT NOT NULL CHECK (state IN ('planned', 'done', 'skipped', 'added')),
    numbing          INTEGER NOT NULL CHECK (numbing IN (0, 1)),
    reaction         TEXT NOT NULL,
    note             TEXT NOT NULL
) STRICT;
CREATE INDEX site_of_session ON site (session, number);

-- Every command, once, for ever.
CREATE TABLE log (
    seq     INTEGER PRIMARY KEY AUTOINCREMENT,
    command TEXT NOT NULL UNIQUE,
    person  TEXT NOT NULL,
    at      INTEGER NOT NULL,
    verb    TEXT NOT NULL,
    patient TEXT NOT NULL, -- whom it was about; no reference: a patient whose making was undone stays in the log
    change  TEXT NOT NULL  -- JSON
) STRICT;
CREATE INDEX log_of_patient ON log (patient, seq);

-- +goose StatementBegin
CREATE TRIGGER log_keeps_rows BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER log_keeps_values BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
-- +goose StatementEnd
