-- A secret link by which a contact of a processor tells of leaks without an account: only the SHA-256 of its secret is kept.
-- Rows stay, also of links that were revoked or have ended: reports name the link by which they came.
CREATE TABLE "ProcessorLink" (
  "id" UUID NOT NULL,
  "recordId" UUID NOT NULL,
  "secretHash" TEXT NOT NULL,
  "contactName" TEXT NOT NULL,
  "contactEmail" TEXT NOT NULL,
  "language" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  "createdById" UUID,
  "expiresAt" TIMESTAMPTZ(3) NOT NULL,
  "openedAt" TIMESTAMPTZ(3),
  "revokedAt" TIMESTAMPTZ(3),
  "revokedById" UUID,
  "revokedReason" TEXT,
  "draft" JSONB,
  CONSTRAINT "ProcessorLink_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "ProcessorLink_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "ProcessorLink_secretHash_key" ON "ProcessorLink"("secretHash");
CREATE INDEX "ProcessorLink_recordId_createdAt_idx" ON "ProcessorLink"("recordId", "createdAt");
