-- The same as before in less than half the time: a plan that is kept, and what is empty goes first.
CREATE OR REPLACE FUNCTION record_short(p_values jsonb) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  IF jsonb_typeof(p_values) IS DISTINCT FROM 'object' THEN RETURN '{}'; END IF;
  RETURN (
    SELECT COALESCE(jsonb_object_agg(e.key, CASE jsonb_typeof(e.value)
        WHEN 'string' THEN CASE WHEN length(e.value #>> '{}') > 100 THEN to_jsonb(left(e.value #>> '{}', 100)) ELSE e.value END
        WHEN 'array' THEN jsonb_path_query_array(e.value, '$[*] ? (@.type() == "string")')
        ELSE e.value END), '{}')
    FROM jsonb_each(p_values - '{title,ownerId,departmentId,ownerRole,formerRef,ruleSource,ruleReference,tags,nextReviewOn,noteToDpo,openFields}'::text[]) e
    WHERE e.value NOT IN ('null', '""', '[]', '{}')
      AND CASE jsonb_typeof(e.value) WHEN 'object' THEN FALSE
        WHEN 'array' THEN jsonb_path_exists(e.value, '$[*] ? (@.type() == "string")') ELSE TRUE END);
END $$;

-- The same as before: its columns one by one, not through an object that has the long texts of a record in it twice.
CREATE OR REPLACE FUNCTION record_moment_keep(p_id uuid, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v_new "RecordMoment";
  v_last "RecordMoment";
BEGIN
  SELECT 0, r.id, p_at, r.version, r.status, r.title, r."ownerId", r."departmentId", r.tags, r."nextReviewOn", r."ruleSource",
      r."ruleReference", r."noteToDpo", r."openFields", r.missing, r."reviewReasons", r."searchText", r."inForceText",
      r."submittedVersionId", r."inForceVersionId", r."isExample", r."isProposal", r."retiredAt", r."updatedAt",
      r."ownerRole", r."formerRef", r.register, r.ref, r.number,
      jsonb_build_object('title', r.title, 'ownerId', r."ownerId", 'departmentId', r."departmentId",
        'ownerRole', r."ownerRole", 'formerRef', r."formerRef",
        'ruleSource', r."ruleSource", 'ruleReference', COALESCE(r."ruleReference", ''), 'tags', r.tags,
        'nextReviewOn', r."nextReviewOn", 'noteToDpo', COALESCE(r."noteToDpo", ''), 'openFields', r."openFields")
      || record_own_values(r.id, r.register)
      || COALESCE((SELECT jsonb_object_agg(f.field, f.refs) FROM (
          SELECT l.field, jsonb_agg(t.ref ORDER BY t.ref) AS refs
          FROM "RecordLink" l JOIN "Record" t ON t.id = l."toId" WHERE l."fromId" = r.id GROUP BY l.field) f), '{}')
    INTO v_new.sequence, v_new."recordId", v_new.at, v_new.version, v_new.status, v_new.title, v_new."ownerId",
      v_new."departmentId", v_new.tags, v_new."nextReviewOn", v_new."ruleSource", v_new."ruleReference", v_new."noteToDpo",
      v_new."openFields", v_new.missing, v_new."reviewReasons", v_new."searchText", v_new."inForceText",
      v_new."submittedVersionId", v_new."inForceVersionId", v_new."isExample", v_new."isProposal", v_new."retiredAt",
      v_new."updatedAt", v_new."ownerRole", v_new."formerRef", v_new.register, v_new.ref, v_new.number, v_new."values"
    FROM "Record" r WHERE r.id = p_id;
  IF v_new."recordId" IS NULL THEN RETURN; END IF;
  v_new.short := record_short(v_new."values");
  SELECT * INTO v_last FROM "RecordMoment" m WHERE m."recordId" = p_id ORDER BY m.sequence DESC LIMIT 1;
  v_last.sequence := 0;
  v_last.at := v_new.at;
  IF v_last IS NOT DISTINCT FROM v_new THEN RETURN; END IF;
  v_new.sequence := nextval('"RecordMoment_sequence_seq"');
  INSERT INTO "RecordMoment" SELECT v_new.*;
END $$;

-- Words of records that are made: of all rows of a statement at once, for most of them share their words. Each is looked up in the
-- index: without knowing how many rows there are, the planner would read all words for one.
CREATE FUNCTION search_words_made() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO public."SearchWord" ("word")
    SELECT x.w FROM (
      SELECT DISTINCT w FROM made m,
        unnest(public.search_words(m."searchText") || public.search_words(m."inForceText")) w) x
    WHERE (SELECT s."id" FROM public."SearchWord" s WHERE s."word" = x.w LIMIT 1) IS NULL;
  RETURN NULL;
END $$;
DROP TRIGGER search_words_first ON "Record";
CREATE TRIGGER search_words_first AFTER INSERT ON "Record" REFERENCING NEW TABLE AS made
  FOR EACH STATEMENT EXECUTE FUNCTION search_words_made();

-- Words of a record that is changed: those it had before are there.
CREATE OR REPLACE FUNCTION search_words_kept() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO public."SearchWord" ("word")
    SELECT x.w FROM (
      SELECT unnest(public.search_words(NEW."searchText") || public.search_words(NEW."inForceText")) AS w
      EXCEPT SELECT unnest(public.search_words(OLD."searchText") || public.search_words(OLD."inForceText"))) x
    WHERE (SELECT s."id" FROM public."SearchWord" s WHERE s."word" = x.w LIMIT 1) IS NULL;
  RETURN NULL;
END $$;
