-- A hold can stand on a request of a person; how long backups keep what was deleted.
ALTER TABLE "LegalHold" ADD COLUMN "requestRef" TEXT NOT NULL DEFAULT '';
CREATE INDEX "LegalHold_requestRef_idx" ON "LegalHold"("requestRef");
ALTER TABLE "Organisation" ADD COLUMN "backupKeepDays" INTEGER;
