-- Leaks, what was found and decided about them, their clocks, and reports to the authority.

CREATE TYPE "LeakState" AS ENUM ('received', 'confirmed', 'rejected', 'closed', 'merged');

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
CREATE UNIQUE INDEX "Leak_ref_key" ON "Leak"("ref");
CREATE INDEX "Leak_state_nextDueAt_idx" ON "Leak"("state", "nextDueAt");
CREATE INDEX "Leak_reporterId_createdAt_idx" ON "Leak"("reporterId", "createdAt");
CREATE UNIQUE INDEX "Leak_year_number_key" ON "Leak"("year", "number");

CREATE TABLE "LeakReport" (
  "leakId" UUID NOT NULL,
  "clientId" UUID NOT NULL,
  "reporterId" UUID NOT NULL,
  "payload" JSONB NOT NULL,
  "receivedAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "LeakReport_pkey" PRIMARY KEY ("leakId"),
  CONSTRAINT "LeakReport_leakId_fkey" FOREIGN KEY ("leakId") REFERENCES "Leak"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "LeakReport_clientId_key" ON "LeakReport"("clientId");

CREATE TABLE "LeakNote" (
  "id" UUID NOT NULL,
  "leakId" UUID NOT NULL,
  "authorId" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "body" TEXT NOT NULL,
  "clientId" UUID,
  "happenedAt" TIMESTAMPTZ(3),
  "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "LeakNote_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "LeakNote_leakId_fkey" FOREIGN KEY ("leakId") REFERENCES "Leak"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "LeakNote_clientId_key" ON "LeakNote"("clientId");
CREATE INDEX "LeakNote_leakId_recordedAt_idx" ON "LeakNote"("leakId", "recordedAt");

CREATE TABLE "LeakMoment" (
  "id" UUID NOT NULL,
  "leakId" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3),
  "reason" TEXT,
  "setById" UUID NOT NULL,
  "setAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "LeakMoment_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "LeakMoment_leakId_fkey" FOREIGN KEY ("leakId") REFERENCES "Leak"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "LeakMoment_leakId_setAt_idx" ON "LeakMoment"("leakId", "setAt");

CREATE TABLE "LeakRecord" (
  "leakId" UUID NOT NULL,
  "recordId" UUID NOT NULL,
  CONSTRAINT "LeakRecord_pkey" PRIMARY KEY ("leakId","recordId"),
  CONSTRAINT "LeakRecord_leakId_fkey" FOREIGN KEY ("leakId") REFERENCES "Leak"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "LeakRecord_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "LeakRecord_recordId_idx" ON "LeakRecord"("recordId");

CREATE TABLE "LeakInvite" (
  "leakId" UUID NOT NULL,
  "userId" UUID NOT NULL,
  CONSTRAINT "LeakInvite_pkey" PRIMARY KEY ("leakId","userId"),
  CONSTRAINT "LeakInvite_leakId_fkey" FOREIGN KEY ("leakId") REFERENCES "Leak"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "LeakInvite_userId_idx" ON "LeakInvite"("userId");

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
  CONSTRAINT "LeakAdvice_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "LeakAdvice_leakId_fkey" FOREIGN KEY ("leakId") REFERENCES "Leak"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "LeakAdvice_leakId_idx" ON "LeakAdvice"("leakId");

CREATE TABLE "LeakDecision" (
  "id" UUID NOT NULL,
  "leakId" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "outcome" TEXT NOT NULL,
  "reasonCode" TEXT,
  "grounds" TEXT NOT NULL,
  "decidedById" UUID NOT NULL,
  "decidedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "LeakDecision_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "LeakDecision_leakId_fkey" FOREIGN KEY ("leakId") REFERENCES "Leak"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "LeakDecision_leakId_kind_decidedAt_idx" ON "LeakDecision"("leakId", "kind", "decidedAt");

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
CREATE UNIQUE INDEX "ClockRule_code_version_key" ON "ClockRule"("code", "version");

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
  "agreementRef" TEXT,
  "revision" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "LeakClock_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "LeakClock_leakId_fkey" FOREIGN KEY ("leakId") REFERENCES "Leak"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "LeakClock_ruleId_fkey" FOREIGN KEY ("ruleId") REFERENCES "ClockRule"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "LeakClock_endedAt_dueAt_idx" ON "LeakClock"("endedAt", "dueAt");
CREATE UNIQUE INDEX "LeakClock_leakId_code_key" ON "LeakClock"("leakId", "code");

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
  CONSTRAINT "ReportDraft_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "ReportDraft_leakId_fkey" FOREIGN KEY ("leakId") REFERENCES "Leak"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "ReportDraft_leakId_createdAt_idx" ON "ReportDraft"("leakId", "createdAt");

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
  CONSTRAINT "FiledReport_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "FiledReport_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "ReportDraft"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "FiledReport_leakId_fkey" FOREIGN KEY ("leakId") REFERENCES "Leak"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "FiledReport_draftId_key" ON "FiledReport"("draftId");
CREATE INDEX "FiledReport_leakId_idx" ON "FiledReport"("leakId");
