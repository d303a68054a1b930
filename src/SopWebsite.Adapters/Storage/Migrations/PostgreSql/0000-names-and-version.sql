-- What SQLite brings along: names that compare without regard to case (the second level of the Unicode collation), and the version.
CREATE COLLATION nocase (provider = icu, locale = 'und-u-ks-level2', deterministic = false);

CREATE TABLE register_version (number INTEGER NOT NULL);

INSERT INTO register_version (number) VALUES (0);

CREATE FUNCTION register_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END;
$$;
