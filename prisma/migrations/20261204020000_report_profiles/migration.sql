-- Corrections of the forms of authorities, and forms that the company added: each a version that stays.
CREATE TABLE "ReportProfile" (
  "id" UUID NOT NULL,
  "code" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "content" JSONB NOT NULL,
  "reason" TEXT NOT NULL,
  "createdById" UUID NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "ReportProfile_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "ReportProfile_code_version_key" ON "ReportProfile"("code", "version");
