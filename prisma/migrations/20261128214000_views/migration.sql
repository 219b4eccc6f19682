-- Views of a list that are kept, and with which of them a list opens.
CREATE TYPE "ViewKind" AS ENUM ('personal', 'shared', 'locked');

CREATE TABLE "SavedView" (
  "id" UUID NOT NULL,
  "list" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "query" TEXT NOT NULL,
  "kind" "ViewKind" NOT NULL DEFAULT 'personal',
  "ownerId" UUID NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "SavedView_list_kind_idx" ON "SavedView"("list", "kind");
CREATE INDEX "SavedView_ownerId_idx" ON "SavedView"("ownerId");

CREATE TABLE "ViewDefault" (
  "id" UUID NOT NULL,
  "list" TEXT NOT NULL,
  "role" "Role",
  "userId" UUID,
  "viewId" UUID,
  CONSTRAINT "ViewDefault_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "ViewDefault_viewId_fkey" FOREIGN KEY ("viewId") REFERENCES "SavedView"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "ViewDefault_holder" CHECK (("role" IS NULL) <> ("userId" IS NULL))
);
CREATE UNIQUE INDEX "ViewDefault_list_role_key" ON "ViewDefault"("list", "role");
CREATE UNIQUE INDEX "ViewDefault_list_userId_key" ON "ViewDefault"("list", "userId");
CREATE INDEX "ViewDefault_viewId_idx" ON "ViewDefault"("viewId");

-- Several records changed together, and what of each.
CREATE TYPE "BatchKind" AS ENUM ('change', 'submit', 'confirm', 'undo');

CREATE TABLE "Batch" (
  "id" UUID NOT NULL,
  "register" TEXT NOT NULL,
  "kind" "BatchKind" NOT NULL,
  "plan" JSONB NOT NULL,
  "undoesId" UUID,
  "byId" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "Batch_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Batch_undoesId_key" ON "Batch"("undoesId");

CREATE TABLE "BatchRecord" (
  "batchId" UUID NOT NULL,
  "recordId" UUID NOT NULL,
  "versionBefore" INTEGER NOT NULL,
  "versionAfter" INTEGER NOT NULL,
  "changes" JSONB NOT NULL,
  "salt" TEXT NOT NULL,
  CONSTRAINT "BatchRecord_pkey" PRIMARY KEY ("batchId", "recordId"),
  CONSTRAINT "BatchRecord_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "Batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "BatchRecord_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "BatchRecord_recordId_idx" ON "BatchRecord"("recordId");
