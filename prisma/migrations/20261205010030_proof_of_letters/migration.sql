-- With the names inside a leak goes what proves that a letter went out and where its list is kept: both may name people. What was
-- sent stays with its hash; what never was goes.
CREATE OR REPLACE FUNCTION audit_redact_leak(p_leak uuid, p_at timestamptz, p_by uuid) RETURNS void
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
  UPDATE public."LeakReport" SET "reporterId" = v_nobody, "codeHash" = NULL,
    "payload" = "payload" || '{"story": "", "phone": "", "how": ""}'::jsonb
      || CASE WHEN "payload" ? 'processor' THEN jsonb_build_object('processor', ("payload" -> 'processor')
        || jsonb_build_object('measures', '', 'callName', '', 'linkId', v_nobody)) ELSE '{}'::jsonb END
  WHERE "leakId" = p_leak;
  UPDATE public."LeakNote" SET "authorId" = v_nobody, "body" = '' WHERE "leakId" = p_leak;
  UPDATE public."LeakEntry" SET "byId" = v_nobody,
    "body" = CASE WHEN "kind" = 'contact' THEN '' ELSE "body" END, "withWhom" = NULL WHERE "leakId" = p_leak;
  UPDATE public."LeakMoment" SET "setById" = v_nobody WHERE "leakId" = p_leak AND "setById" = v_reporter;
  UPDATE public."LeakTask" SET "title" = CASE WHEN "origin" IS NULL THEN '' ELSE "title" END, "ownerId" = NULL,
    "assignedById" = NULL, "createdById" = v_nobody, "endedById" = NULL, "endReason" = '' WHERE "leakId" = p_leak;
  UPDATE public."CustomerNotice" SET "contact" = '', "sentTo" = NULL, "proof" = NULL WHERE "leakId" = p_leak;
  UPDATE public."LetterDispatch" SET "listPlace" = '', "proof" = '', "reason" = '' WHERE "leakId" = p_leak;
  UPDATE public."PeopleLetter" l SET "setAsideReason" = NULL, "audience" = '',
    "parts" = CASE WHEN EXISTS (SELECT FROM public."LetterDispatch" d WHERE d."letterId" = l."id") THEN l."parts" ELSE '{}'::jsonb END
  WHERE l."leakId" = p_leak;
  DELETE FROM public."LeakInvite" WHERE "leakId" = p_leak;
  UPDATE public."LeakFile" SET "name" = '', "addedById" = NULL, "removedById" = NULL, "removedReason" = NULL,
    "erasedAt" = p_at, "erasedById" = p_by WHERE "leakId" = p_leak AND "erasedAt" IS NULL;
  UPDATE public."StoredFile" SET "byId" = NULL
  WHERE "id" IN (SELECT f."fileId" FROM public."LeakFile" f WHERE f."leakId" = p_leak);
  UPDATE public."Leak" SET "reporterId" = v_nobody, "redactedAt" = p_at, "redactedById" = p_by, "version" = "version" + 1
  WHERE "id" = p_leak;
  UPDATE public."AuditActor" SET "userId" = NULL WHERE "scope" = p_leak::text;
END $$;
