-- Invoices for renewals. Whoever sent one cannot send another of the same number.
CREATE TABLE renewal_invoice (
  payee       TEXT NOT NULL COLLATE NOCASE,
  number      TEXT NOT NULL COLLATE NOCASE,
  site        TEXT NOT NULL COLLATE NOCASE,
  kind        TEXT NOT NULL,
  subject     TEXT NOT NULL COLLATE NOCASE,
  received_at TEXT,
  paid_at     TEXT,
  proof       TEXT,
  body        TEXT NOT NULL,
  PRIMARY KEY (payee, number)
);

CREATE INDEX renewal_invoice_of ON renewal_invoice (site, kind, subject);
CREATE INDEX renewal_invoice_open ON renewal_invoice (paid_at, received_at);
CREATE INDEX renewal_invoice_proof ON renewal_invoice (proof);
