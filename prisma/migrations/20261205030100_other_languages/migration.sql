-- Texts of a record in other languages than its own, for reports to authorities: [{ field, language, text }].
ALTER TABLE "Purpose" ADD COLUMN "otherLanguages" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "Measure" ADD COLUMN "otherLanguages" JSONB NOT NULL DEFAULT '[]';
