-- The log of an example company begins in the past that the example tells. Only the owner's login opens that, only while
-- the log is empty, and what is written meanwhile is never later than the clock nor earlier than the entry before it. A log
-- that holds an entry cannot be opened any more: every entry of a company of its own has the time of the clock.

ALTER TABLE "AuditState" ADD COLUMN "past" BOOLEAN NOT NULL DEFAULT false;

-- Answers whether the log takes given moments now. Not named audit_: the application's login may not call it.
CREATE FUNCTION example_past(p_open boolean) RETURNS boolean
LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
  UPDATE public."AuditState" SET "past" = p_open AND ("past" OR "size" = 0) WHERE "id" = 1 RETURNING "past"
$$;
REVOKE ALL ON FUNCTION example_past(boolean) FROM PUBLIC;

-- Appends one entry and answers its index. Call it last in the transaction: the lock is held until the commit.
-- Exact bytes of the leaf: lib/audit/FORMAT.md. READ COMMITTED only: an older snapshot would not see the last entry.
CREATE OR REPLACE FUNCTION audit_append(p_body text, p_key uuid, p_wrapped bytea, p_key_type text, p_key_subject text, p_sealed bytea)
RETURNS bigint LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_index bigint;
  v_frontier bytea[];
  v_at timestamptz;
  v_past boolean;
  v_header text;
  v_leaf bytea;
  v_node bytea;
  v_rest bigint;
  v_fields json := p_body::json;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'audit_append needs READ COMMITTED' USING ERRCODE = 'invalid_transaction_state';
  END IF;
  IF session_user LIKE E'%\n%' OR p_body LIKE E'%\n%' THEN
    RAISE EXCEPTION 'audit_append refuses line breaks' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  PERFORM pg_advisory_xact_lock(3030303030);
  SELECT s."size", s."frontier", s."past" INTO STRICT v_index, v_frontier, v_past FROM public."AuditState" s WHERE s."id" = 1;
  v_at := date_trunc('milliseconds', clock_timestamp());
  IF v_past THEN
    v_at := greatest(
      least(v_at, NULLIF(current_setting('dertig.at', true), '')::timestamptz),
      (SELECT e."at" FROM public."AuditEntry" e WHERE e."index" = v_index - 1));
  END IF;
  v_header := 'dertig-audit-v1' || E'\n' || v_index || E'\n'
    || to_char(v_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || E'\n' || session_user || E'\n';
  v_leaf := sha256('\x00'::bytea || convert_to(v_header || p_body, 'UTF8'));
  INSERT INTO public."AuditEntry" ("index", "at", "dbUser", "body", "leafHash", "action", "actor", "subjectType", "subjectId", "outcome")
  VALUES (v_index, v_at, session_user, p_body, v_leaf, v_fields ->> 'action', v_fields ->> 'actor',
    v_fields -> 'subject' ->> 'type', v_fields -> 'subject' ->> 'id', v_fields ->> 'outcome');
  IF p_key IS NOT NULL THEN
    INSERT INTO public."AuditKey" ("id", "subjectType", "subjectId", "wrapped")
    VALUES (p_key, p_key_type, p_key_subject, p_wrapped) ON CONFLICT ("id") DO NOTHING;
    IF EXISTS (SELECT 1 FROM public."AuditKey" k WHERE k."id" = p_key AND k."wrapped" IS NULL) THEN
      RAISE EXCEPTION 'audit key was erased' USING ERRCODE = 'DA001';
    END IF;
    INSERT INTO public."AuditDetail" ("index", "keyId", "sealed") VALUES (v_index, p_key, p_sealed);
  END IF;
  v_node := v_leaf;
  v_rest := v_index;
  WHILE v_rest % 2 = 1 LOOP
    v_node := sha256('\x01'::bytea || v_frontier[cardinality(v_frontier)] || v_node);
    v_frontier := trim_array(v_frontier, 1);
    v_rest := v_rest / 2;
  END LOOP;
  UPDATE public."AuditState" SET "size" = v_index + 1, "frontier" = array_append(v_frontier, v_node) WHERE "id" = 1;
  RETURN v_index;
END $$;
