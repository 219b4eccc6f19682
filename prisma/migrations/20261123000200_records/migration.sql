-- What the records of every register have in common: the record, what it links to, its frozen versions and their review.

-- Search in names: by parts of words, and without accents.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

CREATE TYPE "RecordStatus" AS ENUM ('draft', 'in_review', 'in_force', 'retired');
CREATE TYPE "RuleSource" AS ENUM ('law', 'policy', 'contract');
CREATE TYPE "ReviewStepKind" AS ENUM ('submitted', 'voided', 'returned', 'accepted', 'put_in_force', 'superseded');
CREATE TYPE "FindingState" AS ENUM ('open', 'in_progress', 'resolved', 'risk_accepted', 'withdrawn');

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
  "changesOn" DATE,
  "reviewReasons" JSONB NOT NULL DEFAULT '[]',
  "searchText" TEXT NOT NULL DEFAULT '',
  "inForceText" TEXT NOT NULL DEFAULT '',
  "contributorIds" UUID[],
  "submittedVersionId" UUID,
  "inForceVersionId" UUID,
  "isExample" BOOLEAN NOT NULL DEFAULT false,
  "isProposal" BOOLEAN NOT NULL DEFAULT false,
  "version" INTEGER NOT NULL DEFAULT 1,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "retiredAt" TIMESTAMPTZ(3),
  CONSTRAINT "Record_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Record_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "Record_ref_key" ON "Record"("ref");
CREATE INDEX "Record_register_status_title_idx" ON "Record"("register", "status", "title");
CREATE INDEX "Record_status_idx" ON "Record"("status");
CREATE INDEX "Record_register_updatedAt_idx" ON "Record"("register", "updatedAt" DESC);
CREATE INDEX "Record_register_nextReviewOn_idx" ON "Record"("register", "nextReviewOn");
CREATE INDEX "Record_departmentId_idx" ON "Record"("departmentId");
CREATE INDEX "Record_ownerId_idx" ON "Record"("ownerId");
CREATE INDEX "Record_changesOn_idx" ON "Record"("changesOn");
CREATE INDEX "Record_missing_idx" ON "Record" USING GIN ("missing");
CREATE INDEX "Record_searchText_idx" ON "Record" USING GIN ("searchText" gin_trgm_ops);
CREATE INDEX "Record_inForceText_idx" ON "Record" USING GIN ("inForceText" gin_trgm_ops);
CREATE UNIQUE INDEX "Record_register_number_key" ON "Record"("register", "number");

CREATE TABLE "RecordDue" (
  "recordId" UUID NOT NULL,
  "code" TEXT NOT NULL,
  "on" DATE NOT NULL,
  CONSTRAINT "RecordDue_pkey" PRIMARY KEY ("recordId","code","on"),
  CONSTRAINT "RecordDue_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "RecordDue_on_idx" ON "RecordDue"("on");

CREATE TABLE "RecordLink" (
  "fromId" UUID NOT NULL,
  "field" TEXT NOT NULL,
  "toId" UUID NOT NULL,
  "position" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "RecordLink_pkey" PRIMARY KEY ("fromId","field","toId"),
  CONSTRAINT "RecordLink_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "RecordLink_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "RecordLink_toId_idx" ON "RecordLink"("toId");

CREATE TABLE "RecordVersion" (
  "id" UUID NOT NULL,
  "recordId" UUID NOT NULL,
  "number" INTEGER NOT NULL,
  "content" TEXT NOT NULL,
  "contentHash" TEXT NOT NULL,
  "submittedById" UUID NOT NULL,
  "contributorIds" UUID[],
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "RecordVersion_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "RecordVersion_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "RecordVersion_recordId_number_key" ON "RecordVersion"("recordId", "number");
-- Finds the versions whose frozen content links to a record ("used by", and whether a record may be retired).
CREATE INDEX "RecordVersion_content_idx" ON "RecordVersion" USING gin ((content::jsonb) jsonb_path_ops);

CREATE TABLE "ReviewStep" (
  "id" UUID NOT NULL,
  "sequence" SERIAL NOT NULL,
  "versionId" UUID NOT NULL,
  "kind" "ReviewStepKind" NOT NULL,
  "byId" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "reason" TEXT,
  "fieldComments" JSONB NOT NULL DEFAULT '{}',
  "contentHash" TEXT NOT NULL,
  CONSTRAINT "ReviewStep_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "ReviewStep_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "RecordVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "ReviewStep_sequence_key" ON "ReviewStep"("sequence");
CREATE INDEX "ReviewStep_versionId_sequence_idx" ON "ReviewStep"("versionId", "sequence");

CREATE TABLE "RefCounter" (
  "series" TEXT NOT NULL,
  "value" INTEGER NOT NULL,
  CONSTRAINT "RefCounter_pkey" PRIMARY KEY ("series")
);

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
  CONSTRAINT "Finding_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Finding_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "Finding_ref_key" ON "Finding"("ref");
CREATE UNIQUE INDEX "Finding_number_key" ON "Finding"("number");
CREATE INDEX "Finding_recordId_idx" ON "Finding"("recordId");
CREATE INDEX "Finding_state_dueOn_idx" ON "Finding"("state", "dueOn");

CREATE TABLE "Remark" (
  "id" UUID NOT NULL,
  "recordId" UUID NOT NULL,
  "body" TEXT NOT NULL,
  "authorId" UUID NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "Remark_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Remark_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "Remark_recordId_idx" ON "Remark"("recordId");

CREATE TABLE "Comment" (
  "id" UUID NOT NULL,
  "recordId" UUID NOT NULL,
  "body" TEXT NOT NULL,
  "authorId" UUID NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "removedAt" TIMESTAMPTZ(3),
  "removedById" UUID,
  CONSTRAINT "Comment_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Comment_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "Comment_recordId_createdAt_idx" ON "Comment"("recordId", "createdAt");

CREATE TABLE "Mention" (
  "commentId" UUID NOT NULL,
  "personId" UUID NOT NULL,
  "seenAt" TIMESTAMPTZ(3),
  CONSTRAINT "Mention_pkey" PRIMARY KEY ("commentId","personId"),
  CONSTRAINT "Mention_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "Mention_personId_seenAt_idx" ON "Mention"("personId", "seenAt");

CREATE TABLE "StoredFile" (
  "id" UUID NOT NULL,
  "sha256" TEXT NOT NULL,
  "size" INTEGER NOT NULL,
  "contentType" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "byId" UUID,
  CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("id"),
  -- The hash names the file in the data folder, so it can be nothing but a hash.
  CONSTRAINT "StoredFile_sha256_is_a_hash" CHECK ("sha256" ~ '^[0-9a-f]{64}$'),
  CONSTRAINT "StoredFile_is_not_empty" CHECK ("size" > 0)
);
CREATE UNIQUE INDEX "StoredFile_sha256_key" ON "StoredFile"("sha256");

CREATE TABLE "Attachment" (
  "id" UUID NOT NULL,
  "recordId" UUID NOT NULL,
  "fileId" UUID NOT NULL,
  "seriesId" UUID NOT NULL,
  "number" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "note" TEXT NOT NULL DEFAULT '',
  "replacesId" UUID,
  "addedAt" TIMESTAMPTZ(3) NOT NULL,
  "addedById" UUID,
  "removedAt" TIMESTAMPTZ(3),
  "removedById" UUID,
  "removedReason" TEXT,
  CONSTRAINT "Attachment_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Attachment_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "Attachment_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "Attachment_number_from_one" CHECK ("number" > 0),
  CONSTRAINT "Attachment_removed_with_reason" CHECK ("removedAt" IS NULL OR "removedReason" <> '')
);
CREATE INDEX "Attachment_recordId_idx" ON "Attachment"("recordId");
CREATE INDEX "Attachment_fileId_idx" ON "Attachment"("fileId");
CREATE UNIQUE INDEX "Attachment_seriesId_number_key" ON "Attachment"("seriesId", "number");
