-- The court's own rules for visitor logs, and which shipped ones it has turned off.
CREATE TABLE visitor_rule (
  id          TEXT PRIMARY KEY,
  imported_at TEXT NOT NULL,
  body        TEXT NOT NULL
);
