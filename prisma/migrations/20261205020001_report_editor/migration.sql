-- Who changed which answer of a draft last, and in which version.
ALTER TABLE "ReportDraft" ADD COLUMN "edits" JSONB NOT NULL DEFAULT '{}';

-- Why it was filed after its due moment (Art. 33(1)), where the report itself does not say it.
ALTER TABLE "FiledReport" ADD COLUMN "delayReason" TEXT;

-- What was signed off, as it stood then. Never changed: an edit voids it by making the draft something else.
CREATE TABLE "DraftSignOff" (
  "id" UUID NOT NULL,
  "draftId" UUID NOT NULL,
  "version" INTEGER NOT NULL,
  "values" JSONB NOT NULL,
  "byId" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "DraftSignOff_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "DraftSignOff_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "ReportDraft"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "DraftSignOff_draftId_at_idx" ON "DraftSignOff"("draftId", "at");

-- What people say about one question of a draft.
CREATE TABLE "DraftComment" (
  "id" UUID NOT NULL,
  "draftId" UUID NOT NULL,
  "field" TEXT NOT NULL,
  "body" TEXT NOT NULL,
  "authorId" UUID NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  "solvedAt" TIMESTAMPTZ(3),
  "solvedById" UUID,
  CONSTRAINT "DraftComment_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "DraftComment_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "ReportDraft"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "DraftComment_draftId_createdAt_idx" ON "DraftComment"("draftId", "createdAt");

-- Answers that were entered on the portal, as they were then.
CREATE TABLE "DraftTick" (
  "draftId" UUID NOT NULL,
  "field" TEXT NOT NULL,
  "answerHash" TEXT NOT NULL,
  "byId" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "DraftTick_pkey" PRIMARY KEY ("draftId", "field"),
  CONSTRAINT "DraftTick_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "ReportDraft"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- Who has a draft open, and at which question.
CREATE TABLE "DraftPresence" (
  "draftId" UUID NOT NULL,
  "userId" UUID NOT NULL,
  "field" TEXT,
  "seenAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "DraftPresence_pkey" PRIMARY KEY ("draftId", "userId"),
  CONSTRAINT "DraftPresence_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "ReportDraft"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- What the recipient gave as proof of a filing.
CREATE TABLE "FiledReceipt" (
  "filedReportId" UUID NOT NULL,
  "leakFileId" UUID NOT NULL,
  "byId" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "FiledReceipt_pkey" PRIMARY KEY ("filedReportId", "leakFileId"),
  CONSTRAINT "FiledReceipt_filedReportId_fkey" FOREIGN KEY ("filedReportId") REFERENCES "FiledReport"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "FiledReceipt_leakFileId_fkey" FOREIGN KEY ("leakFileId") REFERENCES "LeakFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "FiledReceipt_leakFileId_idx" ON "FiledReceipt"("leakFileId");
