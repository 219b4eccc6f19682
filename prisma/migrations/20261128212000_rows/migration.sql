-- What lists read stands in columns with indexes: the state of a past day as ranges of validity on moments, what a version
-- says as a row beside it, and an index for every column that a register is sorted by.

-- What of the values of a record a list filters and sorts by: texts (the first 100 signs), codes, numbers, yes and no, lists of
-- codes and references. Long tables stay out, so that a row is read without being unpacked. What is empty is left out.
CREATE FUNCTION record_short(p_values jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT COALESCE(jsonb_object_agg(e.key, CASE
      WHEN jsonb_typeof(e.value) = 'string' THEN to_jsonb(left(e.value #>> '{}', 100))
      WHEN jsonb_typeof(e.value) = 'array' THEN (SELECT jsonb_agg(one) FROM jsonb_array_elements(e.value) one WHERE jsonb_typeof(one) = 'string')
      ELSE e.value END), '{}')
  FROM jsonb_each(CASE WHEN jsonb_typeof(p_values) = 'object' THEN p_values ELSE '{}' END) e
  WHERE e.key NOT IN ('title', 'ownerId', 'departmentId', 'ownerRole', 'formerRef', 'ruleSource', 'ruleReference', 'tags',
      'nextReviewOn', 'noteToDpo', 'openFields')
    AND CASE jsonb_typeof(e.value) WHEN 'string' THEN e.value <> '""' WHEN 'number' THEN TRUE WHEN 'boolean' THEN TRUE
      WHEN 'array' THEN jsonb_path_exists(e.value, '$[*] ? (@.type() == "string")') ELSE FALSE END
$$;

-- A moment holds until another one that is written later begins; two may be written in the wrong order, then the one that is
-- overtaken holds shorter, or never.
ALTER TABLE "RecordMoment" ADD COLUMN "register" TEXT, ADD COLUMN "ref" TEXT, ADD COLUMN "number" INTEGER,
  ADD COLUMN "until" TIMESTAMPTZ(3), ADD COLUMN "short" JSONB NOT NULL DEFAULT '{}';
UPDATE "RecordMoment" m SET register = r.register, ref = r.ref, number = r.number, short = record_short(m."values"),
  until = (SELECT min(l.at) FROM "RecordMoment" l WHERE l."recordId" = m."recordId" AND l.sequence > m.sequence)
  FROM "Record" r WHERE r.id = m."recordId";
ALTER TABLE "RecordMoment" ALTER COLUMN "register" SET NOT NULL, ALTER COLUMN "ref" SET NOT NULL, ALTER COLUMN "number" SET NOT NULL;
CREATE INDEX "RecordMoment_register_number_at_idx" ON "RecordMoment"("register", "number", "at", "until", "status",
  "recordId", "inForceVersionId");
CREATE INDEX "RecordMoment_ref_at_idx" ON "RecordMoment"("ref", "at");

-- By the owner of the tables: for the application's login a moment never changes.
CREATE FUNCTION record_moment_end() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE "RecordMoment" SET until = NEW.at WHERE "recordId" = NEW."recordId" AND sequence < NEW.sequence
    AND (until IS NULL OR until > NEW.at);
  RETURN NULL;
END $$;
CREATE TRIGGER record_moment_end AFTER INSERT ON "RecordMoment" FOR EACH ROW EXECUTE FUNCTION record_moment_end();

-- What the own table of a record holds, as before, without what it repeats of the record.
CREATE OR REPLACE FUNCTION record_own_values(p_id uuid, p_register text) RETURNS jsonb
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v_setting text := 'dertig.table_of_' || regexp_replace(p_register, '\W', '_', 'g');
  v_table text := NULLIF(current_setting(v_setting, true), '');
  v_own jsonb;
BEGIN
  IF v_table IS NULL THEN
    FOR v_table IN
      SELECT c.conrelid::regclass::text FROM pg_constraint c
      JOIN pg_index i ON i.indrelid = c.conrelid AND i.indisprimary AND i.indnatts = 1 AND i.indkey[0] = c.conkey[1]
      JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] AND a.attname = 'id'
      WHERE c.contype = 'f' AND c.confrelid = '"Record"'::regclass AND cardinality(c.conkey) = 1
    LOOP
      EXECUTE 'SELECT to_jsonb(d) - ''id'' - ''number'' FROM ' || v_table || ' d WHERE d.id = $1' INTO v_own USING p_id;
      EXIT WHEN v_own IS NOT NULL;
    END LOOP;
    IF v_own IS NOT NULL THEN PERFORM set_config(v_setting, v_table, true); END IF;
  ELSE
    EXECUTE 'SELECT to_jsonb(d) - ''id'' - ''number'' FROM ' || v_table || ' d WHERE d.id = $1' INTO v_own USING p_id;
  END IF;
  RETURN COALESCE(v_own, '{}');
END $$;

-- The same as before, with what lists read of the values.
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
  v_new.short := record_short(v_new."values");
  SELECT * INTO v_last FROM "RecordMoment" m WHERE m."recordId" = p_id ORDER BY m.sequence DESC LIMIT 1;
  v_last.sequence := 0;
  v_last.at := v_new.at;
  IF v_last IS NOT DISTINCT FROM v_new THEN RETURN; END IF;
  v_new.sequence := nextval('"RecordMoment_sequence_seq"');
  INSERT INTO "RecordMoment" SELECT v_new.*;
END $$;

-- What a list reads of a version. `current`: it is the one in force, with the department whose people see the working copy.
-- Kept by triggers of the owner: the application's login reads it.
CREATE TABLE "VersionRow" (
  "id" UUID NOT NULL,
  "recordId" UUID NOT NULL,
  "register" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "current" BOOLEAN NOT NULL DEFAULT false,
  "placeId" UUID,
  "title" TEXT NOT NULL,
  "departmentId" UUID,
  "ruleSource" TEXT,
  "ruleReference" TEXT,
  "openFields" TEXT[],
  "short" JSONB NOT NULL,
  CONSTRAINT "VersionRow_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "VersionRow_id_fkey" FOREIGN KEY ("id") REFERENCES "RecordVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "VersionRow_recordId_idx" ON "VersionRow"("recordId");

-- A text that is no id of a department is none.
CREATE FUNCTION uuid_in(p text) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN p::uuid END
$$;

CREATE FUNCTION version_row_of(p_id uuid, p_record uuid, p_content text) RETURNS "VersionRow"
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT p_id, p_record, r.register, r.number, r."inForceVersionId" IS NOT DISTINCT FROM p_id, r."departmentId",
    COALESCE(c ->> 'title', ''), uuid_in(c ->> 'departmentId'), NULLIF(c ->> 'ruleSource', ''), NULLIF(c ->> 'ruleReference', ''),
    ARRAY(SELECT e #>> '{}' FROM jsonb_array_elements(CASE WHEN jsonb_typeof(c -> 'openFields') = 'array' THEN c -> 'openFields' END) e),
    record_short(c)
  FROM "Record" r CROSS JOIN LATERAL (SELECT p_content::jsonb -> 'values' AS c) x WHERE r.id = p_record
$$;

CREATE FUNCTION version_row_first() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO "VersionRow" SELECT * FROM version_row_of(NEW.id, NEW."recordId", NEW.content);
  RETURN NULL;
END $$;
CREATE TRIGGER version_row_first AFTER INSERT ON "RecordVersion" FOR EACH ROW EXECUTE FUNCTION version_row_first();

CREATE FUNCTION version_row_current() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE "VersionRow" SET current = false WHERE id = OLD."inForceVersionId" AND OLD."inForceVersionId" IS DISTINCT FROM NEW."inForceVersionId";
  UPDATE "VersionRow" SET current = true, "placeId" = NEW."departmentId" WHERE id = NEW."inForceVersionId";
  RETURN NULL;
END $$;
CREATE TRIGGER version_row_current AFTER UPDATE ON "Record" FOR EACH ROW
  WHEN (OLD."inForceVersionId" IS DISTINCT FROM NEW."inForceVersionId" OR OLD."departmentId" IS DISTINCT FROM NEW."departmentId")
  EXECUTE FUNCTION version_row_current();

INSERT INTO "VersionRow" SELECT f.* FROM "RecordVersion" v CROSS JOIN LATERAL version_row_of(v.id, v."recordId", v.content) f;

CREATE INDEX "VersionRow_register_number_idx" ON "VersionRow"("register", "number") INCLUDE ("placeId") WHERE current;
CREATE INDEX "VersionRow_title_idx" ON "VersionRow"("register", lower(title), "number") WHERE current;

-- Sorting. The expressions are those of lib/records/list/source.ts, the number is what remains when all else is equal.
DROP INDEX "Record_register_status_title_idx", "Record_register_updatedAt_idx", "Record_register_nextReviewOn_idx",
  "Record_departmentId_idx", "Record_ownerId_idx";
CREATE INDEX "Record_register_status_number_idx" ON "Record"("register", "status", "number");
CREATE INDEX "Record_register_updatedAt_number_idx" ON "Record"("register", "updatedAt", "number");
CREATE INDEX "Record_register_nextReviewOn_number_idx" ON "Record"("register", "nextReviewOn", "number");
CREATE INDEX "Record_departmentId_register_number_idx" ON "Record"("departmentId", "register", "number");
CREATE INDEX "Record_ownerId_register_number_idx" ON "Record"("ownerId", "register", "number");
CREATE INDEX "Record_title_idx" ON "Record"("register", lower(title), "number");
CREATE INDEX "Record_ownerRole_idx" ON "Record"("register", lower(NULLIF("ownerRole", '')), "number");
CREATE INDEX "Record_formerRef_idx" ON "Record"("register", lower(NULLIF("formerRef", '')), "number");
CREATE INDEX "User_name_idx" ON "User"(lower(name));
CREATE INDEX "Department_name_idx" ON "Department"(lower(name));

-- The own table of a register repeats the number of its record, so that one index gives an own column in order.
CREATE FUNCTION own_number() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  NEW.number := (SELECT r.number FROM "Record" r WHERE r.id = NEW.id);
  RETURN NEW;
END $$;

-- Makes the columns of a register's own table sortable: each by an index of its own, in the table and in the versions in
-- force. A migration of a new register calls it; calling it again is harmless.
CREATE FUNCTION sortable(p_register text, p_table text, p_columns text[]) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v_column text;
  v_type text;
  v_short text;
BEGIN
  EXECUTE format('ALTER TABLE %I ADD COLUMN IF NOT EXISTS number INTEGER NOT NULL DEFAULT 0', p_table);
  EXECUTE format('UPDATE %I d SET number = r.number FROM "Record" r WHERE r.id = d.id AND d.number <> r.number', p_table);
  EXECUTE format('CREATE OR REPLACE TRIGGER own_number BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION own_number()', p_table);
  FOREACH v_column IN ARRAY p_columns LOOP
    SELECT t.typname INTO STRICT v_type FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
      WHERE a.attrelid = format('%I', p_table)::regclass AND a.attname = v_column;
    v_short := format('short ->> %L', v_column);
    EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON %I (%s, number)', p_table || '_' || v_column || '_sort', p_table,
      CASE v_type WHEN 'text' THEN format('lower(left(NULLIF(%I, ''''), 100))', v_column) ELSE format('%I', v_column) END);
    EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON "VersionRow" ((%s), number) WHERE current AND register = %L',
      'VersionRow_' || p_table || '_' || v_column || '_sort',
      CASE v_type WHEN 'text' THEN format('lower(%s)', v_short) WHEN 'int4' THEN format('(%s)::integer', v_short)
        WHEN 'bool' THEN format('(%s)::boolean', v_short) ELSE v_short END, p_register);
  END LOOP;
END $$;

SELECT sortable('activities', 'Activity', ARRAY['recordKind', 'businessProcess', 'processingType', 'startOn', 'endOn']),
  sortable('purposes', 'Purpose', '{}'),
  sortable('interest-tests', 'InterestTest', ARRAY['outcome', 'decidedOn']),
  sortable('sources', 'Source', ARRAY['channel', 'origin']),
  sortable('processors', 'Processor', ARRAY['partyKind', 'country', 'guaranteesOn']),
  sortable('agreements', 'Agreement', ARRAY['kind', 'leakNoticeHours', 'signedOn', 'startOn', 'endOn', 'renewalOn', 'nextAuditOn']),
  sortable('retention-rules', 'RetentionRule', ARRAY['trigger', 'fixedOn', 'action']),
  sortable('measures', 'Measure', ARRAY['group', 'responsible', 'lastTestedOn', 'testEveryMonths']),
  sortable('systems', 'System', ARRAY['kind', 'goLiveOn', 'location', 'hostingCountry', 'supplier']);

-- What waits for somebody: the number beside Reviews, on every page.
CREATE INDEX "Record_submitted_idx" ON "Record"("submittedVersionId") WHERE status = 'in_review';
CREATE INDEX "Record_back_idx" ON "Record"("departmentId") WHERE status = 'draft' AND "reviewReasons" <> '[]'::jsonb;
