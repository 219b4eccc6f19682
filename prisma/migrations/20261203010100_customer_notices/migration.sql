-- What the company tells a customer for whom it is processor (Art. 33(2)): a text that is worked on until it was sent.
CREATE TABLE "CustomerNotice" (
  "id" UUID NOT NULL,
  "leakId" UUID NOT NULL,
  "customer" TEXT NOT NULL,
  "contact" TEXT NOT NULL,
  "language" TEXT NOT NULL,
  "body" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  "createdById" UUID,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL,
  "sentAt" TIMESTAMPTZ(3),
  "channel" TEXT,
  "sentTo" TEXT,
  "proof" TEXT,
  "recordedAt" TIMESTAMPTZ(3),
  "recordedById" UUID,
  CONSTRAINT "CustomerNotice_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "CustomerNotice_leakId_fkey" FOREIGN KEY ("leakId") REFERENCES "Leak"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "CustomerNotice_sent" CHECK (("sentAt" IS NULL) = ("recordedAt" IS NULL))
);
CREATE INDEX "CustomerNotice_leakId_createdAt_idx" ON "CustomerNotice"("leakId", "createdAt");
-- One text at a time is worked on for a customer.
CREATE UNIQUE INDEX "CustomerNotice_open" ON "CustomerNotice"("leakId", "customer") WHERE "sentAt" IS NULL;
