-- +goose Up
-- All that is kept of one patient is found at once, to be handed over or erased.
PRAGMA user_version = 5;

CREATE INDEX entry_of_patient ON entry (patient, id) WHERE patient IS NOT NULL;
