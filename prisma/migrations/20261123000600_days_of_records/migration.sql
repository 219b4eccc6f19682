-- AlterTable
ALTER TABLE "Record" ADD COLUMN     "changesOn" DATE,
ADD COLUMN     "reviewReasons" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "RecordDue" (
    "recordId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "on" DATE NOT NULL,

    CONSTRAINT "RecordDue_pkey" PRIMARY KEY ("recordId","code","on")
);

-- CreateIndex
CREATE INDEX "RecordDue_on_idx" ON "RecordDue"("on");

-- CreateIndex
CREATE INDEX "Record_changesOn_idx" ON "Record"("changesOn");

-- AddForeignKey
ALTER TABLE "RecordDue" ADD CONSTRAINT "RecordDue_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


