-- What a decision does not cover, and which appeals and doubts hang over it: shown beside every transfer that leans on it.
-- Rows that the DPO corrected are left as they are. Tests compare the table with lib/law/adequacy.ts.
ALTER TABLE "AdequacyDecision" ADD COLUMN "limits" TEXT NOT NULL DEFAULT '', ADD COLUMN "doubts" TEXT NOT NULL DEFAULT '';

UPDATE "AdequacyDecision" SET "scope" = 'commercial', "certainty" = 'secondary',
  "limits" = 'Only business operators under the APPI; public bodies are not covered.'
  WHERE "country" = 'JP' AND "validFrom" = '2019-01-23' AND "correctedAt" IS NULL;
UPDATE "AdequacyDecision" SET "scope" = 'partial', "certainty" = 'secondary', "limits" = 'Some credit information is out of scope.'
  WHERE "country" = 'KR' AND "validFrom" = '2021-12-17' AND "correctedAt" IS NULL;
UPDATE "AdequacyDecision" SET "validFrom" = '2026-01-28', "reference" = 'Implementing Decision (EU) 2026/179'
  WHERE "country" = 'BR' AND "validFrom" = '2026-01-26' AND "correctedAt" IS NULL;
UPDATE "AdequacyDecision" SET "reference" = 'Implementing Decision (EU) 2025/1382', "certainty" = 'secondary'
  WHERE "country" = 'EPO' AND "validFrom" = '2025-07-15' AND "correctedAt" IS NULL;
UPDATE "AdequacyDecision" SET "certainty" = 'secondary',
  "limits" = 'Only companies on the list, renewed every year; data of staff need a listing of their own.',
  "doubts" = 'Upheld by the General Court (T-553/23, 3 September 2025); the appeal C-703/25 P is pending. The EDPB voiced doubts in its letter of 31 July 2026.'
  WHERE "country" = 'US' AND "validFrom" = '2023-07-10' AND "correctedAt" IS NULL;

-- The decision on the United Kingdom had another scope before its renewal; before it stood the bridge of the agreement on trade.
INSERT INTO "AdequacyDecision" ("id", "country", "validFrom", "validUntil", "scope", "reference", "iri", "certainty")
  SELECT gen_random_uuid(), 'GB', '2025-12-19', '2031-12-27', 'all', 'Decision (EU) 2021/1772, renewed on 19 December 2025',
    'legal-eu:Adequacy-EU-GB', 'secondary'
  FROM "AdequacyDecision" WHERE "country" = 'GB' AND "validFrom" = '2021-06-28' AND "correctedAt" IS NULL
  ON CONFLICT DO NOTHING;
UPDATE "AdequacyDecision" SET "validUntil" = '2025-12-18', "scope" = 'partial', "reference" = 'Decision (EU) 2021/1772',
  "limits" = 'Data for immigration control were excluded.'
  WHERE "country" = 'GB' AND "validFrom" = '2021-06-28' AND "correctedAt" IS NULL;
INSERT INTO "AdequacyDecision" ("id", "country", "validFrom", "validUntil", "scope", "reference", "certainty") VALUES
  (gen_random_uuid(), 'GB', '2021-01-01', '2021-06-27', 'all', 'Bridge of the Trade and Cooperation Agreement, no adequacy decision', 'secondary')
  ON CONFLICT DO NOTHING;
