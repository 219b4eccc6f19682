-- Four eyes are counted by person: two accounts with the same personId are one person.
ALTER TABLE "User" ADD COLUMN     "personId" UUID NOT NULL DEFAULT gen_random_uuid();

-- CreateIndex
CREATE INDEX "User_personId_idx" ON "User"("personId");
