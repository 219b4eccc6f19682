-- What was drafted for an authority and never filed, and what people remarked about a draft, go with the names inside a leak that
-- ended. What was filed is the proof of Art. 33(5) and stays, with its hash. Only beside audit_redact_leak: its leak is redacted.
CREATE FUNCTION audit_redact_drafts(p_leak uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_nobody CONSTANT uuid := '00000000-0000-0000-0000-000000000000';
BEGIN
  IF NOT EXISTS (SELECT FROM public."Leak" l WHERE l."id" = p_leak AND l."redactedAt" IS NOT NULL) THEN
    RAISE EXCEPTION 'a leak whose names were not erased keeps its drafts' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE public."DraftComment" SET "body" = '', "authorId" = v_nobody, "solvedById" = NULL
  WHERE "draftId" IN (SELECT d."id" FROM public."ReportDraft" d WHERE d."leakId" = p_leak);
  UPDATE public."ReportDraft" d SET "values" = '{}', "edits" = '{}', "version" = d."version" + 1
  WHERE d."leakId" = p_leak AND NOT EXISTS (SELECT FROM public."FiledReport" f WHERE f."draftId" = d."id");
END $$;
REVOKE ALL ON FUNCTION audit_redact_drafts(uuid) FROM PUBLIC;
