-- Problem records (masalah berulang), and the cells of the priority matrix that the court has set.
CREATE TABLE problem (
  number    TEXT PRIMARY KEY,
  site      TEXT NOT NULL COLLATE NOCASE,
  state     TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  body      TEXT NOT NULL
);

CREATE INDEX problem_site ON problem (site, opened_at);

CREATE TABLE priority_cell (
  impact   TEXT NOT NULL,
  urgency  TEXT NOT NULL,
  severity TEXT NOT NULL,
  priority INTEGER NOT NULL,
  PRIMARY KEY (impact, urgency)
);
