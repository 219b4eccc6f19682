-- Photos and files with a leak: the content lies in the store as that of records does. Rows are added, and that one was taken
-- away is written beside it; both only together with an entry in the log.
CREATE TABLE "LeakFile" (
  "id" UUID NOT NULL,
  "leakId" UUID NOT NULL,
  "fileId" UUID NOT NULL,
  "side" TEXT NOT NULL CHECK ("side" IN ('reporter', 'handler')),
  "name" TEXT NOT NULL,
  "warning" TEXT,
  "addedAt" TIMESTAMPTZ(3) NOT NULL,
  "addedById" UUID,
  "removedAt" TIMESTAMPTZ(3),
  "removedById" UUID,
  "removedReason" TEXT,
  CONSTRAINT "LeakFile_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "LeakFile_leakId_fkey" FOREIGN KEY ("leakId") REFERENCES "Leak"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "LeakFile_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "LeakFile_leakId_addedAt_idx" ON "LeakFile"("leakId", "addedAt");
CREATE INDEX "LeakFile_fileId_idx" ON "LeakFile"("fileId");

-- The same rule as for files of records: at the commit, an entry of the same transaction must tell of it.
CREATE FUNCTION leak_file_logged() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM public."AuditEntry" e
    WHERE e."subjectType" = 'leak' AND e."subjectId" = NEW."leakId"::text
      AND e."action" = CASE WHEN TG_OP = 'UPDATE' THEN 'leak.file_remove'
        WHEN NEW."side" = 'reporter' THEN 'leak.file' ELSE 'leak.evidence' END
      AND e.xmin::text::bigint = pg_current_xact_id()::text::bigint % 4294967296
  ) THEN
    RAISE EXCEPTION 'a file of a leak without its entry in the log is refused' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION leak_file_logged() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER leak_file_logged AFTER INSERT OR UPDATE ON "LeakFile"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION leak_file_logged();
ALTER TABLE "LeakFile" ENABLE ALWAYS TRIGGER leak_file_logged;
