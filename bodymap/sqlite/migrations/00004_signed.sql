-- Signatures, amendments and the sealed log. It is run by Go, in parts, because the rows of an older log are sealed on
-- the way: see migrate_seal.go. No goose marks: the whole of it is one transaction.
PRAGMA user_version = 4;

ALTER TABLE session ADD COLUMN amends TEXT NOT NULL DEFAULT ''; -- id of the signed version; empty: none
ALTER TABLE session ADD COLUMN amend_reason TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX session_amends ON session (amends) WHERE amends <> '';

CREATE TABLE signature (
    session  TEXT NOT NULL PRIMARY KEY REFERENCES session (id),
    id       TEXT NOT NULL UNIQUE,
    user     TEXT NOT NULL, -- id of an entry; empty: a practice without users
    name     TEXT NOT NULL,
    role     TEXT NOT NULL,
    at       INTEGER NOT NULL,
    meaning  TEXT NOT NULL,
    amends   TEXT NOT NULL, -- id of a signature; empty: none
    reason   TEXT NOT NULL,
    snapshot BLOB NOT NULL, -- JSON of what was signed
    mac      BLOB NOT NULL  -- HMAC-SHA256 over all of these
) STRICT;

-- The key of what the log tells of a patient, wrapped. Without it that can no longer be read, but the chain holds.
CREATE TABLE patient_key (
    patient TEXT NOT NULL PRIMARY KEY, -- no reference, as in the log
    key     BLOB NOT NULL
) STRICT;

DROP TRIGGER log_keeps_rows;
DROP TRIGGER log_keeps_values;
DROP INDEX log_of_patient;
ALTER TABLE log RENAME TO log_unsealed;

CREATE TABLE log (
    seq     INTEGER PRIMARY KEY AUTOINCREMENT,
    command TEXT NOT NULL UNIQUE,
    user    TEXT NOT NULL, -- id of an entry; empty: nobody was signed in
    person  TEXT NOT NULL,
    at      INTEGER NOT NULL,
    verb    TEXT NOT NULL,
    patient TEXT NOT NULL, -- whom it was about; no reference: a patient whose making was undone stays in the log
    change  BLOB NOT NULL, -- JSON; about a patient: encrypted with the patient's key
    mac     BLOB NOT NULL  -- HMAC-SHA256 over the mac before and all of these
) STRICT;
CREATE INDEX log_of_patient ON log (patient, seq);

CREATE TRIGGER log_keeps_rows BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_keeps_values BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

-- What is signed stays. To erase a patient, these are taken away and put back within one transaction.
CREATE TRIGGER signature_keeps_rows BEFORE DELETE ON signature
BEGIN SELECT RAISE(ABORT, 'signed'); END;
CREATE TRIGGER signature_keeps_values BEFORE UPDATE ON signature
BEGIN SELECT RAISE(ABORT, 'signed'); END;
CREATE TRIGGER signature_only_once BEFORE INSERT ON signature
WHEN EXISTS (SELECT 1 FROM signature WHERE session = new.session OR id = new.id)
BEGIN SELECT RAISE(ABORT, 'signed'); END;

CREATE TRIGGER signed_session_put BEFORE INSERT ON session
WHEN EXISTS (SELECT 1 FROM signature WHERE session = new.id)
BEGIN SELECT RAISE(ABORT, 'signed'); END;
CREATE TRIGGER signed_session_edited BEFORE UPDATE ON session
WHEN EXISTS (SELECT 1 FROM signature WHERE session IN (old.id, new.id))
BEGIN SELECT RAISE(ABORT, 'signed'); END;
CREATE TRIGGER signed_session_removed BEFORE DELETE ON session
WHEN EXISTS (SELECT 1 FROM signature WHERE session = old.id)
BEGIN SELECT RAISE(ABORT, 'signed'); END;

CREATE TRIGGER signed_site_put BEFORE INSERT ON site
WHEN EXISTS (SELECT 1 FROM signature WHERE session IN (new.session, (SELECT session FROM site WHERE id = new.id)))
BEGIN SELECT RAISE(ABORT, 'signed'); END;
CREATE TRIGGER signed_site_edited BEFORE UPDATE ON site
WHEN EXISTS (SELECT 1 FROM signature WHERE session IN (old.session, new.session))
BEGIN SELECT RAISE(ABORT, 'signed'); END;
CREATE TRIGGER signed_site_removed BEFORE DELETE ON site
WHEN EXISTS (SELECT 1 FROM signature WHERE session = old.session)
BEGIN SELECT RAISE(ABORT, 'signed'); END;

CREATE TRIGGER signed_pain_put BEFORE INSERT ON pain
WHEN EXISTS (SELECT 1 FROM signature WHERE session IN (new.session, (SELECT session FROM pain WHERE id = new.id)))
BEGIN SELECT RAISE(ABORT, 'signed'); END;
CREATE TRIGGER signed_pain_edited BEFORE UPDATE ON pain
WHEN EXISTS (SELECT 1 FROM signature WHERE session IN (old.session, new.session))
BEGIN SELECT RAISE(ABORT, 'signed'); END;
CREATE TRIGGER signed_pain_removed BEFORE DELETE ON pain
WHEN EXISTS (SELECT 1 FROM signature WHERE session = old.session)
BEGIN SELECT RAISE(ABORT, 'signed'); END;

-- Entries that belong to what was signed: reasons of the session, and fillings that it or its sites name.
CREATE VIEW signed_entry AS
    SELECT entry.id FROM entry JOIN signature ON signature.session = entry.session WHERE entry.kind = 'reason'
    UNION ALL
    SELECT site.filling FROM site JOIN signature ON signature.session = site.session WHERE site.filling <> ''
    UNION ALL
    SELECT session.filling FROM session JOIN signature ON signature.session = session.id WHERE session.filling <> '';
CREATE INDEX session_of_filling ON session (filling) WHERE filling <> '';

CREATE TRIGGER signed_entry_put BEFORE INSERT ON entry
WHEN new.kind IN ('reason', 'filling') AND (EXISTS (SELECT 1 FROM signed_entry WHERE id = new.id)
    OR new.kind = 'reason' AND EXISTS (SELECT 1 FROM signature WHERE session = new.session))
BEGIN SELECT RAISE(ABORT, 'signed'); END;
CREATE TRIGGER signed_entry_edited BEFORE UPDATE ON entry
WHEN old.kind IN ('reason', 'filling') AND EXISTS (SELECT 1 FROM signed_entry WHERE id = old.id)
    OR new.kind = 'reason' AND EXISTS (SELECT 1 FROM signature WHERE session = new.session)
BEGIN SELECT RAISE(ABORT, 'signed'); END;
CREATE TRIGGER signed_entry_removed BEFORE DELETE ON entry
WHEN old.kind IN ('reason', 'filling') AND EXISTS (SELECT 1 FROM signed_entry WHERE id = old.id)
BEGIN SELECT RAISE(ABORT, 'signed'); END;
