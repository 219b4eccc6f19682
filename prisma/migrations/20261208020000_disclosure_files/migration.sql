-- Files that prove something of what went to others. Erased, kind, hash and moments stay.
CREATE TABLE "DisclosureFile" (
    "id" UUID NOT NULL,
    "disclosureId" UUID NOT NULL,
    "fileId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "warning" TEXT,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,
    "addedById" UUID,
    "erasedAt" TIMESTAMPTZ(3),
    "erasedById" UUID,

    CONSTRAINT "DisclosureFile_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "DisclosureFile_disclosureId_addedAt_idx" ON "DisclosureFile"("disclosureId", "addedAt");
CREATE INDEX "DisclosureFile_fileId_idx" ON "DisclosureFile"("fileId");
ALTER TABLE "DisclosureFile" ADD CONSTRAINT "DisclosureFile_disclosureId_fkey" FOREIGN KEY ("disclosureId") REFERENCES "Disclosure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "DisclosureFile" ADD CONSTRAINT "DisclosureFile_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
