-- Procedures that a court imported, and the runs of procedures with what happened to them.
CREATE TABLE procedure_import (
  code        TEXT PRIMARY KEY COLLATE nocase,
  imported_at TEXT COLLATE "C" NOT NULL,
  body        TEXT COLLATE "C" NOT NULL
);

CREATE TABLE run (
  id         TEXT PRIMARY KEY COLLATE nocase,
  day        TEXT COLLATE "C" NOT NULL,
  number     BIGINT NOT NULL,
  site       TEXT NOT NULL COLLATE nocase,
  procedure  TEXT NOT NULL COLLATE nocase,
  report     TEXT COLLATE nocase,
  state      TEXT COLLATE "C" NOT NULL,
  started_at TEXT COLLATE "C" NOT NULL,
  body       TEXT COLLATE "C" NOT NULL,
  UNIQUE (day, number)
);

CREATE INDEX run_report ON run (report);

CREATE TABLE run_event (
  run    TEXT NOT NULL COLLATE nocase REFERENCES run (id),
  number BIGINT NOT NULL,
  at     TEXT COLLATE "C" NOT NULL,
  event  TEXT COLLATE "C" NOT NULL,
  body   TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (run, number)
);

CREATE TRIGGER run_event_keep BEFORE UPDATE OR DELETE ON run_event
FOR EACH ROW EXECUTE FUNCTION register_append_only();

CREATE TRIGGER run_event_hold BEFORE TRUNCATE ON run_event
FOR EACH STATEMENT EXECUTE FUNCTION register_append_only();
