-- Files that prove something of a request. Names are sealed with its key; erased, kind, hash and moments stay.
CREATE TABLE "RequestFile" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "fileId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "sealed" BYTEA,
    "warning" TEXT,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,
    "addedById" UUID,
    "erasedAt" TIMESTAMPTZ(3),
    "erasedById" UUID,

    CONSTRAINT "RequestFile_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "RequestFile_requestId_addedAt_idx" ON "RequestFile"("requestId", "addedAt");
CREATE INDEX "RequestFile_fileId_idx" ON "RequestFile"("fileId");
ALTER TABLE "RequestFile" ADD CONSTRAINT "RequestFile_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "PersonRequest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "RequestFile" ADD CONSTRAINT "RequestFile_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
