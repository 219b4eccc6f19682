-- Names inside leaks that ended are erased after a number of years; of a file its hash, size and moments stay as the proof.
ALTER TABLE "Organisation" ADD COLUMN "leakKeepYears" INTEGER NOT NULL DEFAULT 5;
ALTER TABLE "Leak" ADD COLUMN "redactedAt" TIMESTAMPTZ(3), ADD COLUMN "redactedById" UUID;
ALTER TABLE "LeakFile" ADD COLUMN "erasedAt" TIMESTAMPTZ(3), ADD COLUMN "erasedById" UUID;

-- A change of a file with a leak is told by the entry that takes it away, or by the one that erases the names of the leak.
CREATE OR REPLACE FUNCTION leak_file_logged() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM public."AuditEntry" e
    WHERE e."subjectType" = 'leak' AND e."subjectId" = NEW."leakId"::text
      AND e."action" = CASE WHEN TG_OP = 'UPDATE' AND NEW."erasedAt" IS DISTINCT FROM OLD."erasedAt" THEN 'leak.redact'
        WHEN TG_OP = 'UPDATE' THEN 'leak.file_remove'
        WHEN NEW."side" = 'reporter' THEN 'leak.file' ELSE 'leak.evidence' END
      AND e.xmin::text::bigint = pg_current_xact_id()::text::bigint % 4294967296
  ) THEN
    RAISE EXCEPTION 'a file of a leak without its entry in the log is refused' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;

-- Erases who reported a leak that ended, their words, contacts, and who wrote, and makes the names of its files unreadable. The
-- application's login cannot change these rows itself; the command asks the right, the date and the holds first.
CREATE FUNCTION audit_redact_leak(p_leak uuid, p_at timestamptz, p_by uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_nobody CONSTANT uuid := '00000000-0000-0000-0000-000000000000';
  v_reporter uuid;
BEGIN
  SELECT l."reporterId" INTO v_reporter FROM public."Leak" l
  WHERE l."id" = p_leak AND l."state"::text IN ('closed', 'rejected', 'near_miss', 'merged');
  IF v_reporter IS NULL THEN
    RAISE EXCEPTION 'a leak that has not ended keeps its names' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE public."LeakReport" SET "reporterId" = v_nobody, "payload" = "payload" || '{"story": "", "phone": "", "how": ""}'::jsonb
  WHERE "leakId" = p_leak;
  UPDATE public."LeakNote" SET "authorId" = v_nobody, "body" = '' WHERE "leakId" = p_leak;
  UPDATE public."LeakEntry" SET "byId" = v_nobody,
    "body" = CASE WHEN "kind" = 'contact' THEN '' ELSE "body" END, "withWhom" = NULL WHERE "leakId" = p_leak;
  UPDATE public."LeakMoment" SET "setById" = v_nobody WHERE "leakId" = p_leak AND "setById" = v_reporter;
  UPDATE public."LeakTask" SET "title" = CASE WHEN "origin" IS NULL THEN '' ELSE "title" END, "ownerId" = NULL,
    "assignedById" = NULL, "createdById" = v_nobody, "endedById" = NULL, "endReason" = '' WHERE "leakId" = p_leak;
  UPDATE public."CustomerNotice" SET "contact" = '', "sentTo" = NULL, "proof" = NULL WHERE "leakId" = p_leak;
  DELETE FROM public."LeakInvite" WHERE "leakId" = p_leak;
  UPDATE public."LeakFile" SET "name" = '', "addedById" = NULL, "removedById" = NULL, "removedReason" = NULL,
    "erasedAt" = p_at, "erasedById" = p_by WHERE "leakId" = p_leak AND "erasedAt" IS NULL;
  UPDATE public."StoredFile" SET "byId" = NULL
  WHERE "id" IN (SELECT f."fileId" FROM public."LeakFile" f WHERE f."leakId" = p_leak);
  UPDATE public."Leak" SET "reporterId" = v_nobody, "redactedAt" = p_at, "redactedById" = p_by, "version" = "version" + 1
  WHERE "id" = p_leak;
  UPDATE public."AuditActor" SET "userId" = NULL WHERE "scope" = p_leak::text;
END $$;
REVOKE ALL ON FUNCTION audit_redact_leak(uuid, timestamptz, uuid) FROM PUBLIC;
