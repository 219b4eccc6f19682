-- AlterTable
ALTER TABLE "Agreement" ADD COLUMN     "form" TEXT,
ADD COLUMN     "nextAuditOn" DATE,
ADD COLUMN     "objectionDays" INTEGER;

-- CreateTable
CREATE TABLE "AdequacyDecision" (
    "id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "validUntil" DATE,
    "scope" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "iri" TEXT,
    "certainty" TEXT NOT NULL,
    "source" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "correctedById" UUID,
    "correctedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AdequacyDecision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "AdequacyDecision_country_validFrom_key" ON "AdequacyDecision"("country", "validFrom");

-- The decisions as delivered; dates and numbers are still to be verified. A test compares them with lib/law/adequacy.ts.
INSERT INTO "AdequacyDecision" ("id", "country", "validFrom", "validUntil", "scope", "reference", "iri", "certainty") VALUES
  (gen_random_uuid(), 'AD', '2010-10-19', NULL, 'all', 'Decision 2010/625/EU', 'legal-eu:Adequacy-EU-AD', 'read'),
  (gen_random_uuid(), 'AR', '2003-06-30', NULL, 'all', 'Decision 2003/490/EC', 'legal-eu:Adequacy-EU-AR', 'read'),
  (gen_random_uuid(), 'CA', '2001-12-20', NULL, 'commercial', 'Decision 2002/2/EC', 'legal-eu:Adequacy-EU-CA', 'read'),
  (gen_random_uuid(), 'CH', '2000-07-26', NULL, 'all', 'Decision 2000/518/EC', 'legal-eu:Adequacy-EU-CH', 'read'),
  (gen_random_uuid(), 'FO', '2010-03-05', NULL, 'all', 'Decision 2010/146/EU', 'legal-eu:Adequacy-EU-FO', 'read'),
  (gen_random_uuid(), 'GG', '2003-11-21', NULL, 'all', 'Decision 2003/821/EC', 'legal-eu:Adequacy-EU-GG', 'read'),
  (gen_random_uuid(), 'IL', '2011-01-31', NULL, 'all', 'Decision 2011/61/EU', 'legal-eu:Adequacy-EU-IL', 'read'),
  (gen_random_uuid(), 'IM', '2004-04-28', NULL, 'all', 'Decision 2004/411/EC', 'legal-eu:Adequacy-EU-IM', 'read'),
  (gen_random_uuid(), 'JE', '2008-05-08', NULL, 'all', 'Decision 2008/393/EC', 'legal-eu:Adequacy-EU-JE', 'read'),
  (gen_random_uuid(), 'JP', '2019-01-23', NULL, 'all', 'Decision (EU) 2019/419', 'legal-eu:Adequacy-EU-JP', 'read'),
  (gen_random_uuid(), 'NZ', '2012-12-19', NULL, 'all', 'Decision 2013/65/EU', 'legal-eu:Adequacy-EU-NZ', 'read'),
  (gen_random_uuid(), 'UY', '2012-08-21', NULL, 'all', 'Decision 2012/484/EU', 'legal-eu:Adequacy-EU-UY', 'read'),
  (gen_random_uuid(), 'KR', '2021-12-17', NULL, 'all', 'Decision (EU) 2022/254', NULL, 'read'),
  (gen_random_uuid(), 'GB', '2021-06-28', '2031-12-27', 'all', 'Decision (EU) 2021/1772, renewed', 'legal-eu:Adequacy-EU-GB', 'secondary'),
  (gen_random_uuid(), 'BR', '2026-01-26', NULL, 'all', 'Decision of 26 January 2026', NULL, 'secondary'),
  (gen_random_uuid(), 'EPO', '2025-07-15', NULL, 'all', 'Decision of 2025', NULL, 'verify'),
  (gen_random_uuid(), 'US', '2023-07-10', NULL, 'listed', 'Decision (EU) 2023/1795 (EU-US Data Privacy Framework)', NULL, 'read'),
  (gen_random_uuid(), 'US', '2016-07-12', '2020-07-15', 'listed', 'Decision (EU) 2016/1250 (Privacy Shield), void since 16 July 2020 (C-311/18)', NULL, 'secondary');
