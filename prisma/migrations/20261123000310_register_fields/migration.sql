-- Activities may be unfinished: which of the two records of Art. 30 it is can still be open.
ALTER TABLE "Activity" ALTER COLUMN "recordKind" DROP NOT NULL,
  ALTER COLUMN "recordKind" DROP DEFAULT,
  ADD COLUMN "riskLevel" TEXT,
  ADD COLUMN "noticeReference" TEXT NOT NULL DEFAULT '';

-- The law that a disclosure on legal demand rests on.
ALTER TABLE "Agreement" ADD COLUMN "lawReference" TEXT NOT NULL DEFAULT '';

UPDATE "Processor" SET "country" = '' WHERE "country" IS NULL;
ALTER TABLE "Processor" ALTER COLUMN "country" SET NOT NULL, ALTER COLUMN "country" SET DEFAULT '';
