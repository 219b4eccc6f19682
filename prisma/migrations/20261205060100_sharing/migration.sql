-- What went to others, with who asked, on what basis, which data, when, who decided, and the proof that people said yes.
CREATE TABLE "Disclosure" (
  "id" UUID NOT NULL,
  "ref" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "recipient" TEXT NOT NULL,
  "occasion" TEXT NOT NULL DEFAULT '',
  "basis" TEXT,
  "basisText" TEXT NOT NULL DEFAULT '',
  "dataCategories" TEXT[],
  "scope" TEXT NOT NULL,
  "outcome" TEXT NOT NULL,
  "askedOn" DATE,
  "givenOn" DATE,
  "decidedById" UUID,
  "decidedOn" DATE,
  "reason" TEXT NOT NULL DEFAULT '',
  "evidence" TEXT NOT NULL DEFAULT '',
  "permission" TEXT NOT NULL DEFAULT '',
  "permissionOn" DATE,
  "agreementId" UUID,
  "isExample" BOOLEAN NOT NULL DEFAULT false,
  "searchText" TEXT NOT NULL DEFAULT '',
  "version" INTEGER NOT NULL DEFAULT 1,
  "recordedById" UUID,
  "recordedAt" TIMESTAMPTZ(3) NOT NULL,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "Disclosure_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Disclosure_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "Record"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "Disclosure_ref_key" ON "Disclosure"("ref");
CREATE UNIQUE INDEX "Disclosure_number_key" ON "Disclosure"("number");
CREATE INDEX "Disclosure_agreementId_idx" ON "Disclosure"("agreementId");
CREATE INDEX "Disclosure_givenOn_idx" ON "Disclosure"("givenOn");

CREATE FUNCTION disclosure_search_text() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  NEW."searchText" := concat_ws(E'\n', folded(NEW.ref), folded(concat_ws(' ', NEW.recipient, NEW.occasion)),
    folded(concat_ws(' ', NEW."basisText", NEW.scope, NEW.reason, NEW.evidence, NEW.permission)));
  RETURN NEW;
END $$;
CREATE TRIGGER disclosure_search_text BEFORE INSERT OR UPDATE ON "Disclosure"
  FOR EACH ROW EXECUTE FUNCTION disclosure_search_text();
