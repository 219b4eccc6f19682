-- DropIndex
DROP INDEX "ReviewStep_versionId_at_idx";

-- AlterTable
ALTER TABLE "ReviewStep" ADD COLUMN     "sequence" SERIAL NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "ReviewStep_sequence_key" ON "ReviewStep"("sequence");

-- CreateIndex
CREATE INDEX "ReviewStep_versionId_sequence_idx" ON "ReviewStep"("versionId", "sequence");


