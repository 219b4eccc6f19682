-- Reports without a name: a setting of the company, off; a report of nobody, found by the hash of a code that its sender made.
ALTER TABLE "Organisation" ADD COLUMN     "anonymousReports" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Leak" ADD COLUMN     "anonymous" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "LeakReport" ADD COLUMN     "codeHash" TEXT;
CREATE UNIQUE INDEX "LeakReport_codeHash_key" ON "LeakReport"("codeHash");
