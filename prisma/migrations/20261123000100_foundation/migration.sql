CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "LeakState" AS ENUM ('received', 'confirmed', 'rejected', 'closed', 'merged');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('employee', 'editor', 'dpo', 'management', 'auditor', 'admin');

-- CreateEnum
CREATE TYPE "RecordStatus" AS ENUM ('draft', 'in_review', 'in_force', 'retired');

-- CreateEnum
CREATE TYPE "RuleSource" AS ENUM ('law', 'policy', 'contract');

-- CreateEnum
CREATE TYPE "ReviewStepKind" AS ENUM ('submitted', 'voided', 'returned', 'accepted', 'put_in_force', 'superseded');

-- CreateEnum
CREATE TYPE "FindingState" AS ENUM ('open', 'in_progress', 'resolved', 'risk_accepted', 'withdrawn');

-- CreateTable
CREATE TABLE "Activity" (
    "id" UUID NOT NULL,
    "recordKind" TEXT NOT NULL DEFAULT 'controller',
    "description" TEXT NOT NULL DEFAULT '',
    "businessProcess" TEXT NOT NULL DEFAULT '',
    "peopleCategories" TEXT[],
    "dataCategories" TEXT[],
    "jointControllers" JSONB NOT NULL DEFAULT '[]',
    "controllers" JSONB NOT NULL DEFAULT '[]',
    "processingCategories" TEXT NOT NULL DEFAULT '',
    "recipients" JSONB NOT NULL DEFAULT '[]',
    "noRecipients" BOOLEAN NOT NULL DEFAULT false,
    "transfers" JSONB NOT NULL DEFAULT '[]',
    "noTransfers" BOOLEAN NOT NULL DEFAULT false,
    "retention" JSONB NOT NULL DEFAULT '[]',
    "retentionReason" TEXT NOT NULL DEFAULT '',
    "measures" JSONB NOT NULL DEFAULT '[]',
    "measuresReason" TEXT NOT NULL DEFAULT '',
    "systems" JSONB NOT NULL DEFAULT '[]',
    "dpiaNeed" TEXT,
    "dpiaReason" TEXT NOT NULL DEFAULT '',
    "dpiaReference" TEXT NOT NULL DEFAULT '',
    "dpiaOn" DATE,
    "personsVolume" TEXT,
    "vulnerablePeople" BOOLEAN NOT NULL DEFAULT false,
    "automatedDecision" TEXT NOT NULL DEFAULT '',
    "nationalNumberRef" TEXT NOT NULL DEFAULT '',
    "rightsNotes" TEXT NOT NULL DEFAULT '',
    "leakNotes" TEXT NOT NULL DEFAULT '',
    "startOn" DATE,
    "endOn" DATE,

    CONSTRAINT "Activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Agreement" (
    "id" UUID NOT NULL,
    "kind" TEXT,
    "subject" TEXT NOT NULL DEFAULT '',
    "otherParties" TEXT NOT NULL DEFAULT '',
    "dataCategories" TEXT[],
    "legalBases" TEXT[],
    "clauses" JSONB NOT NULL DEFAULT '[]',
    "limits" TEXT NOT NULL DEFAULT '',
    "leakNoticeHours" INTEGER,
    "leakNoticeText" TEXT NOT NULL DEFAULT '',
    "signedOn" DATE,
    "startOn" DATE,
    "endOn" DATE,
    "indefinite" BOOLEAN NOT NULL DEFAULT false,
    "noticeDays" INTEGER,
    "autoRenew" BOOLEAN NOT NULL DEFAULT false,
    "renewalOn" DATE,
    "lastAuditOn" DATE,
    "fileLocation" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReportDraft" (
    "id" UUID NOT NULL,
    "leakId" UUID NOT NULL,
    "profile" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "signedOffById" UUID,
    "signedOffAt" TIMESTAMPTZ(3),
    "createdById" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReportDraft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FiledReport" (
    "id" UUID NOT NULL,
    "draftId" UUID NOT NULL,
    "leakId" UUID NOT NULL,
    "profile" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "filedAt" TIMESTAMPTZ(3) NOT NULL,
    "filedById" UUID NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "missing" TEXT[],
    "reason" TEXT,

    CONSTRAINT "FiledReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Leak" (
    "id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "LeakState" NOT NULL DEFAULT 'received',
    "reporterId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "occurredFrom" TIMESTAMPTZ(3),
    "occurredTo" TIMESTAMPTZ(3),
    "ongoing" TEXT NOT NULL DEFAULT 'unknown',
    "detectedAt" TIMESTAMPTZ(3) NOT NULL,
    "reportedAt" TIMESTAMPTZ(3) NOT NULL,
    "awareAt" TIMESTAMPTZ(3),
    "awareReason" TEXT,
    "awareSetById" UUID,
    "processorAwareAt" TIMESTAMPTZ(3),
    "processorInformedAt" TIMESTAMPTZ(3),
    "highRiskFoundAt" TIMESTAMPTZ(3),
    "personalData" BOOLEAN,
    "actingAs" TEXT NOT NULL DEFAULT 'controller',
    "types" TEXT[],
    "cause" TEXT,
    "origin" TEXT,
    "act" TEXT,
    "intent" TEXT,
    "discoveredBy" TEXT,
    "dataCategories" TEXT[],
    "peopleCategories" TEXT[],
    "personsMode" TEXT NOT NULL DEFAULT 'unknown',
    "personsMin" INTEGER,
    "personsMax" INTEGER,
    "recordsMode" TEXT NOT NULL DEFAULT 'unknown',
    "recordsMin" INTEGER,
    "recordsMax" INTEGER,
    "consequences" TEXT NOT NULL DEFAULT '',
    "measuresTaken" TEXT NOT NULL DEFAULT '',
    "measuresProposed" TEXT NOT NULL DEFAULT '',
    "priorMeasures" TEXT NOT NULL DEFAULT '',
    "riskLevel" TEXT,
    "riskReason" TEXT NOT NULL DEFAULT '',
    "delayReason" TEXT,
    "delayText" TEXT NOT NULL DEFAULT '',
    "crossBorder" BOOLEAN NOT NULL DEFAULT false,
    "crossBorderStates" TEXT[],
    "stateReason" TEXT,
    "mergedIntoId" UUID,
    "closedAt" TIMESTAMPTZ(3),
    "nextDueAt" TIMESTAMPTZ(3),
    "isExample" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Leak_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LeakReport" (
    "leakId" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "reporterId" UUID NOT NULL,
    "payload" JSONB NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LeakReport_pkey" PRIMARY KEY ("leakId")
);

-- CreateTable
CREATE TABLE "LeakNote" (
    "id" UUID NOT NULL,
    "leakId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "clientId" UUID,
    "happenedAt" TIMESTAMPTZ(3),
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LeakNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LeakMoment" (
    "id" UUID NOT NULL,
    "leakId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "setById" UUID NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LeakMoment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LeakRecord" (
    "leakId" UUID NOT NULL,
    "recordId" UUID NOT NULL,

    CONSTRAINT "LeakRecord_pkey" PRIMARY KEY ("leakId","recordId")
);

-- CreateTable
CREATE TABLE "LeakInvite" (
    "leakId" UUID NOT NULL,
    "userId" UUID NOT NULL,

    CONSTRAINT "LeakInvite_pkey" PRIMARY KEY ("leakId","userId")
);

-- CreateTable
CREATE TABLE "LeakAdvice" (
    "id" UUID NOT NULL,
    "leakId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "notifyAuthority" TEXT NOT NULL,
    "notifyPeople" TEXT NOT NULL,
    "releasedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LeakAdvice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LeakDecision" (
    "id" UUID NOT NULL,
    "leakId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "reasonCode" TEXT,
    "grounds" TEXT NOT NULL,
    "decidedById" UUID NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LeakDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClockRule" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "regime" TEXT NOT NULL,
    "startEvent" TEXT NOT NULL,
    "length" INTEGER,
    "unit" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "certainty" TEXT NOT NULL,
    "primary" BOOLEAN NOT NULL DEFAULT false,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "validFrom" DATE NOT NULL,
    "validUntil" DATE,

    CONSTRAINT "ClockRule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LeakClock" (
    "id" UUID NOT NULL,
    "leakId" UUID NOT NULL,
    "ruleId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "provisional" BOOLEAN NOT NULL DEFAULT false,
    "startAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3),
    "latestAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "endKind" TEXT,
    "endReference" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "LeakClock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
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

-- CreateTable
CREATE TABLE "LegalEntity" (
    "id" UUID NOT NULL,
    "organisationId" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "enterpriseNumber" TEXT,
    "country" TEXT NOT NULL,
    "relation" TEXT NOT NULL,
    "isExample" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "LegalEntity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Department" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "retiredAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Department_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
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

-- CreateTable
CREATE TABLE "UserRole" (
    "userId" UUID NOT NULL,
    "role" "Role" NOT NULL,

    CONSTRAINT "UserRole_pkey" PRIMARY KEY ("userId","role")
);

-- CreateTable
CREATE TABLE "UserDepartment" (
    "userId" UUID NOT NULL,
    "departmentId" UUID NOT NULL,

    CONSTRAINT "UserDepartment_pkey" PRIMARY KEY ("userId","departmentId")
);

-- CreateTable
CREATE TABLE "Session" (
    "handleHash" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "claims" JSONB NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("handleHash")
);

-- CreateTable
CREATE TABLE "AccountToken" (
    "tokenHash" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AccountToken_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "Instance" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "origin" TEXT NOT NULL,
    "setupTokenHash" TEXT,
    "setupDoneAt" TIMESTAMPTZ(3),
    "hasExamples" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Instance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Processor" (
    "id" UUID NOT NULL,
    "legalName" TEXT NOT NULL DEFAULT '',
    "partyKind" TEXT,
    "country" TEXT,
    "address" TEXT NOT NULL DEFAULT '',
    "service" TEXT NOT NULL DEFAULT '',
    "dataCategories" TEXT[],
    "contactName" TEXT NOT NULL DEFAULT '',
    "contactEmail" TEXT NOT NULL DEFAULT '',
    "contactPhone" TEXT NOT NULL DEFAULT '',
    "leakContact" TEXT NOT NULL DEFAULT '',
    "subAuthorisation" TEXT,
    "subProcessors" JSONB NOT NULL DEFAULT '[]',
    "transfers" JSONB NOT NULL DEFAULT '[]',
    "guarantees" TEXT,
    "guaranteesNote" TEXT NOT NULL DEFAULT '',
    "guaranteesOn" DATE,
    "certificates" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "Processor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Purpose" (
    "id" UUID NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "legalBases" TEXT[],
    "lawReference" TEXT NOT NULL DEFAULT '',
    "legitimateInterest" TEXT NOT NULL DEFAULT '',
    "balancingTest" TEXT NOT NULL DEFAULT '',
    "art9Conditions" TEXT[],
    "art10Basis" TEXT,
    "withdrawalPath" TEXT NOT NULL DEFAULT '',
    "provisionDuty" TEXT,
    "automatedDecision" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Purpose_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Record" (
    "id" UUID NOT NULL,
    "register" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "ownerId" UUID,
    "departmentId" UUID,
    "status" "RecordStatus" NOT NULL DEFAULT 'draft',
    "nextReviewOn" DATE,
    "tags" TEXT[],
    "ruleSource" "RuleSource",
    "ruleReference" TEXT,
    "noteToDpo" TEXT,
    "openFields" TEXT[],
    "missing" TEXT[],
    "searchText" TEXT NOT NULL DEFAULT '',
    "inForceText" TEXT NOT NULL DEFAULT '',
    "contributorIds" UUID[],
    "submittedVersionId" UUID,
    "inForceVersionId" UUID,
    "isExample" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RecordLink" (
    "fromId" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "toId" UUID NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "RecordLink_pkey" PRIMARY KEY ("fromId","field","toId")
);

-- CreateTable
CREATE TABLE "RecordVersion" (
    "id" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "submittedById" UUID NOT NULL,
    "contributorIds" UUID[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RecordVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReviewStep" (
    "id" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "kind" "ReviewStepKind" NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reason" TEXT,
    "fieldComments" JSONB NOT NULL DEFAULT '{}',
    "contentHash" TEXT NOT NULL,

    CONSTRAINT "ReviewStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Remark" (
    "id" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "authorId" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Remark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Finding" (
    "id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "recordId" UUID,
    "title" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "wrong" TEXT NOT NULL,
    "law" TEXT NOT NULL,
    "advice" TEXT,
    "ownerId" UUID,
    "dueOn" DATE,
    "state" "FindingState" NOT NULL DEFAULT 'open',
    "resolution" TEXT,
    "stateById" UUID,
    "stateAt" TIMESTAMPTZ(3),
    "isExample" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RefCounter" (
    "series" TEXT NOT NULL,
    "value" INTEGER NOT NULL,

    CONSTRAINT "RefCounter_pkey" PRIMARY KEY ("series")
);

-- CreateTable
CREATE TABLE "Source" (
    "id" UUID NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "channel" TEXT,
    "origin" TEXT,
    "dataCategories" TEXT[],
    "peopleCategories" TEXT[],
    "toldHow" TEXT NOT NULL DEFAULT '',
    "noticeArticle" TEXT,

    CONSTRAINT "Source_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ReportDraft_leakId_createdAt_idx" ON "ReportDraft"("leakId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "FiledReport_draftId_key" ON "FiledReport"("draftId");

-- CreateIndex
CREATE INDEX "FiledReport_leakId_idx" ON "FiledReport"("leakId");

-- CreateIndex
CREATE UNIQUE INDEX "Leak_ref_key" ON "Leak"("ref");

-- CreateIndex
CREATE INDEX "Leak_state_nextDueAt_idx" ON "Leak"("state", "nextDueAt");

-- CreateIndex
CREATE INDEX "Leak_reporterId_createdAt_idx" ON "Leak"("reporterId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Leak_year_number_key" ON "Leak"("year", "number");

-- CreateIndex
CREATE UNIQUE INDEX "LeakReport_clientId_key" ON "LeakReport"("clientId");

-- CreateIndex
CREATE UNIQUE INDEX "LeakNote_clientId_key" ON "LeakNote"("clientId");

-- CreateIndex
CREATE INDEX "LeakNote_leakId_recordedAt_idx" ON "LeakNote"("leakId", "recordedAt");

-- CreateIndex
CREATE INDEX "LeakMoment_leakId_setAt_idx" ON "LeakMoment"("leakId", "setAt");

-- CreateIndex
CREATE INDEX "LeakRecord_recordId_idx" ON "LeakRecord"("recordId");

-- CreateIndex
CREATE INDEX "LeakInvite_userId_idx" ON "LeakInvite"("userId");

-- CreateIndex
CREATE INDEX "LeakAdvice_leakId_idx" ON "LeakAdvice"("leakId");

-- CreateIndex
CREATE INDEX "LeakDecision_leakId_kind_decidedAt_idx" ON "LeakDecision"("leakId", "kind", "decidedAt");

-- CreateIndex
CREATE UNIQUE INDEX "ClockRule_code_version_key" ON "ClockRule"("code", "version");

-- CreateIndex
CREATE INDEX "LeakClock_endedAt_dueAt_idx" ON "LeakClock"("endedAt", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "LeakClock_leakId_code_key" ON "LeakClock"("leakId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Department_code_key" ON "Department"("code");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "UserDepartment_departmentId_idx" ON "UserDepartment"("departmentId");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE INDEX "AccountToken_userId_idx" ON "AccountToken"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Record_ref_key" ON "Record"("ref");

-- CreateIndex
CREATE INDEX "Record_register_status_title_idx" ON "Record"("register", "status", "title");

-- CreateIndex
CREATE INDEX "Record_register_updatedAt_idx" ON "Record"("register", "updatedAt" DESC);

-- CreateIndex
CREATE INDEX "Record_register_nextReviewOn_idx" ON "Record"("register", "nextReviewOn");

-- CreateIndex
CREATE INDEX "Record_departmentId_idx" ON "Record"("departmentId");

-- CreateIndex
CREATE INDEX "Record_ownerId_idx" ON "Record"("ownerId");

-- CreateIndex
CREATE INDEX "Record_missing_idx" ON "Record" USING GIN ("missing");

-- CreateIndex
CREATE INDEX "Record_searchText_idx" ON "Record" USING GIN ("searchText" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Record_inForceText_idx" ON "Record" USING GIN ("inForceText" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "Record_register_number_key" ON "Record"("register", "number");

-- CreateIndex
CREATE INDEX "RecordLink_toId_idx" ON "RecordLink"("toId");

-- CreateIndex
CREATE UNIQUE INDEX "RecordVersion_recordId_number_key" ON "RecordVersion"("recordId", "number");

-- CreateIndex
CREATE INDEX "ReviewStep_versionId_at_idx" ON "ReviewStep"("versionId", "at");

-- CreateIndex
CREATE INDEX "Remark_recordId_idx" ON "Remark"("recordId");

-- CreateIndex
CREATE UNIQUE INDEX "Finding_ref_key" ON "Finding"("ref");

-- CreateIndex
CREATE UNIQUE INDEX "Finding_number_key" ON "Finding"("number");

-- CreateIndex
CREATE INDEX "Finding_recordId_idx" ON "Finding"("recordId");

-- CreateIndex
CREATE INDEX "Finding_state_dueOn_idx" ON "Finding"("state", "dueOn");

-- AddForeignKey
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_id_fkey" FOREIGN KEY ("id") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Agreement" ADD CONSTRAINT "Agreement_id_fkey" FOREIGN KEY ("id") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportDraft" ADD CONSTRAINT "ReportDraft_leakId_fkey" FOREIGN KEY ("leakId") REFERENCES "Leak"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FiledReport" ADD CONSTRAINT "FiledReport_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "ReportDraft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FiledReport" ADD CONSTRAINT "FiledReport_leakId_fkey" FOREIGN KEY ("leakId") REFERENCES "Leak"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeakReport" ADD CONSTRAINT "LeakReport_leakId_fkey" FOREIGN KEY ("leakId") REFERENCES "Leak"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeakNote" ADD CONSTRAINT "LeakNote_leakId_fkey" FOREIGN KEY ("leakId") REFERENCES "Leak"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeakMoment" ADD CONSTRAINT "LeakMoment_leakId_fkey" FOREIGN KEY ("leakId") REFERENCES "Leak"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeakRecord" ADD CONSTRAINT "LeakRecord_leakId_fkey" FOREIGN KEY ("leakId") REFERENCES "Leak"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeakRecord" ADD CONSTRAINT "LeakRecord_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeakInvite" ADD CONSTRAINT "LeakInvite_leakId_fkey" FOREIGN KEY ("leakId") REFERENCES "Leak"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeakAdvice" ADD CONSTRAINT "LeakAdvice_leakId_fkey" FOREIGN KEY ("leakId") REFERENCES "Leak"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeakDecision" ADD CONSTRAINT "LeakDecision_leakId_fkey" FOREIGN KEY ("leakId") REFERENCES "Leak"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeakClock" ADD CONSTRAINT "LeakClock_leakId_fkey" FOREIGN KEY ("leakId") REFERENCES "Leak"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeakClock" ADD CONSTRAINT "LeakClock_ruleId_fkey" FOREIGN KEY ("ruleId") REFERENCES "ClockRule"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LegalEntity" ADD CONSTRAINT "LegalEntity_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UserRole" ADD CONSTRAINT "UserRole_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UserDepartment" ADD CONSTRAINT "UserDepartment_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UserDepartment" ADD CONSTRAINT "UserDepartment_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountToken" ADD CONSTRAINT "AccountToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Processor" ADD CONSTRAINT "Processor_id_fkey" FOREIGN KEY ("id") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Purpose" ADD CONSTRAINT "Purpose_id_fkey" FOREIGN KEY ("id") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Record" ADD CONSTRAINT "Record_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecordLink" ADD CONSTRAINT "RecordLink_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecordLink" ADD CONSTRAINT "RecordLink_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecordVersion" ADD CONSTRAINT "RecordVersion_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewStep" ADD CONSTRAINT "ReviewStep_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "RecordVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Remark" ADD CONSTRAINT "Remark_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Finding" ADD CONSTRAINT "Finding_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Source" ADD CONSTRAINT "Source_id_fkey" FOREIGN KEY ("id") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


