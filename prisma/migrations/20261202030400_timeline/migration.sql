-- What happened around a leak, in the words of who works on it: added to, never changed; a correction is an entry of its own.
CREATE TABLE "LeakEntry" (
  "id" UUID NOT NULL,
  "leakId" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "body" TEXT NOT NULL,
  "happenedAt" TIMESTAMPTZ(3) NOT NULL,
  "recordedAt" TIMESTAMPTZ(3) NOT NULL,
  "byId" UUID NOT NULL,
  "correctsId" UUID,
  CONSTRAINT "LeakEntry_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "LeakEntry_leakId_fkey" FOREIGN KEY ("leakId") REFERENCES "Leak"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "LeakEntry_correctsId_fkey" FOREIGN KEY ("correctsId") REFERENCES "LeakEntry"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "LeakEntry_correctsId_key" ON "LeakEntry"("correctsId");
CREATE INDEX "LeakEntry_leakId_happenedAt_idx" ON "LeakEntry"("leakId", "happenedAt");
