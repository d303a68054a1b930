-- Sites, officers, third parties, and the escalation log.
CREATE TABLE site (
  name TEXT PRIMARY KEY COLLATE nocase,
  body TEXT COLLATE "C" NOT NULL
);

CREATE TABLE officer (
  name TEXT PRIMARY KEY COLLATE nocase,
  role TEXT COLLATE "C" NOT NULL,
  body TEXT COLLATE "C" NOT NULL
);

CREATE TABLE third_party (
  name TEXT PRIMARY KEY COLLATE nocase,
  kind TEXT COLLATE "C" NOT NULL,
  body TEXT COLLATE "C" NOT NULL
);

CREATE TABLE escalation_log (
  number           BIGINT PRIMARY KEY,
  at               TEXT COLLATE "C" NOT NULL,
  event            TEXT COLLATE "C" NOT NULL,
  site             TEXT COLLATE "C",
  report           TEXT COLLATE "C",
  run              TEXT COLLATE "C",
  procedure        TEXT COLLATE "C",
  activity         BIGINT,
  sender           TEXT COLLATE "C",
  recipient        TEXT COLLATE "C",
  due              TEXT COLLATE "C",
  working_minutes  BIGINT,
  standard_minutes BIGINT,
  timeliness       TEXT COLLATE "C" NOT NULL,
  follow_up        TEXT COLLATE "C",
  evidence         TEXT COLLATE "C",
  previous_hash    TEXT COLLATE "C" NOT NULL,
  hash             TEXT COLLATE "C" NOT NULL UNIQUE
);

CREATE INDEX escalation_log_at ON escalation_log (at);

CREATE TRIGGER escalation_log_keep BEFORE UPDATE OR DELETE ON escalation_log
FOR EACH ROW EXECUTE FUNCTION register_append_only();

CREATE TRIGGER escalation_log_hold BEFORE TRUNCATE ON escalation_log
FOR EACH STATEMENT EXECUTE FUNCTION register_append_only();
