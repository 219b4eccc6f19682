-- The severity of a leak by ENISA's method, each time it was assessed: the newest revision counts, none is changed or removed.
CREATE TABLE "LeakSeverity" (
  "id" UUID NOT NULL,
  "leakId" UUID NOT NULL,
  "revision" INTEGER NOT NULL,
  "inputs" JSONB NOT NULL,
  "score" DOUBLE PRECISION NOT NULL,
  "level" TEXT NOT NULL,
  "proposed" TEXT NOT NULL,
  "given" TEXT,
  "reason" TEXT NOT NULL DEFAULT '',
  "assessedById" UUID NOT NULL,
  "assessedAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "LeakSeverity_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "LeakSeverity_leakId_fkey" FOREIGN KEY ("leakId") REFERENCES "Leak"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "LeakSeverity_leakId_revision_key" ON "LeakSeverity"("leakId", "revision");
