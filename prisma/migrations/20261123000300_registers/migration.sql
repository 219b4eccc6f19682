-- Each register's own table: the id is that of the record. And the decisions on countries that transfers rest on.

CREATE TABLE "Source" (
  "id" UUID NOT NULL,
  "description" TEXT NOT NULL DEFAULT '',
  "channel" TEXT,
  "origin" TEXT,
  "dataCategories" TEXT[],
  "peopleCategories" TEXT[],
  "toldHow" TEXT NOT NULL DEFAULT '',
  "noticeArticle" TEXT,
  CONSTRAINT "Source_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Source_id_fkey" FOREIGN KEY ("id") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

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
  CONSTRAINT "Purpose_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Purpose_id_fkey" FOREIGN KEY ("id") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "InterestTest" (
  "id" UUID NOT NULL,
  "interest" TEXT NOT NULL DEFAULT '',
  "interestOf" TEXT NOT NULL DEFAULT '',
  "interestLawful" TEXT NOT NULL DEFAULT '',
  "necessity" TEXT NOT NULL DEFAULT '',
  "lessIntrusive" TEXT NOT NULL DEFAULT '',
  "natureOfData" TEXT NOT NULL DEFAULT '',
  "expectations" TEXT NOT NULL DEFAULT '',
  "relationship" TEXT NOT NULL DEFAULT '',
  "impact" TEXT NOT NULL DEFAULT '',
  "vulnerable" TEXT NOT NULL DEFAULT '',
  "safeguards" TEXT NOT NULL DEFAULT '',
  "objection" TEXT NOT NULL DEFAULT '',
  "outcome" TEXT,
  "conclusion" TEXT NOT NULL DEFAULT '',
  "decidedOn" DATE,
  CONSTRAINT "InterestTest_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "InterestTest_id_fkey" FOREIGN KEY ("id") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "Processor" (
  "id" UUID NOT NULL,
  "legalName" TEXT NOT NULL DEFAULT '',
  "partyKind" TEXT,
  "country" TEXT NOT NULL DEFAULT '',
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
  CONSTRAINT "Processor_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Processor_id_fkey" FOREIGN KEY ("id") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "Agreement" (
  "id" UUID NOT NULL,
  "kind" TEXT,
  "subject" TEXT NOT NULL DEFAULT '',
  "otherParties" TEXT NOT NULL DEFAULT '',
  "dataCategories" TEXT[],
  "legalBases" TEXT[],
  "lawReference" TEXT NOT NULL DEFAULT '',
  "clauses" JSONB NOT NULL DEFAULT '[]',
  "limits" TEXT NOT NULL DEFAULT '',
  "leakNoticeHours" INTEGER,
  "leakNoticeText" TEXT NOT NULL DEFAULT '',
  "signedOn" DATE,
  "startOn" DATE,
  "endOn" DATE,
  "indefinite" BOOLEAN NOT NULL DEFAULT false,
  "noticeDays" INTEGER,
  "objectionDays" INTEGER,
  "autoRenew" BOOLEAN NOT NULL DEFAULT false,
  "renewalOn" DATE,
  "lastAuditOn" DATE,
  "nextAuditOn" DATE,
  "form" TEXT,
  "fileLocation" TEXT NOT NULL DEFAULT '',
  CONSTRAINT "Agreement_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Agreement_id_fkey" FOREIGN KEY ("id") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "Activity" (
  "id" UUID NOT NULL,
  "recordKind" TEXT,
  "description" TEXT NOT NULL DEFAULT '',
  "businessProcess" TEXT NOT NULL DEFAULT '',
  "peopleCategories" TEXT[],
  "dataCategories" TEXT[],
  "entityIds" TEXT[] DEFAULT ARRAY['00000000-0000-4000-8000-000000000001']::TEXT[],
  "jointControllers" JSONB NOT NULL DEFAULT '[]',
  "controllers" JSONB NOT NULL DEFAULT '[]',
  "recipients" JSONB NOT NULL DEFAULT '[]',
  "noRecipients" BOOLEAN NOT NULL DEFAULT false,
  "transfers" JSONB NOT NULL DEFAULT '[]',
  "noTransfers" BOOLEAN NOT NULL DEFAULT false,
  "retentionReason" TEXT NOT NULL DEFAULT '',
  "measuresReason" TEXT NOT NULL DEFAULT '',
  "riskLevel" TEXT,
  "dpiaScreening" JSONB NOT NULL DEFAULT '[]',
  "dpiaNeed" TEXT,
  "dpiaReason" TEXT NOT NULL DEFAULT '',
  "dpiaReference" TEXT NOT NULL DEFAULT '',
  "dpiaOn" DATE,
  "dpiaChecked" BOOLEAN NOT NULL DEFAULT false,
  "personsVolume" TEXT,
  "vulnerablePeople" BOOLEAN NOT NULL DEFAULT false,
  "automatedDecision" TEXT NOT NULL DEFAULT '',
  "nationalNumberRef" TEXT NOT NULL DEFAULT '',
  "noticeReference" TEXT NOT NULL DEFAULT '',
  "rightsNotes" TEXT NOT NULL DEFAULT '',
  "leakNotes" TEXT NOT NULL DEFAULT '',
  "startOn" DATE,
  "endOn" DATE,
  CONSTRAINT "Activity_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Activity_id_fkey" FOREIGN KEY ("id") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "RetentionRule" (
  "id" UUID NOT NULL,
  "dataCategories" TEXT[],
  "trigger" TEXT,
  "fixedOn" DATE,
  "period" TEXT NOT NULL DEFAULT '',
  "criterion" TEXT NOT NULL DEFAULT '',
  "action" TEXT,
  "basis" TEXT,
  "lawReference" TEXT NOT NULL DEFAULT '',
  "exception" TEXT NOT NULL DEFAULT '',
  "batches" JSONB NOT NULL DEFAULT '[]',
  CONSTRAINT "RetentionRule_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "RetentionRule_id_fkey" FOREIGN KEY ("id") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "Measure" (
  "id" UUID NOT NULL,
  "group" TEXT,
  "description" TEXT NOT NULL DEFAULT '',
  "evidence" TEXT NOT NULL DEFAULT '',
  "responsible" TEXT NOT NULL DEFAULT '',
  "lastTestedOn" DATE,
  "testEveryMonths" INTEGER,
  CONSTRAINT "Measure_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Measure_id_fkey" FOREIGN KEY ("id") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "System" (
  "id" UUID NOT NULL,
  "kind" TEXT,
  "description" TEXT NOT NULL DEFAULT '',
  "location" TEXT NOT NULL DEFAULT '',
  "hostingCountry" TEXT NOT NULL DEFAULT '',
  "supplier" TEXT NOT NULL DEFAULT '',
  "goLiveOn" DATE,
  "accessControl" TEXT NOT NULL DEFAULT '',
  "backup" TEXT NOT NULL DEFAULT '',
  "encryption" TEXT NOT NULL DEFAULT '',
  "deletion" TEXT NOT NULL DEFAULT '',
  "archive" TEXT NOT NULL DEFAULT '',
  CONSTRAINT "System_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "System_id_fkey" FOREIGN KEY ("id") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "AdequacyDecision" (
  "id" UUID NOT NULL,
  "country" TEXT NOT NULL,
  "validFrom" DATE NOT NULL,
  "validUntil" DATE,
  "scope" TEXT NOT NULL,
  "reference" TEXT NOT NULL,
  "iri" TEXT,
  "certainty" TEXT NOT NULL,
  "source" TEXT NOT NULL DEFAULT '',
  "version" INTEGER NOT NULL DEFAULT 1,
  "correctedById" UUID,
  "correctedAt" TIMESTAMPTZ(3),
  CONSTRAINT "AdequacyDecision_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "AdequacyDecision_country_validFrom_key" ON "AdequacyDecision"("country", "validFrom");
