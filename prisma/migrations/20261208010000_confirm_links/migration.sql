-- Links by which somebody outside confirms what was done, about the task of a request or a deletion record, stand by themselves.
CREATE TABLE "ConfirmLink" (
    "id" UUID NOT NULL,
    "taskId" UUID,
    "deletionId" UUID,
    "processorRef" TEXT NOT NULL DEFAULT '',
    "secretHash" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "contactName" TEXT NOT NULL,
    "contactEmail" TEXT NOT NULL,
    "sealed" BYTEA,
    "draft" BYTEA,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" UUID,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "openedAt" TIMESTAMPTZ(3),
    "answeredAt" TIMESTAMPTZ(3),
    "answerHow" TEXT,
    "answerOn" DATE,
    "answer" BYTEA,
    "remindedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "revokedById" UUID,
    "revokedReason" TEXT,

    CONSTRAINT "ConfirmLink_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "ConfirmLink_about_one" CHECK (("taskId" IS NULL) <> ("deletionId" IS NULL))
);
CREATE UNIQUE INDEX "ConfirmLink_secretHash_key" ON "ConfirmLink"("secretHash");
CREATE INDEX "ConfirmLink_taskId_idx" ON "ConfirmLink"("taskId");
CREATE INDEX "ConfirmLink_deletionId_idx" ON "ConfirmLink"("deletionId");
ALTER TABLE "ConfirmLink" ADD CONSTRAINT "ConfirmLink_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "RequestTask"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ConfirmLink" ADD CONSTRAINT "ConfirmLink_deletionId_fkey" FOREIGN KEY ("deletionId") REFERENCES "DeletionRecord"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

INSERT INTO "ConfirmLink" ("id", "taskId", "secretHash", "language", "contactName", "contactEmail", "sealed", "draft", "createdAt",
    "createdById", "expiresAt", "openedAt", "answeredAt", "remindedAt", "revokedAt", "revokedById", "revokedReason")
  SELECT "id", "taskId", "secretHash", "language", "contactName", "contactEmail", "sealed", "draft", "createdAt",
    "createdById", "expiresAt", "openedAt", "answeredAt", "remindedAt", "revokedAt", "revokedById", "revokedReason"
  FROM "RequestLink" WHERE "taskId" IS NOT NULL;
DELETE FROM "RequestLink" WHERE "taskId" IS NOT NULL;
-- Mails that wait keep their link; they are found by the new key.
UPDATE "Mail" SET "dedupeKey" = 'confirm_done:' || substr("dedupeKey", length('request_confirm_done:') + 1)
  WHERE "dedupeKey" LIKE 'request_confirm_done:%';
UPDATE "Mail" SET "dedupeKey" = 'confirm_waits:' || substr("dedupeKey", length('request_confirm_waits:') + 1)
  WHERE "dedupeKey" LIKE 'request_confirm_waits:%';

DROP INDEX "RequestLink_taskId_idx";
ALTER TABLE "RequestLink" DROP CONSTRAINT "RequestLink_taskId_fkey";
ALTER TABLE "RequestLink" DROP COLUMN "taskId", DROP COLUMN "contactName", DROP COLUMN "contactEmail", DROP COLUMN "sealed",
  DROP COLUMN "answeredAt", DROP COLUMN "remindedAt";
