-- AlterTable
ALTER TABLE "LeakClock" ADD COLUMN     "agreementRef" TEXT;
