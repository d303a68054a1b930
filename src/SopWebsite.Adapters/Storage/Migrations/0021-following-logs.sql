-- How far each site's visitor logs were read, and what the passes found, day by day.
CREATE TABLE visitor_following (
  site   TEXT PRIMARY KEY COLLATE NOCASE,
  passes BIGINT NOT NULL,
  body   TEXT NOT NULL
);

CREATE TABLE visitor_day (
  site TEXT NOT NULL COLLATE NOCASE,
  day  TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (site, day)
);

-- The findings of the passes of one day are one; a whole reading has no day.
ALTER TABLE visitor_finding ADD COLUMN day TEXT;
