-- The company and its legal entities, people and their accounts, and the installation itself.
-- What tables and columns mean stands in prisma/models; this is the order in which they are made.

CREATE TABLE "Organisation" (
  "id" INTEGER NOT NULL DEFAULT 1,
  "legalName" TEXT NOT NULL,
  "enterpriseNumber" TEXT,
  "address" TEXT,
  "postalCode" TEXT,
  "city" TEXT,
  "country" TEXT NOT NULL DEFAULT 'BE',
  "phone" TEXT,
  "email" TEXT,
  "website" TEXT,
  "sector" TEXT,
  "dpoState" TEXT NOT NULL DEFAULT 'open',
  "dpoName" TEXT,
  "dpoContact" TEXT,
  "dpoReason" TEXT,
  "privacyContactName" TEXT,
  "privacyContactEmail" TEXT,
  "privacyContactPhone" TEXT,
  "representativeName" TEXT,
  "representativeContact" TEXT,
  "authority" TEXT NOT NULL DEFAULT 'BE_GBA',
  "timeZone" TEXT NOT NULL DEFAULT 'Europe/Brussels',
  "languages" TEXT[] DEFAULT ARRAY['nl', 'fr', 'en']::TEXT[],
  "defaultLocale" TEXT NOT NULL DEFAULT 'en',
  "portalHolders" JSONB NOT NULL DEFAULT '[]',
  "openFields" TEXT[],
  "version" INTEGER NOT NULL DEFAULT 1,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "Organisation_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "LegalEntity" (
  "id" UUID NOT NULL,
  "organisationId" INTEGER NOT NULL DEFAULT 1,
  "name" TEXT NOT NULL,
  "enterpriseNumber" TEXT,
  "address" TEXT NOT NULL DEFAULT '',
  "postalCode" TEXT NOT NULL DEFAULT '',
  "city" TEXT NOT NULL DEFAULT '',
  "country" TEXT NOT NULL,
  "phone" TEXT NOT NULL DEFAULT '',
  "email" TEXT NOT NULL DEFAULT '',
  "contact" TEXT NOT NULL DEFAULT '',
  "relation" TEXT NOT NULL DEFAULT '',
  "representativeName" TEXT NOT NULL DEFAULT '',
  "representativeContact" TEXT NOT NULL DEFAULT '',
  "dpoState" TEXT NOT NULL DEFAULT 'open',
  "dpoName" TEXT NOT NULL DEFAULT '',
  "dpoContact" TEXT NOT NULL DEFAULT '',
  "dpoReason" TEXT NOT NULL DEFAULT '',
  "retiredAt" TIMESTAMPTZ(3),
  "isExample" BOOLEAN NOT NULL DEFAULT false,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "LegalEntity_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "LegalEntity_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "Department" (
  "id" UUID NOT NULL,
  "code" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "retiredAt" TIMESTAMPTZ(3),
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "Department_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Department_code_key" ON "Department"("code");

CREATE TYPE "Role" AS ENUM ('employee', 'editor', 'dpo', 'management', 'auditor', 'admin');

CREATE TABLE "User" (
  "id" UUID NOT NULL,
  "personId" UUID NOT NULL DEFAULT gen_random_uuid(),
  "name" TEXT NOT NULL,
  "email" TEXT NOT NULL,
  "passwordHash" TEXT,
  "passwordChangedAt" TIMESTAMPTZ(3),
  "locale" TEXT NOT NULL DEFAULT 'en',
  "phone" TEXT,
  "disabledAt" TIMESTAMPTZ(3),
  "validFrom" TIMESTAMPTZ(3),
  "validUntil" TIMESTAMPTZ(3),
  "isExample" BOOLEAN NOT NULL DEFAULT false,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");
CREATE INDEX "User_personId_idx" ON "User"("personId");

CREATE TABLE "UserRole" (
  "userId" UUID NOT NULL,
  "role" "Role" NOT NULL,
  CONSTRAINT "UserRole_pkey" PRIMARY KEY ("userId","role"),
  CONSTRAINT "UserRole_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "UserDepartment" (
  "userId" UUID NOT NULL,
  "departmentId" UUID NOT NULL,
  CONSTRAINT "UserDepartment_pkey" PRIMARY KEY ("userId","departmentId"),
  CONSTRAINT "UserDepartment_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "UserDepartment_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "UserDepartment_departmentId_idx" ON "UserDepartment"("departmentId");

CREATE TABLE "Session" (
  "handleHash" TEXT NOT NULL,
  "userId" UUID NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
  "expiresAt" TIMESTAMPTZ(3) NOT NULL,
  "claims" JSONB NOT NULL,
  CONSTRAINT "Session_pkey" PRIMARY KEY ("handleHash"),
  CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "Session_userId_idx" ON "Session"("userId");
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

CREATE TABLE "AccountToken" (
  "tokenHash" TEXT NOT NULL,
  "userId" UUID NOT NULL,
  "purpose" TEXT NOT NULL,
  "expiresAt" TIMESTAMPTZ(3) NOT NULL,
  "usedAt" TIMESTAMPTZ(3),
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "AccountToken_pkey" PRIMARY KEY ("tokenHash"),
  CONSTRAINT "AccountToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "AccountToken_userId_idx" ON "AccountToken"("userId");

CREATE TABLE "Instance" (
  "id" INTEGER NOT NULL DEFAULT 1,
  "origin" TEXT NOT NULL,
  "setupTokenHash" TEXT,
  "setupDoneAt" TIMESTAMPTZ(3),
  "hasExamples" BOOLEAN NOT NULL DEFAULT false,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "Instance_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "RateLimit" (
  "key" TEXT NOT NULL,
  "points" INTEGER NOT NULL DEFAULT 0,
  "expire" BIGINT,
  CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);
