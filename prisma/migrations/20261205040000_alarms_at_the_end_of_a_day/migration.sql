-- An alarm about an end that is 24:00 of a day says so, as the clock itself does.
ALTER TABLE "Alarm" ADD COLUMN "endsDay" BOOLEAN NOT NULL DEFAULT false;
UPDATE "Alarm" a SET "endsDay" = true
  FROM "LeakClock" c JOIN "ClockRule" r ON r.id = c."ruleId"
  WHERE a.kind = 'due' AND c."leakId" = a."subjectId" AND c.code = a.part AND r.unit <> 'hours';
