-- Rights over the contents of leaks wait for a second person; who saw a link on a screen is kept with it.

CREATE TABLE "RightsRequest" (
  "id" UUID NOT NULL,
  "userId" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "roles" "Role"[],
  "askedById" UUID,
  "askedAt" TIMESTAMPTZ(3) NOT NULL,
  "decision" TEXT,
  "decidedById" UUID,
  "decidedAt" TIMESTAMPTZ(3),
  CONSTRAINT "RightsRequest_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "RightsRequest_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "RightsRequest_userId_idx" ON "RightsRequest"("userId");
CREATE INDEX "RightsRequest_askedAt_idx" ON "RightsRequest"("askedAt");

ALTER TABLE "AccountToken" ADD COLUMN "shownToId" UUID;

-- Installations that were set up before: the administrator who came first.
ALTER TABLE "Instance" ADD COLUMN "setupById" UUID;
UPDATE "Instance" SET "setupById" = (
  SELECT u."id" FROM "User" u JOIN "UserRole" r ON r."userId" = u."id" AND r."role" = 'admin'
  ORDER BY u."createdAt", u."id" LIMIT 1
);
