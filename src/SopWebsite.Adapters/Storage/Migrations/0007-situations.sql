-- Situation reports; the log by run, for the watch over the clock.
CREATE TABLE situation (
  number    TEXT PRIMARY KEY,
  site      TEXT NOT NULL COLLATE NOCASE,
  state     TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  body      TEXT NOT NULL
);

CREATE INDEX situation_site ON situation (site, opened_at);

CREATE INDEX escalation_log_run ON escalation_log (run) WHERE run IS NOT NULL;
