-- What was released or attached is evidence: the database holds it, whatever the application's login sends.

-- Advice changes until it is released, and never after.
CREATE FUNCTION advice_released() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF OLD."releasedAt" IS NOT NULL THEN
    RAISE EXCEPTION '% of released advice is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER advice_released BEFORE UPDATE OR DELETE ON "LeakAdvice" FOR EACH ROW EXECUTE FUNCTION advice_released();
ALTER TABLE "LeakAdvice" ENABLE ALWAYS TRIGGER advice_released;

-- A file comes or goes only together with its entry in the log: at the commit, an entry of the same transaction must tell
-- of it. That entry can only come from audit_append().
CREATE FUNCTION attachment_logged() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM public."AuditEntry" e
    WHERE e."subjectType" = 'record' AND e."subjectId" = NEW."recordId"::text
      AND e."action" = CASE WHEN TG_OP = 'INSERT' THEN 'file.attach' ELSE 'file.remove' END
      AND e.xmin::text::bigint = pg_current_xact_id()::text::bigint % 4294967296
  ) THEN
    RAISE EXCEPTION 'an attachment without its entry in the log is refused' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION attachment_logged(), advice_released() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER attachment_logged AFTER INSERT OR UPDATE ON "Attachment"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION attachment_logged();
ALTER TABLE "Attachment" ENABLE ALWAYS TRIGGER attachment_logged;
