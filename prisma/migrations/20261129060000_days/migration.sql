-- Reviews in the order of their days, as the calendar and the list of due dates read them: the key is that of lib/calendar/due-dates.ts,
-- and what rights and filters ask stands in the index, so that a month is counted without the wide rows.
CREATE INDEX "Record_review_day_idx" ON "Record"("nextReviewOn", ((("ref" || ' review')) COLLATE "C"))
  INCLUDE ("ref", "register", "status", "departmentId", "ownerId") WHERE "status" <> 'retired' AND "nextReviewOn" IS NOT NULL;
