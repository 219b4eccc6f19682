-- The audit log. The application reads these tables and writes them only through the functions below.

CREATE TABLE "AuditEntry" (
  "index" BIGINT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "dbUser" TEXT NOT NULL,
  "body" TEXT NOT NULL,
  "leafHash" BYTEA NOT NULL,
  "action" TEXT NOT NULL,
  "actor" TEXT,
  "subjectType" TEXT NOT NULL,
  "subjectId" TEXT NOT NULL,
  "outcome" TEXT NOT NULL,
  CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("index")
);
CREATE INDEX "AuditEntry_subjectType_subjectId_index_idx" ON "AuditEntry"("subjectType", "subjectId", "index");
CREATE INDEX "AuditEntry_actor_index_idx" ON "AuditEntry"("actor", "index");
CREATE INDEX "AuditEntry_action_index_idx" ON "AuditEntry"("action", "index");
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at");

CREATE TABLE "AuditState" (
  "id" INTEGER NOT NULL DEFAULT 1,
  "size" BIGINT NOT NULL,
  "frontier" BYTEA[],
  CONSTRAINT "AuditState_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "AuditDetail" (
  "index" BIGINT NOT NULL,
  "keyId" UUID NOT NULL,
  "sealed" BYTEA NOT NULL,
  CONSTRAINT "AuditDetail_pkey" PRIMARY KEY ("index"),
  CONSTRAINT "AuditDetail_index_fkey" FOREIGN KEY ("index") REFERENCES "AuditEntry"("index") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "AuditDetail_keyId_idx" ON "AuditDetail"("keyId");

CREATE TABLE "AuditKey" (
  "id" UUID NOT NULL,
  "subjectType" TEXT NOT NULL,
  "subjectId" TEXT,
  "wrapped" BYTEA,
  "erasedAt" TIMESTAMPTZ(3),
  CONSTRAINT "AuditKey_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "AuditKey_subjectType_subjectId_idx" ON "AuditKey"("subjectType", "subjectId");

CREATE TABLE "AuditActor" (
  "pseudonym" UUID NOT NULL,
  "userId" UUID,
  "scope" TEXT NOT NULL DEFAULT '',
  CONSTRAINT "AuditActor_pkey" PRIMARY KEY ("pseudonym")
);
CREATE UNIQUE INDEX "AuditActor_userId_scope_key" ON "AuditActor"("userId", "scope");

CREATE TABLE "AuditCheckpoint" (
  "id" SERIAL NOT NULL,
  "size" BIGINT NOT NULL,
  "root" BYTEA NOT NULL,
  "frontier" BYTEA[],
  "note" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "AuditCheckpoint_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "AuditCheckpoint_size_idx" ON "AuditCheckpoint"("size");

INSERT INTO "AuditState" ("id", "size", "frontier") VALUES (1, 0, '{}');

-- Entries, erasure marks and checkpoints are refused every change, also for the owner of the tables and also in
-- replication mode (ENABLE ALWAYS). Details go only through audit_erase().
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'AuditDetail' AND current_setting('dertig.erasing', true) = 'on' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% on % is refused: the audit log only grows', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_entry_frozen BEFORE UPDATE OR DELETE ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_entry_kept BEFORE TRUNCATE ON "AuditEntry" FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_detail_frozen BEFORE UPDATE OR DELETE ON "AuditDetail" FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_detail_kept BEFORE TRUNCATE ON "AuditDetail" FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_checkpoint_frozen BEFORE UPDATE OR DELETE ON "AuditCheckpoint" FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_checkpoint_kept BEFORE TRUNCATE ON "AuditCheckpoint" FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
ALTER TABLE "AuditEntry" ENABLE ALWAYS TRIGGER audit_entry_frozen;
ALTER TABLE "AuditEntry" ENABLE ALWAYS TRIGGER audit_entry_kept;
ALTER TABLE "AuditDetail" ENABLE ALWAYS TRIGGER audit_detail_frozen;
ALTER TABLE "AuditDetail" ENABLE ALWAYS TRIGGER audit_detail_kept;
ALTER TABLE "AuditCheckpoint" ENABLE ALWAYS TRIGGER audit_checkpoint_frozen;
ALTER TABLE "AuditCheckpoint" ENABLE ALWAYS TRIGGER audit_checkpoint_kept;

-- Appends one entry and answers its index. Call it last in the transaction: the lock is held until the commit.
-- Exact bytes of the leaf: lib/audit/FORMAT.md. READ COMMITTED only: an older snapshot would not see the last entry.
CREATE FUNCTION audit_append(p_body text, p_key uuid, p_wrapped bytea, p_key_type text, p_key_subject text, p_sealed bytea)
RETURNS bigint LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_index bigint;
  v_frontier bytea[];
  v_at timestamptz;
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
  SELECT s."size", s."frontier" INTO STRICT v_index, v_frontier FROM public."AuditState" s WHERE s."id" = 1;
  v_at := date_trunc('milliseconds', clock_timestamp());
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

-- The pseudonym of a person (scope '') or of a person as reporter of one leak (scope = the leak's id); made when missing.
CREATE FUNCTION audit_actor(p_user uuid, p_scope text) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE v_pseudonym uuid;
BEGIN
  INSERT INTO public."AuditActor" ("pseudonym", "userId", "scope") VALUES (gen_random_uuid(), p_user, p_scope)
  ON CONFLICT ("userId", "scope") DO NOTHING;
  SELECT a."pseudonym" INTO STRICT v_pseudonym FROM public."AuditActor" a WHERE a."userId" = p_user AND a."scope" = p_scope;
  RETURN v_pseudonym;
END $$;

CREATE FUNCTION audit_user_created() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM public.audit_actor(NEW."id", '');
  RETURN NEW;
END $$;
CREATE TRIGGER audit_user_created AFTER INSERT ON "User" FOR EACH ROW EXECUTE FUNCTION audit_user_created();

-- Erases what the log holds in clear about one subject: its data keys, its sealed details and, for a person, the link
-- from pseudonym to person. Entries and proofs stay. Appends p_body first: no erasure without an entry.
CREATE FUNCTION audit_erase(p_type text, p_subject text, p_body text) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE v_index bigint;
BEGIN
  v_index := public.audit_append(p_body, NULL, NULL, NULL, NULL, NULL);
  PERFORM set_config('dertig.erasing', 'on', true);
  DELETE FROM public."AuditDetail" d USING public."AuditKey" k
  WHERE k."id" = d."keyId" AND k."subjectType" = p_type AND k."subjectId" = p_subject;
  PERFORM set_config('dertig.erasing', 'off', true);
  UPDATE public."AuditKey" SET "wrapped" = NULL, "subjectId" = NULL, "erasedAt" = clock_timestamp()
  WHERE "subjectType" = p_type AND "subjectId" = p_subject;
  IF p_type = 'user' THEN
    UPDATE public."AuditActor" SET "userId" = NULL WHERE "userId" = p_subject::uuid;
  END IF;
  RETURN v_index;
END $$;

-- Keeps a signed checkpoint. Never smaller than the last one, never larger than the log.
CREATE FUNCTION audit_checkpoint(p_size bigint, p_root bytea, p_frontier bytea[], p_note text) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE v_id integer;
BEGIN
  PERFORM pg_advisory_xact_lock(3030303031);
  IF p_size < coalesce((SELECT max(c."size") FROM public."AuditCheckpoint" c), 0)
    OR p_size > (SELECT s."size" FROM public."AuditState" s WHERE s."id" = 1) THEN
    RAISE EXCEPTION 'a checkpoint of % does not fit the log', p_size USING ERRCODE = 'DA002';
  END IF;
  INSERT INTO public."AuditCheckpoint" ("size", "root", "frontier", "note") VALUES (p_size, p_root, p_frontier, p_note)
  RETURNING "id" INTO v_id;
  RETURN v_id;
END $$;

REVOKE ALL ON FUNCTION audit_refuse(), audit_append(text, uuid, bytea, text, text, bytea), audit_actor(uuid, text),
  audit_user_created(), audit_erase(text, text, text), audit_checkpoint(bigint, bytea, bytea[], text) FROM PUBLIC;
