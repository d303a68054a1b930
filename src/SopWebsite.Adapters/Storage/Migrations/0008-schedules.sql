-- The rhythms that courts set for periodic activities, up to when missed periods were told, and runs by site and event.
CREATE TABLE schedule (
  site      TEXT NOT NULL COLLATE NOCASE,
  procedure TEXT NOT NULL COLLATE NOCASE,
  activity  INTEGER NOT NULL,
  body      TEXT NOT NULL,
  PRIMARY KEY (site, procedure, activity)
);

CREATE TABLE schedule_told (
  site       TEXT NOT NULL COLLATE NOCASE,
  procedure  TEXT NOT NULL COLLATE NOCASE,
  activity   INTEGER NOT NULL,
  told_until TEXT NOT NULL,
  PRIMARY KEY (site, procedure, activity)
);

CREATE INDEX run_site ON run (site, procedure);

CREATE INDEX run_event_at ON run_event (at);
