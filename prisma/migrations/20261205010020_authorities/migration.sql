-- The address book of authorities as the company corrected it or added to it: each a version that stays.
CREATE TABLE "AuthorityEntry" (
  "id" UUID NOT NULL,
  "code" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "content" JSONB NOT NULL,
  "reason" TEXT NOT NULL,
  "createdById" UUID NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "AuthorityEntry_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "AuthorityEntry_code_version_key" ON "AuthorityEntry"("code", "version");
