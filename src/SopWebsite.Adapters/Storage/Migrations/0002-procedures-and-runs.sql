-- Procedures that a court imported, and the runs of procedures with what happened to them.
CREATE TABLE procedure_import (
  code        TEXT PRIMARY KEY COLLATE NOCASE,
  imported_at TEXT NOT NULL,
  body        TEXT NOT NULL
);

CREATE TABLE run (
  id         TEXT PRIMARY KEY COLLATE NOCASE,
  day        TEXT NOT NULL,
  number     INTEGER NOT NULL,
  site       TEXT NOT NULL COLLATE NOCASE,
  procedure  TEXT NOT NULL COLLATE NOCASE,
  report     TEXT COLLATE NOCASE,
  state      TEXT NOT NULL,
  started_at TEXT NOT NULL,
  body       TEXT NOT NULL,
  UNIQUE (day, number)
);

CREATE INDEX run_report ON run (report);

CREATE TABLE run_event (
  run    TEXT NOT NULL REFERENCES run (id),
  number INTEGER NOT NULL,
  at     TEXT NOT NULL,
  event  TEXT NOT NULL,
  body   TEXT NOT NULL,
  PRIMARY KEY (run, number)
);

CREATE TRIGGER run_event_keep BEFORE UPDATE ON run_event
BEGIN SELECT RAISE(ABORT, 'what happened to a run is append-only'); END;

CREATE TRIGGER run_event_hold BEFORE DELETE ON run_event
BEGIN SELECT RAISE(ABORT, 'what happened to a run is append-only'); END;
