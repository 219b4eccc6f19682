-- One report may name several leaks (a bundled notification): a draft those that it names beside its own, a filed report
-- each of them with the moment of filing in its history.
CREATE TABLE "DraftLeak" (
  "draftId" UUID NOT NULL,
  "leakId" UUID NOT NULL,
  CONSTRAINT "DraftLeak_pkey" PRIMARY KEY ("draftId", "leakId"),
  CONSTRAINT "DraftLeak_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "ReportDraft"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "DraftLeak_leakId_fkey" FOREIGN KEY ("leakId") REFERENCES "Leak"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "DraftLeak_leakId_idx" ON "DraftLeak"("leakId");

CREATE TABLE "FiledLeak" (
  "filedId" UUID NOT NULL,
  "leakId" UUID NOT NULL,
  "momentId" UUID NOT NULL,
  CONSTRAINT "FiledLeak_pkey" PRIMARY KEY ("filedId", "leakId"),
  CONSTRAINT "FiledLeak_filedId_fkey" FOREIGN KEY ("filedId") REFERENCES "FiledReport"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "FiledLeak_leakId_fkey" FOREIGN KEY ("leakId") REFERENCES "Leak"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "FiledLeak_momentId_fkey" FOREIGN KEY ("momentId") REFERENCES "LeakMoment"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "FiledLeak_momentId_key" ON "FiledLeak"("momentId");
CREATE INDEX "FiledLeak_leakId_idx" ON "FiledLeak"("leakId");

-- What was filed is frozen, the draft it was made of with it: the database holds it, whatever the application's login sends.
CREATE FUNCTION filed_draft_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM public."FiledReport" f WHERE f."draftId" = OLD."id") THEN
    RAISE EXCEPTION '% of a draft that was filed is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER filed_draft_stands BEFORE UPDATE OR DELETE ON "ReportDraft" FOR EACH ROW EXECUTE FUNCTION filed_draft_stands();
ALTER TABLE "ReportDraft" ENABLE ALWAYS TRIGGER filed_draft_stands;

CREATE FUNCTION filed_bundle_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  draft uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD."draftId" ELSE NEW."draftId" END;
BEGIN
  IF EXISTS (SELECT 1 FROM public."FiledReport" f WHERE f."draftId" = draft) THEN
    RAISE EXCEPTION '% beside a draft that was filed is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER filed_bundle_stands BEFORE INSERT OR UPDATE OR DELETE ON "DraftLeak" FOR EACH ROW EXECUTE FUNCTION filed_bundle_stands();
ALTER TABLE "DraftLeak" ENABLE ALWAYS TRIGGER filed_bundle_stands;
REVOKE ALL ON FUNCTION filed_draft_stands(), filed_bundle_stands() FROM PUBLIC;
