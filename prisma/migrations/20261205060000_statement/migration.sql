-- Versions of the published statement, what they promise and where they say it.
CREATE TABLE "StatementVersion" (
  "id" UUID NOT NULL,
  "number" INTEGER NOT NULL,
  "language" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "textHash" TEXT NOT NULL,
  "sections" JSONB NOT NULL,
  "validFrom" DATE NOT NULL,
  "publishedAt" TEXT NOT NULL,
  "note" TEXT NOT NULL DEFAULT '',
  "addedById" UUID,
  "addedAt" TIMESTAMPTZ(3) NOT NULL,
  "isExample" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "StatementVersion_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "StatementVersion_number_key" ON "StatementVersion"("number");
CREATE UNIQUE INDEX "StatementVersion_language_textHash_key" ON "StatementVersion"("language", "textHash");
CREATE INDEX "StatementVersion_language_validFrom_idx" ON "StatementVersion"("language", "validFrom");

CREATE TABLE "StatedPromise" (
  "id" UUID NOT NULL,
  "ref" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "title" TEXT NOT NULL,
  "check" TEXT NOT NULL,
  "evidence" TEXT NOT NULL DEFAULT '',
  "endedAt" TIMESTAMPTZ(3),
  "endReason" TEXT NOT NULL DEFAULT '',
  "isExample" BOOLEAN NOT NULL DEFAULT false,
  "version" INTEGER NOT NULL DEFAULT 1,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "StatedPromise_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "StatedPromise_ref_key" ON "StatedPromise"("ref");
CREATE UNIQUE INDEX "StatedPromise_kind_number_key" ON "StatedPromise"("kind", "number");

CREATE TABLE "PromisePlace" (
  "promiseId" UUID NOT NULL,
  "versionId" UUID NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  "quote" TEXT NOT NULL,
  "section" TEXT NOT NULL,
  CONSTRAINT "PromisePlace_pkey" PRIMARY KEY ("promiseId", "versionId"),
  CONSTRAINT "PromisePlace_promiseId_fkey" FOREIGN KEY ("promiseId") REFERENCES "StatedPromise"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "PromisePlace_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "StatementVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "PromisePlace_offsets" CHECK ("start" >= 0 AND "end" > "start")
);
CREATE INDEX "PromisePlace_versionId_idx" ON "PromisePlace"("versionId");

CREATE TABLE "PromiseRecord" (
  "promiseId" UUID NOT NULL,
  "recordId" UUID NOT NULL,
  CONSTRAINT "PromiseRecord_pkey" PRIMARY KEY ("promiseId", "recordId"),
  CONSTRAINT "PromiseRecord_promiseId_fkey" FOREIGN KEY ("promiseId") REFERENCES "StatedPromise"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "PromiseRecord_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "PromiseRecord_recordId_idx" ON "PromiseRecord"("recordId");

-- A difference between statement and register becomes a finding once.
ALTER TABLE "Finding" ADD COLUMN "origin" TEXT;
CREATE UNIQUE INDEX "Finding_origin_key" ON "Finding"("origin");
