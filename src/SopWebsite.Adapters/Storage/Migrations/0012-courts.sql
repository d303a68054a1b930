-- The courts in whose name papers go out. The empty site is the register's own court.
CREATE TABLE court (
  site TEXT PRIMARY KEY COLLATE NOCASE,
  body TEXT NOT NULL
);
