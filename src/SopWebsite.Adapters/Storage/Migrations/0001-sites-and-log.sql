-- Sites, officers, third parties, and the escalation log.
CREATE TABLE site (
  name TEXT PRIMARY KEY COLLATE NOCASE,
  body TEXT NOT NULL
);

CREATE TABLE officer (
  name TEXT PRIMARY KEY COLLATE NOCASE,
  role TEXT NOT NULL,
  body TEXT NOT NULL
);

CREATE TABLE third_party (
  name TEXT PRIMARY KEY COLLATE NOCASE,
  kind TEXT NOT NULL,
  body TEXT NOT NULL
);

CREATE TABLE escalation_log (
  number           INTEGER PRIMARY KEY,
  at               TEXT NOT NULL,
  event            TEXT NOT NULL,
  site             TEXT,
  report           TEXT,
  run              TEXT,
  procedure        TEXT,
  activity         INTEGER,
  sender           TEXT,
  recipient        TEXT,
  due              TEXT,
  working_minutes  INTEGER,
  standard_minutes INTEGER,
  timeliness       TEXT NOT NULL,
  follow_up        TEXT,
  evidence         TEXT,
  previous_hash    TEXT NOT NULL,
  hash             TEXT NOT NULL UNIQUE
);

CREATE INDEX escalation_log_at ON escalation_log (at);

CREATE TRIGGER escalation_log_keep BEFORE UPDATE ON escalation_log
BEGIN SELECT RAISE(ABORT, 'the escalation log is append-only'); END;

CREATE TRIGGER escalation_log_hold BEFORE DELETE ON escalation_log
BEGIN SELECT RAISE(ABORT, 'the escalation log is append-only'); END;
