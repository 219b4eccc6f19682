-- What an import of people did to each account, for taking it back: roles and departments before and after, no name and no address.
CREATE TABLE "ImportPerson" (
  "importId" UUID NOT NULL,
  "userId" UUID NOT NULL,
  "versionBefore" INTEGER NOT NULL,
  "versionAfter" INTEGER NOT NULL,
  "changes" JSONB NOT NULL,
  "salt" TEXT NOT NULL,
  CONSTRAINT "ImportPerson_pkey" PRIMARY KEY ("importId", "userId"),
  CONSTRAINT "ImportPerson_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "ImportPerson_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "ImportPerson_userId_idx" ON "ImportPerson"("userId");
