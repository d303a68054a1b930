-- Who is told what, over which channel; the outbox; how far the log has been told.
CREATE TABLE notice_channel (
  name TEXT PRIMARY KEY COLLATE NOCASE,
  body TEXT NOT NULL
);

CREATE TABLE notice_rule (
  name TEXT PRIMARY KEY COLLATE NOCASE,
  body TEXT NOT NULL
);

CREATE TABLE notice (
  number        BIGINT PRIMARY KEY,
  message_key   TEXT NOT NULL UNIQUE,
  state         TEXT NOT NULL,
  attempts      INTEGER NOT NULL,
  channel       TEXT NOT NULL,
  failure_entry BIGINT,
  body          TEXT NOT NULL
);

CREATE INDEX notice_state ON notice (state, number);

CREATE INDEX notice_failure ON notice (failure_entry);

CREATE TABLE notice_cursor (
  id    INTEGER PRIMARY KEY,
  entry BIGINT NOT NULL
);
