-- The content of a file of a record can be erased for good. What stays: its row with name, hash, size and moments, and the
-- entry in the log. Without that entry, in the same transaction, nothing is erased; and what is erased stays erased.
ALTER TABLE "Attachment" ADD COLUMN "erasedAt" TIMESTAMPTZ(3), ADD COLUMN "erasedById" UUID;

CREATE OR REPLACE FUNCTION attachment_logged() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."erasedAt" IS NOT NULL AND NEW IS DISTINCT FROM OLD THEN
    RAISE EXCEPTION 'an erased attachment stays as it is' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM public."AuditEntry" e
    WHERE e."subjectType" = 'record' AND e."subjectId" = NEW."recordId"::text
      AND e."action" = CASE
        WHEN TG_OP = 'INSERT' THEN 'file.attach'
        WHEN NEW."erasedAt" IS NOT NULL THEN 'file.erase'
        ELSE 'file.remove'
      END
      AND e.xmin::text::bigint = pg_current_xact_id()::text::bigint % 4294967296
  ) THEN
    RAISE EXCEPTION 'an attachment without its entry in the log is refused' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;
