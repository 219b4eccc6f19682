-- Lists as of a date are read in their order from indexes of the moments, as those of today are; a version that was in force
-- then leads to the moment in which it was. The order of versions is kept for all of them, not only for those in force now.
CREATE INDEX "RecordMoment_title_idx" ON "RecordMoment"("register", lower(title), "number");
CREATE INDEX "RecordMoment_inForceVersionId_at_idx" ON "RecordMoment"("inForceVersionId", "at") WHERE "inForceVersionId" IS NOT NULL;
-- What another state took the place of: a search as of a date reads only of these their own text.
CREATE INDEX "RecordMoment_register_until_idx" ON "RecordMoment"("register", "until") WHERE "until" IS NOT NULL;
-- What still holds is found by today's text, and then asked for by its record, from the index alone.
CREATE INDEX "RecordMoment_lasting_idx" ON "RecordMoment"("recordId") INCLUDE ("register", "number", "at", "status", "inForceVersionId", "ref")
  WHERE "until" IS NULL;
DROP INDEX "VersionRow_recordId_idx";
CREATE INDEX "VersionRow_recordId_idx" ON "VersionRow"("recordId", "current", "register", "placeId", "number", "id");
DROP INDEX "VersionRow_title_idx";
CREATE INDEX "VersionRow_title_idx" ON "VersionRow"("register", lower(title), "number");

-- The register that grows most.
DO $$
DECLARE
  v_column text;
  v_by text;
BEGIN
  FOREACH v_column IN ARRAY ARRAY['recordKind', 'businessProcess', 'processingType', 'startOn', 'endOn'] LOOP
    v_by := format(CASE WHEN v_column IN ('startOn', 'endOn') THEN '(short ->> %L)' ELSE 'lower(short ->> %L)' END, v_column);
    EXECUTE format('DROP INDEX %I', 'VersionRow_Activity_' || v_column || '_sort');
    EXECUTE format('CREATE INDEX %I ON "VersionRow" (%s, number) WHERE register = ''activities''',
      'VersionRow_Activity_' || v_column || '_sort', v_by);
    EXECUTE format('CREATE INDEX %I ON "RecordMoment" (%s, number) WHERE register = ''activities''',
      'RecordMoment_Activity_' || v_column || '_sort', v_by);
  END LOOP;
END $$;
