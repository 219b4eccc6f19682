-- Somebody who stands in for another in one role, between two moments.
CREATE TABLE "Deputy" (
  "id" UUID NOT NULL,
  "principalId" UUID NOT NULL,
  "deputyId" UUID NOT NULL,
  "role" "Role" NOT NULL,
  "fromAt" TIMESTAMPTZ(3) NOT NULL,
  "untilAt" TIMESTAMPTZ(3) NOT NULL,
  "reason" TEXT NOT NULL,
  "namedAt" TIMESTAMPTZ(3) NOT NULL,
  "acceptedAt" TIMESTAMPTZ(3),
  "endedAt" TIMESTAMPTZ(3),
  CONSTRAINT "Deputy_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Deputy_principalId_fkey" FOREIGN KEY ("principalId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "Deputy_deputyId_fkey" FOREIGN KEY ("deputyId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "Deputy_role" CHECK ("role" IN ('dpo', 'management', 'editor')),
  CONSTRAINT "Deputy_persons" CHECK ("principalId" <> "deputyId"),
  CONSTRAINT "Deputy_days" CHECK ("fromAt" < "untilAt")
);
CREATE INDEX "Deputy_deputyId_untilAt_idx" ON "Deputy"("deputyId", "untilAt");
CREATE INDEX "Deputy_principalId_untilAt_idx" ON "Deputy"("principalId", "untilAt");
