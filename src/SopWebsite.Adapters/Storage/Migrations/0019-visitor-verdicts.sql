-- Visitors who are let pass, by block of addresses; a site of no name stands for all sites.
CREATE TABLE visitor_allowed (
  network TEXT NOT NULL,
  site    TEXT NOT NULL COLLATE NOCASE,
  body    TEXT NOT NULL,
  PRIMARY KEY (network, site)
);

-- What name servers said of visitors that call themselves a search engine.
CREATE TABLE visitor_engine_check (
  address TEXT NOT NULL,
  engine  TEXT NOT NULL,
  at      TEXT NOT NULL,
  body    TEXT NOT NULL,
  PRIMARY KEY (address, engine)
);

CREATE INDEX visitor_engine_check_at ON visitor_engine_check (at);
