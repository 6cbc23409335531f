-- +goose Up
-- Who was last worked with is told by this index alone: a log of a million entries is not read for it.
PRAGMA user_version = 6;

DROP INDEX log_of_patient;
CREATE INDEX log_of_patient ON log (patient, seq, verb);
