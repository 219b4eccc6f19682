-- The intake page of requests: a setting of the company, off; what was typed there waits sealed until its mail link is followed.
ALTER TABLE "Organisation" ADD COLUMN "intakeOpen" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "RequestNote" ADD COLUMN "fromPerson" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "IntakeAsk" (
  "id" UUID NOT NULL,
  "secretHash" TEXT NOT NULL,
  "isDraft" BOOLEAN NOT NULL,
  "sealed" BYTEA NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  "expiresAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "IntakeAsk_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "IntakeAsk_secretHash_key" ON "IntakeAsk"("secretHash");
CREATE INDEX "IntakeAsk_expiresAt_idx" ON "IntakeAsk"("expiresAt");

-- Secret links to one request: of the person who asked, or of a recipient who is asked to confirm (Art. 19). Only the SHA-256 of a
-- secret is kept.
CREATE TABLE "RequestLink" (
  "id" UUID NOT NULL,
  "requestId" UUID NOT NULL,
  "taskId" UUID,
  "secretHash" TEXT NOT NULL,
  "language" TEXT NOT NULL,
  "contactName" TEXT NOT NULL DEFAULT '',
  "contactEmail" TEXT NOT NULL DEFAULT '',
  "sealed" BYTEA,
  "draft" BYTEA,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  "createdById" UUID,
  "expiresAt" TIMESTAMPTZ(3) NOT NULL,
  "openedAt" TIMESTAMPTZ(3),
  "answeredAt" TIMESTAMPTZ(3),
  "remindedAt" TIMESTAMPTZ(3),
  "revokedAt" TIMESTAMPTZ(3),
  "revokedById" UUID,
  "revokedReason" TEXT,
  CONSTRAINT "RequestLink_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "RequestLink_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "PersonRequest"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "RequestLink_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "RequestTask"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "RequestLink_secretHash_key" ON "RequestLink"("secretHash");
CREATE INDEX "RequestLink_requestId_idx" ON "RequestLink"("requestId");
CREATE INDEX "RequestLink_taskId_idx" ON "RequestLink"("taskId");
