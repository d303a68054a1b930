-- How situation reports travel: disposition sheets, chains, absences, and the tickets of third parties.
CREATE TABLE disposition (
  number  TEXT PRIMARY KEY COLLATE NOCASE,
  report  TEXT NOT NULL COLLATE NOCASE,
  state   TEXT NOT NULL,
  sent_at TEXT NOT NULL,
  body    TEXT NOT NULL
);

CREATE INDEX disposition_report ON disposition (report);

CREATE TABLE chain (
  procedure TEXT NOT NULL COLLATE NOCASE,
  site      TEXT NOT NULL COLLATE NOCASE,
  body      TEXT NOT NULL,
  PRIMARY KEY (procedure, site)
);

CREATE TABLE absence (
  officer   TEXT NOT NULL COLLATE NOCASE,
  from_day  TEXT NOT NULL,
  until_day TEXT NOT NULL,
  body      TEXT NOT NULL,
  PRIMARY KEY (officer, from_day)
);

CREATE TABLE ticket (
  number    TEXT PRIMARY KEY COLLATE NOCASE,
  report    TEXT NOT NULL COLLATE NOCASE,
  state     TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  body      TEXT NOT NULL
);

CREATE INDEX ticket_report ON ticket (report);
