-- Whose access is switched off for a backup, and what switches it on again.
CREATE TABLE site_access_off (
  site TEXT NOT NULL COLLATE NOCASE PRIMARY KEY,
  body TEXT NOT NULL
);
