-- The same as before: which table holds the own values of a register is looked up once for a connection, not in every transaction.
CREATE OR REPLACE FUNCTION record_own_values(p_id uuid, p_register text) RETURNS jsonb
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v_setting text := 'dertig.table_of_' || regexp_replace(p_register, '\W', '_', 'g');
  v_table regclass := to_regclass(NULLIF(current_setting(v_setting, true), ''));
  v_own jsonb;
BEGIN
  IF v_table IS NOT NULL THEN
    EXECUTE 'SELECT to_jsonb(d) - ''id'' - ''number'' FROM ' || v_table || ' d WHERE d.id = $1' INTO v_own USING p_id;
    IF v_own IS NOT NULL THEN RETURN v_own; END IF;
  END IF;
  FOR v_table IN
    SELECT c.conrelid::regclass FROM pg_constraint c
    JOIN pg_index i ON i.indrelid = c.conrelid AND i.indisprimary AND i.indnatts = 1 AND i.indkey[0] = c.conkey[1]
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] AND a.attname = 'id'
    WHERE c.contype = 'f' AND c.confrelid = '"Record"'::regclass AND cardinality(c.conkey) = 1
  LOOP
    EXECUTE 'SELECT to_jsonb(d) - ''id'' - ''number'' FROM ' || v_table || ' d WHERE d.id = $1' INTO v_own USING p_id;
    EXIT WHEN v_own IS NOT NULL;
  END LOOP;
  IF v_own IS NOT NULL THEN PERFORM set_config(v_setting, v_table::text, false); END IF;
  RETURN COALESCE(v_own, '{}');
END $$;

-- The same as before: a text that did not change is not taken apart.
CREATE OR REPLACE FUNCTION search_words_kept() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_new text[] := '{}';
  v_old text[] := '{}';
BEGIN
  IF NEW."searchText" IS DISTINCT FROM OLD."searchText" THEN
    v_new := public.search_words(NEW."searchText");
    v_old := public.search_words(OLD."searchText");
  END IF;
  IF NEW."inForceText" IS DISTINCT FROM OLD."inForceText" THEN
    v_new := v_new || public.search_words(NEW."inForceText");
    v_old := v_old || public.search_words(OLD."inForceText");
  END IF;
  INSERT INTO public."SearchWord" ("word")
    SELECT x.w FROM (SELECT unnest(v_new) AS w EXCEPT SELECT unnest(v_old)) x
    WHERE (SELECT s."id" FROM public."SearchWord" s WHERE s."word" = x.w LIMIT 1) IS NULL;
  RETURN NULL;
END $$;
