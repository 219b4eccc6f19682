-- What stood beside the fields of a record as of any moment, like the record itself: each value holds until the next one of its
-- header; '' says that nothing stood there any more.
CREATE TABLE "RecordExtraMoment" (
  "sequence" BIGSERIAL NOT NULL,
  "recordId" UUID NOT NULL,
  "header" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "until" TIMESTAMPTZ(3),
  CONSTRAINT "RecordExtraMoment_pkey" PRIMARY KEY ("sequence"),
  CONSTRAINT "RecordExtraMoment_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "RecordExtraMoment_recordId_header_sequence_idx" ON "RecordExtraMoment"("recordId", "header", "sequence" DESC);

-- By the owner of the tables: for the application's login a moment never changes. As of records, the one that is overtaken holds
-- shorter, or never.
CREATE FUNCTION record_extra_moment_end() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE "RecordExtraMoment" SET until = NEW.at WHERE "recordId" = NEW."recordId" AND header = NEW.header
    AND sequence < NEW.sequence AND (until IS NULL OR until > NEW.at);
  RETURN NULL;
END $$;
CREATE TRIGGER record_extra_moment_end AFTER INSERT ON "RecordExtraMoment"
  FOR EACH ROW EXECUTE FUNCTION record_extra_moment_end();

CREATE FUNCTION record_extra_moment_keep(p_id uuid, p_header text, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v_value text;
  v_position integer;
  v_last "RecordExtraMoment";
BEGIN
  SELECT * INTO v_last FROM "RecordExtraMoment" m WHERE m."recordId" = p_id AND m.header = p_header
    ORDER BY m.sequence DESC LIMIT 1;
  SELECT e.value, e.position INTO v_value, v_position FROM "RecordExtra" e WHERE e."recordId" = p_id AND e.header = p_header;
  IF NOT FOUND THEN
    v_value := '';
    v_position := COALESCE(v_last.position, 0);
  END IF;
  IF (v_value, v_position) IS NOT DISTINCT FROM (COALESCE(v_last.value, ''), COALESCE(v_last.position, v_position)) THEN
    RETURN;
  END IF;
  INSERT INTO "RecordExtraMoment" ("recordId", header, value, position, at)
    VALUES (p_id, p_header, v_value, v_position, p_at);
END $$;

CREATE FUNCTION record_extra_moment() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM record_extra_moment_keep(OLD."recordId", OLD.header, moment_of_change()); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM record_extra_moment_keep(NEW."recordId", NEW.header, moment_of_change()); END IF;
  RETURN NULL;
END $$;

-- What was said until now: what imports and those who took them back kept of it, in their order.
INSERT INTO "RecordExtraMoment" ("recordId", header, value, position, at)
  SELECT r."recordId", h.header, COALESCE(x.after ->> h.header, ''), COALESCE(e.position, 0), b.at
  FROM "BatchRecord" r JOIN "Batch" b ON b.id = r."batchId"
  CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(r.changes) = 'array' THEN r.changes ELSE '[]' END) c
  CROSS JOIN LATERAL (SELECT CASE WHEN jsonb_typeof(c -> 'old') = 'object' THEN c -> 'old' ELSE '{}' END AS before,
    CASE WHEN jsonb_typeof(c -> 'new') = 'object' THEN c -> 'new' ELSE '{}' END AS after) x
  CROSS JOIN LATERAL (SELECT jsonb_object_keys(x.before || x.after) AS header) h
  LEFT JOIN "RecordExtra" e ON e."recordId" = r."recordId" AND e.header = h.header
  WHERE c ->> 'field' = 'extras'
  ORDER BY b.at, b.id;
-- And what stands there now, wherever that is something else.
INSERT INTO "RecordExtraMoment" ("recordId", header, value, position, at)
  SELECT e."recordId", e.header, e.value, e.position, e.at FROM "RecordExtra" e
  LEFT JOIN "RecordExtraMoment" m ON m."recordId" = e."recordId" AND m.header = e.header AND m.until IS NULL
  WHERE m.value IS DISTINCT FROM e.value
  ORDER BY e.at;

-- Deferred, as those of records: they run before the commit, when everything is written. No moment, no change.
CREATE CONSTRAINT TRIGGER record_extra_moment AFTER INSERT OR UPDATE OR DELETE ON "RecordExtra" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION record_extra_moment();
