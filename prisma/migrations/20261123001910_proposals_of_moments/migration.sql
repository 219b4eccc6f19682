-- AlterTable
ALTER TABLE "RecordMoment" ADD COLUMN     "isProposal" BOOLEAN NOT NULL DEFAULT false;
