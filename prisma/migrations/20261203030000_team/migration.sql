-- Who was invited to a leak, and as what.
ALTER TABLE "LeakInvite" ADD COLUMN "role" TEXT;
-- Of a contact: with whom, by which way, and who began it.
ALTER TABLE "LeakEntry" ADD COLUMN "withWhom" TEXT, ADD COLUMN "channel" TEXT, ADD COLUMN "direction" TEXT;

-- What is to be done about a leak, who does it and until when. Done and struck through are written beside it; rows stay.
CREATE TABLE "LeakTask" (
  "id" UUID NOT NULL,
  "leakId" UUID NOT NULL,
  "number" INTEGER NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('task', 'action')),
  "title" TEXT NOT NULL,
  "origin" TEXT,
  "ownerId" UUID,
  "assignedAt" TIMESTAMPTZ(3),
  "assignedById" UUID,
  "dueAt" TIMESTAMPTZ(3),
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  "createdById" UUID NOT NULL,
  "endKind" TEXT CHECK ("endKind" IN ('done', 'struck')),
  "endedAt" TIMESTAMPTZ(3),
  "endedById" UUID,
  "endReason" TEXT NOT NULL DEFAULT '',
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "LeakTask_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "LeakTask_leakId_fkey" FOREIGN KEY ("leakId") REFERENCES "Leak"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "LeakTask_leakId_number_key" ON "LeakTask"("leakId", "number");
CREATE UNIQUE INDEX "LeakTask_leakId_origin_key" ON "LeakTask"("leakId", "origin");
CREATE INDEX "LeakTask_ownerId_endedAt_dueAt_idx" ON "LeakTask"("ownerId", "endedAt", "dueAt");
CREATE INDEX "LeakTask_endedAt_dueAt_idx" ON "LeakTask"("endedAt", "dueAt");
