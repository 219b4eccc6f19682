-- Texts of a record in other languages than its own, for letters to people: [{ field, language, text }].
ALTER TABLE "Activity" ADD COLUMN "otherLanguages" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "RetentionRule" ADD COLUMN "otherLanguages" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "Source" ADD COLUMN "otherLanguages" JSONB NOT NULL DEFAULT '[]';
