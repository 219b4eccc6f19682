-- Legal holds, and proof of deletions without the data.

CREATE TYPE "HoldReason" AS ENUM ('claim', 'inspection', 'open_leak', 'open_request', 'other');
CREATE TYPE "DeletionMethod" AS ENUM ('delete', 'overwrite', 'crypto_erase', 'shred', 'anonymise', 'return');

CREATE TABLE "LegalHold" (
  "id" UUID NOT NULL,
  "ref" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "reasonKind" "HoldReason" NOT NULL,
  "reason" TEXT NOT NULL,
  "startedOn" DATE NOT NULL,
  "endsOn" DATE,
  "leakRef" TEXT NOT NULL DEFAULT '',
  "placedById" UUID,
  "placedAt" TIMESTAMPTZ(3) NOT NULL,
  "liftedById" UUID,
  "liftedAt" TIMESTAMPTZ(3),
  "liftedOn" DATE,
  "liftReason" TEXT NOT NULL DEFAULT '',
  "isExample" BOOLEAN NOT NULL DEFAULT false,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "LegalHold_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "LegalHold_dates" CHECK ("endsOn" IS NULL OR "endsOn" >= "startedOn"),
  CONSTRAINT "LegalHold_lifted" CHECK (("liftedAt" IS NULL) = ("liftedOn" IS NULL))
);
CREATE UNIQUE INDEX "LegalHold_ref_key" ON "LegalHold"("ref");
CREATE UNIQUE INDEX "LegalHold_number_key" ON "LegalHold"("number");
CREATE INDEX "LegalHold_endsOn_idx" ON "LegalHold"("endsOn");

CREATE TABLE "LegalHoldRecord" (
  "holdId" UUID NOT NULL,
  "recordId" UUID NOT NULL,
  CONSTRAINT "LegalHoldRecord_pkey" PRIMARY KEY ("holdId","recordId"),
  CONSTRAINT "LegalHoldRecord_holdId_fkey" FOREIGN KEY ("holdId") REFERENCES "LegalHold"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "LegalHoldRecord_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "LegalHoldRecord_recordId_idx" ON "LegalHoldRecord"("recordId");

CREATE TABLE "DeletionRecord" (
  "id" UUID NOT NULL,
  "ref" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "correctsId" UUID,
  "batch" TEXT NOT NULL DEFAULT '',
  "dataCategories" TEXT[],
  "scope" TEXT NOT NULL,
  "recordsMode" TEXT NOT NULL,
  "recordsCount" INTEGER,
  "personsMode" TEXT NOT NULL,
  "personsCount" INTEGER,
  "dataFrom" DATE,
  "dataTo" DATE,
  "method" "DeletionMethod" NOT NULL,
  "executedBy" TEXT NOT NULL,
  "executedOn" DATE NOT NULL,
  "backupsPurgedOn" DATE,
  "processors" JSONB NOT NULL DEFAULT '[]',
  "recipientsTold" TEXT NOT NULL DEFAULT '',
  "exceptions" TEXT NOT NULL DEFAULT '',
  "approvedById" UUID,
  "certificate" TEXT NOT NULL DEFAULT '',
  "isExample" BOOLEAN NOT NULL DEFAULT false,
  "recordedById" UUID,
  "recordedAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "DeletionRecord_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "DeletionRecord_correctsId_fkey" FOREIGN KEY ("correctsId") REFERENCES "DeletionRecord"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "DeletionRecord_ref_key" ON "DeletionRecord"("ref");
CREATE UNIQUE INDEX "DeletionRecord_number_key" ON "DeletionRecord"("number");
CREATE UNIQUE INDEX "DeletionRecord_correctsId_key" ON "DeletionRecord"("correctsId");
CREATE INDEX "DeletionRecord_executedOn_idx" ON "DeletionRecord"("executedOn");
CREATE INDEX "DeletionRecord_backupsPurgedOn_idx" ON "DeletionRecord"("backupsPurgedOn");

CREATE TABLE "DeletionTarget" (
  "deletionId" UUID NOT NULL,
  "recordId" UUID NOT NULL,
  CONSTRAINT "DeletionTarget_pkey" PRIMARY KEY ("deletionId","recordId"),
  CONSTRAINT "DeletionTarget_deletionId_fkey" FOREIGN KEY ("deletionId") REFERENCES "DeletionRecord"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "DeletionTarget_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "DeletionTarget_recordId_idx" ON "DeletionTarget"("recordId");
