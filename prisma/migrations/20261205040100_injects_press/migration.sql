-- What comes in while an exercise runs, and when, so that alarms tell it: [{ code, at, decides }].
ALTER TABLE "Exercise" ADD COLUMN "injects" JSONB NOT NULL DEFAULT '[]';
