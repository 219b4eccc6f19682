-- What is kept of the past: each state that a record and the company were in, written by triggers.

CREATE TABLE "RecordMoment" (
  "sequence" BIGSERIAL NOT NULL,
  "recordId" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "version" INTEGER NOT NULL,
  "status" "RecordStatus" NOT NULL,
  "title" TEXT NOT NULL,
  "ownerId" UUID,
  "departmentId" UUID,
  "tags" TEXT[],
  "nextReviewOn" DATE,
  "ruleSource" "RuleSource",
  "ruleReference" TEXT,
  "noteToDpo" TEXT,
  "openFields" TEXT[],
  "missing" TEXT[],
  "reviewReasons" JSONB NOT NULL,
  "searchText" TEXT NOT NULL,
  "inForceText" TEXT NOT NULL,
  "submittedVersionId" UUID,
  "inForceVersionId" UUID,
  "isExample" BOOLEAN NOT NULL,
  "isProposal" BOOLEAN NOT NULL DEFAULT false,
  "retiredAt" TIMESTAMPTZ(3),
  "updatedAt" TIMESTAMPTZ(3) NOT NULL,
  "values" JSONB NOT NULL,
  CONSTRAINT "RecordMoment_pkey" PRIMARY KEY ("sequence"),
  CONSTRAINT "RecordMoment_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "RecordMoment_recordId_sequence_idx" ON "RecordMoment"("recordId", "sequence" DESC);
CREATE INDEX "RecordMoment_recordId_at_idx" ON "RecordMoment"("recordId", "at");
CREATE INDEX "RecordMoment_values_idx" ON "RecordMoment" USING GIN ("values" jsonb_path_ops);

CREATE TABLE "OrganisationMoment" (
  "sequence" BIGSERIAL NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "organisation" JSONB NOT NULL,
  "entities" JSONB NOT NULL,
  CONSTRAINT "OrganisationMoment_pkey" PRIMARY KEY ("sequence")
);
CREATE INDEX "OrganisationMoment_at_idx" ON "OrganisationMoment"("at");

-- What the register that a record stands in holds of it: the row in the one table whose primary key `id` is a reference to
-- Record and that has this id. Which table that is for a register is remembered until the end of the transaction.
CREATE FUNCTION record_own_values(p_id uuid, p_register text) RETURNS jsonb
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
      EXECUTE 'SELECT to_jsonb(d) - ''id'' FROM ' || v_table || ' d WHERE d.id = $1' INTO v_own USING p_id;
      EXIT WHEN v_own IS NOT NULL;
    END LOOP;
    IF v_own IS NOT NULL THEN PERFORM set_config(v_setting, v_table, true); END IF;
  ELSE
    EXECUTE 'SELECT to_jsonb(d) - ''id'' FROM ' || v_table || ' d WHERE d.id = $1' INTO v_own USING p_id;
  END IF;
  RETURN COALESCE(v_own, '{}');
END $$;

-- Keeps the state of a record as its newest moment, unless it is the newest already. Columns are taken by name.
CREATE FUNCTION record_moment_keep(p_id uuid, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v_row jsonb;
  v_new "RecordMoment";
  v_last "RecordMoment";
BEGIN
  SELECT to_jsonb(r) || jsonb_build_object('recordId', r.id, 'at', p_at, 'sequence', 0, 'values',
      jsonb_build_object('title', r.title, 'ownerId', r."ownerId", 'departmentId', r."departmentId",
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

-- The moment of a change is the one its audit entry was given (appendAudit); without an entry, the clock.
CREATE FUNCTION moment_of_change() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
  SELECT COALESCE(NULLIF(current_setting('dertig.at', true), '')::timestamptz, clock_timestamp())
$$;

CREATE FUNCTION record_moment() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM record_moment_keep(NEW.id, moment_of_change());
  RETURN NULL;
END $$;

-- Deferred: they run before the commit, when own table and links are written too. No moment, no change.
CREATE CONSTRAINT TRIGGER record_moment_first AFTER INSERT ON "Record" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION record_moment();
CREATE CONSTRAINT TRIGGER record_moment_next AFTER UPDATE ON "Record" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION record_moment();

CREATE FUNCTION organisation_moment_keep(p_at timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v_organisation jsonb := (SELECT to_jsonb(o) FROM "Organisation" o WHERE o.id = 1);
  v_entities jsonb := COALESCE((SELECT jsonb_agg(to_jsonb(e) ORDER BY e.name, e.id) FROM "LegalEntity" e), '[]');
BEGIN
  IF v_organisation IS NULL THEN RETURN; END IF;
  IF (v_organisation, v_entities) IS NOT DISTINCT FROM
    (SELECT (m.organisation, m.entities) FROM "OrganisationMoment" m ORDER BY m.sequence DESC LIMIT 1) THEN RETURN;
  END IF;
  INSERT INTO "OrganisationMoment" (at, organisation, entities) VALUES (p_at, v_organisation, v_entities);
END $$;

CREATE FUNCTION organisation_moment() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM organisation_moment_keep(moment_of_change());
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER organisation_moment AFTER INSERT OR UPDATE ON "Organisation" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION organisation_moment();
CREATE CONSTRAINT TRIGGER organisation_moment AFTER INSERT OR UPDATE OR DELETE ON "LegalEntity" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION organisation_moment();
