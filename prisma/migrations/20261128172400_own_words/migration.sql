-- Facts that public registers state and that had no place: the owner as a function, the former number, the kind of processing,
-- further departments, stakeholders, and a range of periods.
ALTER TABLE "Record" ADD COLUMN "ownerRole" TEXT NOT NULL DEFAULT '', ADD COLUMN "formerRef" TEXT NOT NULL DEFAULT '';
ALTER TABLE "RecordMoment" ADD COLUMN "ownerRole" TEXT NOT NULL DEFAULT '', ADD COLUMN "formerRef" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Activity" ADD COLUMN "processingType" TEXT NOT NULL DEFAULT '', ADD COLUMN "otherDepartments" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "stakeholders" TEXT NOT NULL DEFAULT '';
ALTER TABLE "RetentionRule" ADD COLUMN "periodFrom" TEXT NOT NULL DEFAULT '';

-- The same as before, with the two new values of a record.
CREATE OR REPLACE FUNCTION record_moment_keep(p_id uuid, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v_row jsonb;
  v_new "RecordMoment";
  v_last "RecordMoment";
BEGIN
  SELECT to_jsonb(r) || jsonb_build_object('recordId', r.id, 'at', p_at, 'sequence', 0, 'values',
      jsonb_build_object('title', r.title, 'ownerId', r."ownerId", 'departmentId', r."departmentId",
        'ownerRole', r."ownerRole", 'formerRef', r."formerRef",
        'ruleSource', r."ruleSource", 'ruleReference', COALESCE(r."ruleReference", ''), 'tags', r.tags,
        'nextReviewOn', r."nextReviewOn", 'noteToDpo', COALESCE(r."noteToDpo", ''), 'openFields', r."openFields")
      || record_own_values(r.id, r.register)
      || COALESCE((SELECT jsonb_object_agg(f.field, f.refs) FROM (
          SELECT l.field, jsonb_agg(t.ref ORDER BY t.ref) AS refs
          FROM "RecordLink" l JOIN "Record" t ON t.id = l."toId" WHERE l."fromId" = r.id GROUP BY l.field) f), '{}'))
    INTO v_row FROM "Record" r WHERE r.id = p_id;
  IF v_row IS NULL THEN RETURN; END IF;
  v_new := jsonb_populate_record(NULL::"RecordMoment", v_row);
  SELECT * INTO v_last FROM "RecordMoment" m WHERE m."recordId" = p_id ORDER BY m.sequence DESC LIMIT 1;
  v_last.sequence := 0;
  v_last.at := v_new.at;
  IF v_last IS NOT DISTINCT FROM v_new THEN RETURN; END IF;
  v_new.sequence := nextval('"RecordMoment_sequence_seq"');
  INSERT INTO "RecordMoment" SELECT v_new.*;
END $$;
