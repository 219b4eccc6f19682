-- A duplicate is merged into another leak, whose clocks then count from the earliest receipt of both.
ALTER TABLE "Leak" ADD COLUMN "firstReceivedAt" TIMESTAMPTZ(3),
  ADD CONSTRAINT "Leak_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Leak"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "Leak_mergedIntoId_idx" ON "Leak"("mergedIntoId");
