-- A text with the lines that the other one has in the same place taken out, each line where it was.
CREATE FUNCTION lines_that_changed(p_text text, p_other text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_lines text[] := string_to_array(p_text, chr(10));
  v_others text[] := string_to_array(p_other, chr(10));
BEGIN
  FOR v_at IN 1 .. COALESCE(cardinality(v_lines), 0) LOOP
    IF v_lines[v_at] IS NOT DISTINCT FROM v_others[v_at] THEN
      v_lines[v_at] := '';
    END IF;
  END LOOP;
  RETURN COALESCE(array_to_string(v_lines, chr(10)), '');
END $$;

-- The same as before: only lines that changed are taken apart. A word has the sign of its line, so that it is new in it or not at all.
CREATE OR REPLACE FUNCTION search_words_kept() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_new text[] := '{}';
  v_old text[] := '{}';
BEGIN
  IF NEW."searchText" IS DISTINCT FROM OLD."searchText" THEN
    v_new := public.search_words(public.lines_that_changed(NEW."searchText", OLD."searchText"));
    v_old := public.search_words(public.lines_that_changed(OLD."searchText", NEW."searchText"));
  END IF;
  IF NEW."inForceText" IS DISTINCT FROM OLD."inForceText" THEN
    v_new := v_new || public.search_words(public.lines_that_changed(NEW."inForceText", OLD."inForceText"));
    v_old := v_old || public.search_words(public.lines_that_changed(OLD."inForceText", NEW."inForceText"));
  END IF;
  INSERT INTO public."SearchWord" ("word")
    SELECT x.w FROM (SELECT unnest(v_new) AS w EXCEPT SELECT unnest(v_old)) x
    WHERE (SELECT s."id" FROM public."SearchWord" s WHERE s."word" = x.w LIMIT 1) IS NULL;
  RETURN NULL;
END $$;
