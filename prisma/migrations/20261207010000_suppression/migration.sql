-- Requests that end only with a proof, deletion records that are such a proof, and the list of addresses that must not come back.
ALTER TABLE "PersonRequest" ADD COLUMN "needsProof" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "DeletionRecord" ADD COLUMN "requestId" UUID;
ALTER TABLE "DeletionRecord" ADD CONSTRAINT "DeletionRecord_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "PersonRequest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "DeletionRecord_requestId_idx" ON "DeletionRecord"("requestId");

CREATE TABLE "SuppressedAddress" (
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,
    "addedById" UUID,
    "liftedAt" TIMESTAMPTZ(3),
    "liftedById" UUID,
    "seenAt" TIMESTAMPTZ(3),
    "seenList" TEXT,
    "isExample" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "SuppressedAddress_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "SuppressedAddress_number_key" ON "SuppressedAddress"("number");
CREATE UNIQUE INDEX "SuppressedAddress_digest_key" ON "SuppressedAddress"("digest");
CREATE INDEX "SuppressedAddress_addedAt_idx" ON "SuppressedAddress"("addedAt");
CREATE INDEX "SuppressedAddress_seenList_idx" ON "SuppressedAddress"("seenList");

CREATE TABLE "SuppressionProof" (
    "suppressedId" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID,
    CONSTRAINT "SuppressionProof_pkey" PRIMARY KEY ("suppressedId","requestId")
);
CREATE INDEX "SuppressionProof_requestId_idx" ON "SuppressionProof"("requestId");
ALTER TABLE "SuppressionProof" ADD CONSTRAINT "SuppressionProof_suppressedId_fkey" FOREIGN KEY ("suppressedId") REFERENCES "SuppressedAddress"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "SuppressionProof" ADD CONSTRAINT "SuppressionProof_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "PersonRequest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "ListEvent" (
    "digest" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "firedAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "requestId" UUID,
    CONSTRAINT "ListEvent_pkey" PRIMARY KEY ("digest")
);
CREATE INDEX "ListEvent_receivedAt_idx" ON "ListEvent"("receivedAt");

CREATE TABLE "ListComparison" (
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "ref" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "addresses" INTEGER NOT NULL,
    "wrong" INTEGER NOT NULL,
    "found" INTEGER NOT NULL,
    "isWhole" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID,
    CONSTRAINT "ListComparison_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "ListComparison_number_key" ON "ListComparison"("number");
CREATE UNIQUE INDEX "ListComparison_ref_key" ON "ListComparison"("ref");
CREATE INDEX "ListComparison_list_number_idx" ON "ListComparison"("list", "number");

CREATE TABLE "SuppressionRule" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "subjectId" UUID NOT NULL DEFAULT gen_random_uuid(),
    "withinDays" INTEGER NOT NULL DEFAULT 1,
    "compareEveryDays" INTEGER,
    "compareSince" DATE,
    CONSTRAINT "SuppressionRule_pkey" PRIMARY KEY ("id")
);
INSERT INTO "SuppressionRule" ("id") VALUES (1);
