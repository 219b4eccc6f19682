-- Moments of a leak are judged together; what was filed or told can be corrected, and why a clock does not run is kept.

ALTER TABLE "LeakMoment" ADD COLUMN "reference" TEXT, ADD COLUMN "unlikely" TEXT, ADD COLUMN "correctsId" UUID;
ALTER TABLE "LeakMoment" ADD CONSTRAINT "LeakMoment_correctsId_fkey" FOREIGN KEY ("correctsId") REFERENCES "LeakMoment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE UNIQUE INDEX "LeakMoment_correctsId_key" ON "LeakMoment"("correctsId");
-- The reference of a filing stood where its reason stands now.
UPDATE "LeakMoment" SET "reference" = "reason", "reason" = NULL WHERE "kind" IN ('part1_filed', 'part2_filed');

ALTER TABLE "FiledReport" ADD COLUMN "momentId" UUID;
ALTER TABLE "FiledReport" ADD CONSTRAINT "FiledReport_momentId_fkey" FOREIGN KEY ("momentId") REFERENCES "LeakMoment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE UNIQUE INDEX "FiledReport_momentId_key" ON "FiledReport"("momentId");
UPDATE "FiledReport" AS report SET "momentId" = moment."id" FROM "LeakMoment" AS moment
  WHERE moment."leakId" = report."leakId" AND moment."kind" = 'part1_filed' AND moment."setAt" = report."recordedAt";

ALTER TABLE "Leak" ADD COLUMN "absentClocks" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "Organisation" ADD COLUMN "leakYearsBack" INTEGER NOT NULL DEFAULT 5;

ALTER TABLE "ClockRule" ADD COLUMN "rolls" TEXT NOT NULL DEFAULT 'none', ADD COLUMN "threshold" TEXT;
UPDATE "ClockRule" SET "threshold" = 'risk' WHERE "code" = 'authority_part1';
UPDATE "ClockRule" SET "threshold" = 'high' WHERE "code" = 'people_law';
UPDATE "ClockRule" SET "validFrom" = '2025-06-10' WHERE "code" = 'authority_part2' AND "version" = 1;

-- The other regimes start by a finding of their own, and end by their reports.
UPDATE "ClockRule" SET "startEvent" = 'nis2_significant' WHERE "code" IN ('nis2_early_warning', 'nis2_notification');
UPDATE "ClockRule" SET "startEvent" = 'dora_aware' WHERE "code" = 'dora_initial';
UPDATE "ClockRule" SET "startEvent" = 'dora_intermediate_filed' WHERE "code" = 'dora_final';
UPDATE "ClockRule" SET "rolls" = 'noon' WHERE "regime" = 'dora';
UPDATE "ClockRule" SET "source" = 'Delegated Regulation (EU) 2025/301, Art. 5 (DORA)' WHERE "regime" = 'dora' AND "version" = 1;
UPDATE "ClockRule" SET "source" = 'Regulation (EU) No 611/2013, Art. 2' WHERE "code" = 'ecommunications' AND "version" = 1;
INSERT INTO "ClockRule" ("id", "code", "version", "regime", "startEvent", "length", "unit", "rolls", "recipient", "source", "certainty", "primary", "enabled", "validFrom", "validUntil") VALUES
  (gen_random_uuid(), 'nis2_trust_notification', 1, 'nis2', 'nis2_significant', 24, 'hours', 'none', 'ccb', 'Law of 26 April 2024 (NIS2), trust services, in place of 72 hours', 'secondary', false, false, '2024-10-18', NULL),
  (gen_random_uuid(), 'cra_early_warning', 1, 'cra', 'cra_aware', 24, 'hours', 'none', 'enisa', 'Regulation (EU) 2024/2847, Art. 14 (CRA)', 'secondary', false, false, '2026-09-11', NULL),
  (gen_random_uuid(), 'cra_notification', 1, 'cra', 'cra_aware', 72, 'hours', 'none', 'enisa', 'Regulation (EU) 2024/2847, Art. 14 (CRA)', 'secondary', false, false, '2026-09-11', NULL),
  (gen_random_uuid(), 'cra_final_vulnerability', 1, 'cra', 'cra_fix', 14, 'days', 'none', 'enisa', 'Regulation (EU) 2024/2847, Art. 14 (CRA)', 'secondary', false, false, '2026-09-11', NULL),
  (gen_random_uuid(), 'cra_final_incident', 1, 'cra', 'cra_incident_notified', 1, 'months', 'none', 'enisa', 'Regulation (EU) 2024/2847, Art. 14 (CRA)', 'secondary', false, false, '2026-09-11', NULL),
  (gen_random_uuid(), 'ecommunications_rest', 1, 'ecommunications', 'ecommunications_notified', 3, 'days', 'none', 'telecom_authority', 'Regulation (EU) No 611/2013, Art. 2', 'secondary', false, false, '2013-08-25', NULL);
