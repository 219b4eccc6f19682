-- What is missing in the records of one owner is counted from an index alone, however many they own.
CREATE INDEX "Record_owner_lacks_idx" ON "Record" ("ownerId", "register", "missing", "status", "departmentId")
  WHERE "missing" <> '{}' AND "status" <> 'retired';

-- Rows are counted from indexes as long as the visibility map is fresh: a job that rewrites a tenth of the register must not
-- leave that to the day when a fifth of it has changed.
ALTER TABLE "Record" SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
ALTER TABLE "VersionRow" SET (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
ALTER TABLE "RecordLink" SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
ALTER TABLE "LeakClock" SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
ALTER TABLE "AuditEntry" SET (autovacuum_vacuum_insert_scale_factor = 0.02);
