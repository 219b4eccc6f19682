-- What was learnt from a leak, written down when it is closed.
ALTER TABLE "Leak" ADD COLUMN "lessons" TEXT NOT NULL DEFAULT '';
