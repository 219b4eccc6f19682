-- What Art. 30(1)(a) asks of each legal entity; one that is no longer used is retired.
ALTER TABLE "LegalEntity"
  ADD COLUMN "address" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "postalCode" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "city" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "phone" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "email" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "contact" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "representativeName" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "representativeContact" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "dpoState" TEXT NOT NULL DEFAULT 'open',
  ADD COLUMN "dpoName" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "dpoContact" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "dpoReason" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "retiredAt" TIMESTAMPTZ(3),
  ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1,
  ALTER COLUMN "relation" SET DEFAULT '';

-- An activity is the record of one or more of them; the constant is the company itself. With the screening of Art. 35.
ALTER TABLE "Activity"
  ADD COLUMN "entityIds" TEXT[] DEFAULT ARRAY['00000000-0000-4000-8000-000000000001']::TEXT[],
  ADD COLUMN "dpiaScreening" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "dpiaChecked" BOOLEAN NOT NULL DEFAULT false;
