-- Which transactions changed what the registers hold, a row each, seen by others from the moment their change is: what was counted
-- over all records stays good for as long as this table says the same (lib/records/list/kept.ts). The name is drawn, so that no
-- restored database ever says again what it said before.
CREATE TABLE "RegisterChange" (
    "sequence" BIGSERIAL NOT NULL,
    "name" UUID NOT NULL,

    CONSTRAINT "RegisterChange_pkey" PRIMARY KEY ("sequence")
);

-- By the owner of the tables: the application's login only reads what was changed. Once a transaction, and again where a savepoint
-- took that back. Nobody waits for anybody, and of the past no more is kept than keeps the table small.
CREATE FUNCTION registers_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_own text := pg_current_xact_id()::text;
  v_sequence bigint;
BEGIN
  IF current_setting('dertig.registers_changed', true) IS NOT DISTINCT FROM v_own THEN
    RETURN NULL;
  END IF;
  PERFORM set_config('dertig.registers_changed', v_own, true);
  INSERT INTO "RegisterChange" ("name") VALUES (gen_random_uuid()) RETURNING "sequence" INTO v_sequence;
  IF v_sequence % 64 = 0 THEN
    DELETE FROM "RegisterChange" WHERE "sequence" IN (
      SELECT c."sequence" FROM "RegisterChange" c WHERE c."sequence" < v_sequence - 200 FOR UPDATE SKIP LOCKED);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER registers_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "Record" FOR EACH STATEMENT EXECUTE FUNCTION registers_changed();
CREATE TRIGGER registers_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "RecordLink" FOR EACH STATEMENT EXECUTE FUNCTION registers_changed();
-- Also where rows are loaded with the other triggers off.
ALTER TABLE "Record" ENABLE ALWAYS TRIGGER registers_changed;
ALTER TABLE "RecordLink" ENABLE ALWAYS TRIGGER registers_changed;

-- Own tables of registers have it too: as before, and with this trigger. A migration of a new register calls it.
CREATE OR REPLACE FUNCTION sortable(p_register text, p_table text, p_columns text[]) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v_column text;
  v_type text;
  v_short text;
BEGIN
  EXECUTE format('ALTER TABLE %I ADD COLUMN IF NOT EXISTS number INTEGER NOT NULL DEFAULT 0', p_table);
  EXECUTE format('UPDATE %I d SET number = r.number FROM "Record" r WHERE r.id = d.id AND d.number <> r.number', p_table);
  EXECUTE format('CREATE OR REPLACE TRIGGER own_number BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION own_number()', p_table);
  EXECUTE format('CREATE OR REPLACE TRIGGER registers_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION registers_changed()', p_table);
  EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER registers_changed', p_table);
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

SELECT sortable('activities', 'Activity', '{}'), sortable('purposes', 'Purpose', '{}'), sortable('interest-tests', 'InterestTest', '{}'),
  sortable('sources', 'Source', '{}'), sortable('processors', 'Processor', '{}'), sortable('agreements', 'Agreement', '{}'),
  sortable('retention-rules', 'RetentionRule', '{}'), sortable('measures', 'Measure', '{}'), sortable('systems', 'System', '{}');

-- Of many activities few send data anywhere: their rows are found without reading the others, which are wide.
CREATE INDEX "Activity_transfers_idx" ON "Activity"("id") WHERE "transfers" <> '[]'::jsonb;
CREATE INDEX "Processor_transfers_idx" ON "Processor"("id") WHERE "transfers" <> '[]'::jsonb;
