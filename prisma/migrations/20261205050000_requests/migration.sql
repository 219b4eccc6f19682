-- Requests of people about their data: who asks and in which words is sealed with a key of each request.
ALTER TABLE "Organisation" ADD COLUMN "requestKeepYears" INTEGER NOT NULL DEFAULT 5;

CREATE TABLE "PersonRequest" (
  "id" UUID NOT NULL,
  "ref" TEXT NOT NULL,
  "year" INTEGER NOT NULL,
  "number" INTEGER NOT NULL,
  "right" TEXT NOT NULL,
  "channel" TEXT NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'open',
  "peopleCategory" TEXT NOT NULL,
  "language" TEXT NOT NULL,
  "receivedOn" DATE NOT NULL,
  "confirmedOn" DATE,
  "identityAskedOn" DATE,
  "identityGivenOn" DATE,
  "identityHow" TEXT,
  "extendedOn" DATE,
  "extendedWhy" TEXT,
  "executedOn" DATE,
  "decision" TEXT,
  "refusalGround" TEXT,
  "decidedAt" TIMESTAMPTZ(3),
  "decidedById" UUID,
  "answeredOn" DATE,
  "authorityDueOn" DATE,
  "endedOn" DATE,
  "closedAt" TIMESTAMPTZ(3),
  "handlerId" UUID,
  "mergedIntoId" UUID,
  "keyWrapped" BYTEA,
  "sealed" BYTEA,
  "matchKeys" TEXT[],
  "erasedAt" TIMESTAMPTZ(3),
  "erasedById" UUID,
  "nextDueAt" TIMESTAMPTZ(3),
  "isExample" BOOLEAN NOT NULL DEFAULT false,
  "version" INTEGER NOT NULL DEFAULT 1,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "createdById" UUID,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "PersonRequest_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "PersonRequest_ref_key" ON "PersonRequest"("ref");
CREATE UNIQUE INDEX "PersonRequest_year_number_key" ON "PersonRequest"("year", "number");
CREATE INDEX "PersonRequest_state_nextDueAt_idx" ON "PersonRequest"("state", "nextDueAt");
CREATE INDEX "PersonRequest_mergedIntoId_idx" ON "PersonRequest"("mergedIntoId");
CREATE INDEX "PersonRequest_matchKeys_idx" ON "PersonRequest" USING GIN ("matchKeys");
ALTER TABLE "PersonRequest" ADD CONSTRAINT "PersonRequest_mergedIntoId_fkey"
  FOREIGN KEY ("mergedIntoId") REFERENCES "PersonRequest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "RequestTask" (
  "id" UUID NOT NULL,
  "requestId" UUID NOT NULL,
  "number" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "origin" TEXT NOT NULL DEFAULT '',
  "recordRef" TEXT,
  "title" TEXT NOT NULL,
  "ownerId" UUID,
  "assignedAt" TIMESTAMPTZ(3),
  "assignedById" UUID,
  "dueOn" DATE,
  "endKind" TEXT,
  "endedAt" TIMESTAMPTZ(3),
  "endedById" UUID,
  "confirmedOn" DATE,
  "sealed" BYTEA,
  "version" INTEGER NOT NULL DEFAULT 1,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "createdById" UUID,
  CONSTRAINT "RequestTask_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "RequestTask_requestId_number_key" ON "RequestTask"("requestId", "number");
CREATE INDEX "RequestTask_ownerId_endedAt_idx" ON "RequestTask"("ownerId", "endedAt");
CREATE INDEX "RequestTask_endedAt_dueOn_idx" ON "RequestTask"("endedAt", "dueOn");
ALTER TABLE "RequestTask" ADD CONSTRAINT "RequestTask_requestId_fkey"
  FOREIGN KEY ("requestId") REFERENCES "PersonRequest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "RequestLetter" (
  "id" UUID NOT NULL,
  "requestId" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "language" TEXT NOT NULL,
  "sealed" BYTEA,
  "sentOn" DATE,
  "channel" TEXT,
  "sha256" TEXT,
  "recordedAt" TIMESTAMPTZ(3),
  "recordedById" UUID,
  "version" INTEGER NOT NULL DEFAULT 1,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "createdById" UUID,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "RequestLetter_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "RequestLetter_requestId_idx" ON "RequestLetter"("requestId");
ALTER TABLE "RequestLetter" ADD CONSTRAINT "RequestLetter_requestId_fkey"
  FOREIGN KEY ("requestId") REFERENCES "PersonRequest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "RequestNote" (
  "id" UUID NOT NULL,
  "requestId" UUID NOT NULL,
  "on" DATE NOT NULL,
  "sealed" BYTEA NOT NULL,
  "byId" UUID,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "RequestNote_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "RequestNote_requestId_idx" ON "RequestNote"("requestId");
ALTER TABLE "RequestNote" ADD CONSTRAINT "RequestNote_requestId_fkey"
  FOREIGN KEY ("requestId") REFERENCES "PersonRequest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A letter that went out stays as it was sent; only its words can be made unreadable, with the key of its request.
CREATE FUNCTION request_letter_frozen() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF OLD."sentOn" IS NULL THEN RETURN NEW; END IF;
  IF (to_jsonb(NEW) - 'sealed') IS DISTINCT FROM (to_jsonb(OLD) - 'sealed') OR (NEW."sealed" IS NOT NULL AND NEW."sealed" IS DISTINCT FROM OLD."sealed") THEN
    RAISE EXCEPTION 'a letter that went out stays as it was sent' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "RequestLetter_frozen" BEFORE UPDATE ON "RequestLetter" FOR EACH ROW EXECUTE FUNCTION request_letter_frozen();
