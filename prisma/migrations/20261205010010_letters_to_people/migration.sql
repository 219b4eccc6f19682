-- What the company tells the people concerned (Art. 34): a letter, or a public communication, that is worked on part by part.
CREATE TABLE "PeopleLetter" (
  "id" UUID NOT NULL,
  "leakId" UUID NOT NULL,
  "form" TEXT NOT NULL,
  "topic" TEXT NOT NULL,
  "language" TEXT NOT NULL,
  "audience" TEXT NOT NULL,
  "isFurther" BOOLEAN NOT NULL,
  "parts" JSONB NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  "createdById" UUID,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL,
  "updatedById" UUID,
  "approvedAt" TIMESTAMPTZ(3),
  "approvedById" UUID,
  "setAsideAt" TIMESTAMPTZ(3),
  "setAsideById" UUID,
  "setAsideReason" TEXT,
  "momentId" UUID,
  CONSTRAINT "PeopleLetter_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "PeopleLetter_leakId_fkey" FOREIGN KEY ("leakId") REFERENCES "Leak"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "PeopleLetter_leakId_createdAt_idx" ON "PeopleLetter"("leakId", "createdAt");

-- That a letter went out, with its text as it was and the hash of that; a row is never changed, another one takes it back.
CREATE TABLE "LetterDispatch" (
  "id" UUID NOT NULL,
  "letterId" UUID NOT NULL,
  "leakId" UUID NOT NULL,
  "at" TIMESTAMPTZ(3),
  "channel" TEXT,
  "number" INTEGER,
  "listPlace" TEXT NOT NULL DEFAULT '',
  "proof" TEXT NOT NULL DEFAULT '',
  "fileId" UUID,
  "content" TEXT NOT NULL,
  "contentHash" TEXT NOT NULL,
  "warnings" TEXT[] NOT NULL,
  "reason" TEXT NOT NULL DEFAULT '',
  "approvedById" UUID,
  "correctsId" UUID,
  "recordedAt" TIMESTAMPTZ(3) NOT NULL,
  "recordedById" UUID,
  CONSTRAINT "LetterDispatch_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "LetterDispatch_letterId_fkey" FOREIGN KEY ("letterId") REFERENCES "PeopleLetter"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "LetterDispatch_correctsId_fkey" FOREIGN KEY ("correctsId") REFERENCES "LetterDispatch"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "LetterDispatch_sent" CHECK (("at" IS NULL) = ("channel" IS NULL) AND ("at" IS NULL) = ("correctsId" IS NOT NULL))
);
CREATE UNIQUE INDEX "LetterDispatch_correctsId_key" ON "LetterDispatch"("correctsId");
CREATE INDEX "LetterDispatch_leakId_recordedAt_idx" ON "LetterDispatch"("leakId", "recordedAt");
CREATE INDEX "LetterDispatch_letterId_idx" ON "LetterDispatch"("letterId");
