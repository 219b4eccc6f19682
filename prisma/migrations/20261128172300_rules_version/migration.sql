-- By which rules the records were last looked at: after an update the job of the day looks at all of them again.
ALTER TABLE "Instance" ADD COLUMN "rulesVersion" INTEGER NOT NULL DEFAULT 0;
