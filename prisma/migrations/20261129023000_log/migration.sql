-- The log as a list: what entries are about, their outcome and their day are found by an index, however long the log is.

-- The reference within the body, which nobody writes: the database derives it, so that it cannot differ from what is hashed.
ALTER TABLE "AuditEntry" ADD COLUMN "ref" TEXT COLLATE "C"
  GENERATED ALWAYS AS (substring("body" from '"ref":"([^"\\]*)","type":"')) STORED;
CREATE INDEX "AuditEntry_ref_index_idx" ON "AuditEntry"("ref", "index");
CREATE INDEX "AuditEntry_outcome_index_idx" ON "AuditEntry"("outcome", "index");
DROP INDEX "AuditEntry_at_idx";
CREATE INDEX "AuditEntry_at_index_idx" ON "AuditEntry"("at", "index");
