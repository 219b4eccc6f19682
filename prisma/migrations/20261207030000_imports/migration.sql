-- Tables that became records, or will: what was read of a file until it is imported, then what came of it.
ALTER TYPE "BatchKind" ADD VALUE 'import';
ALTER TYPE "BatchKind" ADD VALUE 'import_undo';

CREATE TYPE "ImportState" AS ENUM ('open', 'done', 'undone');

CREATE TABLE "Import" (
  "id" UUID NOT NULL,
  "register" TEXT NOT NULL,
  "state" "ImportState" NOT NULL DEFAULT 'open',
  "fileName" TEXT NOT NULL,
  "sha256" TEXT NOT NULL,
  "tables" JSONB NOT NULL,
  "choice" JSONB NOT NULL,
  "report" JSONB,
  "batchId" UUID,
  "undoBatchId" UUID,
  "byId" UUID NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "Import_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Import_byId_createdAt_idx" ON "Import"("byId", "createdAt");
CREATE INDEX "Import_createdAt_idx" ON "Import"("createdAt");

-- Where the columns of a table went the last time, by its headers.
CREATE TABLE "ImportMapping" (
  "register" TEXT NOT NULL,
  "headers" TEXT NOT NULL,
  "choice" JSONB NOT NULL,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "ImportMapping_pkey" PRIMARY KEY ("register", "headers")
);

-- What the table a record came from said beside its fields, under the header it had there.
CREATE TABLE "RecordExtra" (
  "recordId" UUID NOT NULL,
  "header" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "RecordExtra_pkey" PRIMARY KEY ("recordId", "header"),
  CONSTRAINT "RecordExtra_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
