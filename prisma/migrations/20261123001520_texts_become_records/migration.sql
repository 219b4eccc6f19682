-- Retention, measures and systems, until now rows of text inside an activity, become records of their own: drafts with the
-- owner, department and contributors of the (first) activity, linked from it, one record for equal text. Frozen versions and
-- what was kept of the past stay as they are. Run again, this changes nothing.

-- The record made of a text; NULL when it was there already. Its id follows from the text, so that equal texts meet.
CREATE FUNCTION text_becomes_record(p_activity uuid, p_register text, p_key text, p_field text, p_text jsonb,
  p_title text, p_reference text, p_missing text[]) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
  v_hash text := md5(p_register || p_text::text);
  v_id uuid := overlay(overlay(v_hash placing '4' from 13) placing '8' from 17)::uuid;
  v_number integer;
  v_made boolean := false;
BEGIN
  IF NOT EXISTS (SELECT FROM "Record" WHERE id = v_id) THEN
    INSERT INTO "RefCounter" AS c (series, value) VALUES (p_register, 1)
      ON CONFLICT (series) DO UPDATE SET value = c.value + 1 RETURNING value INTO v_number;
    INSERT INTO "Record" (id, register, ref, number, title, "ownerId", "departmentId", tags, "ruleSource", "ruleReference",
      "openFields", missing, "changesOn", "searchText", "contributorIds", "isExample")
    SELECT v_id, p_register, p_key || '-' || lpad(v_number::text, GREATEST(3, length(v_number::text)), '0'), v_number,
      left(p_title, 200), r."ownerId", r."departmentId", '{}', r."ruleSource", NULLIF(left(p_reference, 300), ''), '{}',
      CASE WHEN r."ownerId" IS NULL THEN ARRAY['owner'] || p_missing ELSE p_missing END, CURRENT_DATE,
      lower(unaccent(concat_ws(' ', p_key || '-' || lpad(v_number::text, GREATEST(3, length(v_number::text)), '0'),
        left(p_title, 200), p_reference, (SELECT string_agg(value, ' ') FROM jsonb_each_text(p_text))))),
      r."contributorIds", r."isExample"
    FROM "Record" r WHERE r.id = p_activity;
    v_made := true;
  END IF;
  INSERT INTO "RecordLink" ("fromId", field, "toId") VALUES (p_activity, p_field, v_id) ON CONFLICT DO NOTHING;
  RETURN CASE WHEN v_made THEN v_id END;
END $$;

CREATE FUNCTION trimmed_row(p_row jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT COALESCE(jsonb_object_agg(key, btrim(value)), '{}') FROM jsonb_each_text(p_row) WHERE btrim(value) <> ''
$$;

CREATE FUNCTION texts_become_records() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v record;
  v_id uuid;
  v_period text;
  v_law text;
BEGIN
  IF NOT EXISTS (SELECT FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = 'Activity' AND column_name = 'processingCategories') THEN
    RETURN;
  END IF;

  FOR v IN SELECT a.id, r.title, trimmed_row(e.value) AS text
    FROM "Activity" a JOIN "Record" r ON r.id = a.id CROSS JOIN LATERAL jsonb_array_elements(a.retention) WITH ORDINALITY e
    WHERE trimmed_row(e.value) <> '{}' ORDER BY r.number, e.ordinality
  LOOP
    v_period := upper(v.text ->> 'period');
    IF v_period !~ '^P(?=\d)(\d{1,2}Y)?(\d{1,3}M)?(\d{1,3}W)?(\d{1,4}D)?$' THEN v_period := NULL; END IF;
    v_law := CASE WHEN v.text ->> 'basis' = 'law' THEN v.text ->> 'reference' END;
    v_id := text_becomes_record(v.id, 'retention-rules', 'E', 'retentionRules', v.text,
      COALESCE(v.text ->> 'reference', v.title), v.text ->> 'reference', array_remove(ARRAY[
        CASE WHEN v.text ->> 'trigger' IS NULL THEN 'trigger' END, CASE WHEN v.text ->> 'trigger' = 'fixed_date' THEN 'fixed_on' END,
        CASE WHEN v.text ->> 'period' IS NULL THEN 'period' END, CASE WHEN v.text ->> 'action' IS NULL THEN 'action' END,
        CASE WHEN v.text ->> 'basis' IS NULL THEN 'basis' END,
        CASE WHEN v.text ->> 'basis' = 'law' AND v_law IS NULL THEN 'law_reference' END], NULL));
    IF v_id IS NOT NULL THEN
      INSERT INTO "RetentionRule" (id, "dataCategories", trigger, period, criterion, action, basis, "lawReference")
      VALUES (v_id, array_remove(ARRAY[v.text ->> 'dataCategory'], NULL), v.text ->> 'trigger', COALESCE(v_period, ''),
        CASE WHEN v_period IS NULL THEN COALESCE(v.text ->> 'period', '') ELSE '' END, v.text ->> 'action', v.text ->> 'basis',
        COALESCE(v_law, ''));
    END IF;
  END LOOP;

  FOR v IN SELECT a.id, trimmed_row(e.value) AS text
    FROM "Activity" a JOIN "Record" r ON r.id = a.id CROSS JOIN LATERAL jsonb_array_elements(a.measures) WITH ORDINALITY e
    WHERE trimmed_row(e.value) <> '{}' ORDER BY r.number, e.ordinality
  LOOP
    v_id := text_becomes_record(v.id, 'measures', 'M', 'measures', v.text,
      COALESCE(v.text ->> 'description', v.text ->> 'group'), NULL, array_remove(ARRAY[
        CASE WHEN v.text ->> 'group' IS NULL THEN 'group' END,
        CASE WHEN v.text ->> 'description' IS NULL THEN 'description' END, 'responsible', 'evidence', 'tested'], NULL));
    IF v_id IS NOT NULL THEN
      INSERT INTO "Measure" (id, "group", description)
      VALUES (v_id, v.text ->> 'group', COALESCE(v.text ->> 'description', ''));
    END IF;
  END LOOP;

  FOR v IN SELECT a.id, trimmed_row(e.value) AS text
    FROM "Activity" a JOIN "Record" r ON r.id = a.id CROSS JOIN LATERAL jsonb_array_elements(a.systems) WITH ORDINALITY e
    WHERE trimmed_row(e.value) <> '{}' ORDER BY r.number, e.ordinality
  LOOP
    v_id := text_becomes_record(v.id, 'systems', 'Y', 'systems', v.text,
      COALESCE(v.text ->> 'name', v.text ->> 'location', v.text ->> 'owner'), NULL, array_remove(ARRAY['kind',
        CASE WHEN v.text ->> 'location' IS NULL THEN 'location' END, 'country', 'access_control', 'deletion'], NULL));
    IF v_id IS NOT NULL THEN
      -- Who owned the system was a text; it is kept as description, for a person to name the owner of the record.
      INSERT INTO "System" (id, location, description)
      VALUES (v_id, COALESCE(v.text ->> 'location', ''), COALESCE(v.text ->> 'owner', ''));
    END IF;
  END LOOP;

  -- Categories of processing stand with each controller that we act for (Art. 30(2)(b)).
  UPDATE "Activity" SET controllers = CASE
      WHEN controllers <> '[]' THEN (SELECT jsonb_agg(e.value || jsonb_build_object('country', '', 'representative', '',
        'dpo', '', 'categories', "processingCategories") ORDER BY e.ordinality)
        FROM jsonb_array_elements(controllers) WITH ORDINALITY e)
      ELSE jsonb_build_array(jsonb_build_object('name', '', 'contact', '', 'country', '', 'representative', '', 'dpo', '',
        'categories', "processingCategories")) END
    WHERE controllers <> '[]' OR "processingCategories" <> '';

  -- Every criterion of the screening is asked of a controller's record, none is answered yet.
  UPDATE "Activity" SET "dpiaScreening" = (SELECT jsonb_agg(jsonb_build_object('criterion', c.code, 'answer', NULL, 'why', '')
      ORDER BY c.place)
    FROM unnest(ARRAY['evaluation', 'automated_decision', 'systematic_monitoring', 'sensitive_data', 'large_scale',
      'matching_datasets', 'vulnerable_people', 'innovative_technology', 'preventing_right']) WITH ORDINALITY c(code, place))
    WHERE "recordKind" IS DISTINCT FROM 'processor';

  -- Open answers by their new names; what a record lacks is computed again with the next look at what changes by itself.
  UPDATE "Record" SET "changesOn" = CURRENT_DATE, "openFields" = (SELECT COALESCE(array_agg(DISTINCT CASE n.name
        WHEN 'retention' THEN 'retentionRules' WHEN 'processingCategories' THEN 'controllers' ELSE n.name END), '{}')
      FROM unnest("openFields") n(name))
    WHERE register = 'activities';
END $$;

SELECT texts_become_records();
DROP FUNCTION texts_become_records();
DROP FUNCTION trimmed_row(jsonb);
DROP FUNCTION text_becomes_record(uuid, text, text, text, jsonb, text, text, text[]);

ALTER TABLE "Activity" DROP COLUMN IF EXISTS retention, DROP COLUMN IF EXISTS measures, DROP COLUMN IF EXISTS systems,
  DROP COLUMN IF EXISTS "processingCategories";
