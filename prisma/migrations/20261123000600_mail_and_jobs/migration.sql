-- The outbox of lib/mail and the last runs of lib/jobs.

CREATE TABLE "Mail" (
  "id" UUID NOT NULL,
  "messageId" TEXT NOT NULL,
  "userId" UUID,
  "address" TEXT NOT NULL,
  "locale" TEXT NOT NULL,
  "template" TEXT NOT NULL,
  "params" JSONB NOT NULL,
  "isExample" BOOLEAN NOT NULL DEFAULT false,
  "secret" BYTEA,
  "secretUntil" TIMESTAMPTZ(3),
  "dedupeKey" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  "nextTryAt" TIMESTAMPTZ(3),
  "waitsSince" TIMESTAMPTZ(3) NOT NULL,
  "tries" INTEGER NOT NULL DEFAULT 0,
  "sentAt" TIMESTAMPTZ(3),
  "failedAt" TIMESTAMPTZ(3),
  "skippedAt" TIMESTAMPTZ(3),
  "lastError" TEXT,
  CONSTRAINT "Mail_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Mail_messageId_key" ON "Mail"("messageId");
CREATE UNIQUE INDEX "Mail_dedupeKey_key" ON "Mail"("dedupeKey");
CREATE INDEX "Mail_nextTryAt_idx" ON "Mail"("nextTryAt");
CREATE INDEX "Mail_createdAt_idx" ON "Mail"("createdAt");

CREATE TABLE "JobRun" (
  "name" TEXT NOT NULL,
  "everyMs" INTEGER NOT NULL,
  "startedAt" TIMESTAMPTZ(3) NOT NULL,
  "endedAt" TIMESTAMPTZ(3),
  "okAt" TIMESTAMPTZ(3),
  "failures" INTEGER NOT NULL DEFAULT 0,
  "lastError" TEXT,
  "nextRunAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "JobRun_pkey" PRIMARY KEY ("name")
);
