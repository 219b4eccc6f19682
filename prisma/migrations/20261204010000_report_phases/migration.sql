-- A draft keeps the profile it was made with, and which filed report it goes on from (Art. 33(4)).
ALTER TABLE "ReportDraft" ADD COLUMN "form" JSONB;
ALTER TABLE "ReportDraft" ADD COLUMN "goesOnFromId" UUID;
ALTER TABLE "ReportDraft" ADD CONSTRAINT "ReportDraft_goesOnFromId_fkey" FOREIGN KEY ("goesOnFromId") REFERENCES "FiledReport"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "ReportDraft_goesOnFromId_idx" ON "ReportDraft"("goesOnFromId");
