-- What waits in the review, one row a record, kept by triggers: the number beside the navigation, the overview and the queue
-- ask it instead of looking up the last step of every draft.
CREATE TABLE "ReviewWait" (
  "recordId" UUID NOT NULL,
  "state" TEXT NOT NULL,
  "since" TIMESTAMPTZ(3) NOT NULL,
  "versionId" UUID,
  "byId" UUID,
  "contributorIds" UUID[] NOT NULL,
  "writerIds" UUID[] NOT NULL,
  CONSTRAINT "ReviewWait_pkey" PRIMARY KEY ("recordId"),
  CONSTRAINT "ReviewWait_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "ReviewWait_state" CHECK ("state" IN ('dpo', 'management', 'returned', 'back'))
);
CREATE INDEX "ReviewWait_state_since_idx" ON "ReviewWait"("state", "since");

-- The rows that these records must have; those of nothing that waits are left out.
CREATE FUNCTION review_wait_of(p_ids uuid[]) RETURNS SETOF "ReviewWait"
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT r.id, w.state, COALESCE(CASE WHEN w.state = 'back'
      THEN (SELECT min((x ->> 'at')::timestamptz) FROM jsonb_array_elements(r."reviewReasons") x) ELSE s.at END, r."updatedAt")::timestamptz(3),
    s."versionId", s."byId",
    CASE WHEN r.status = 'draft' THEN r."contributorIds" ELSE array_append(s."contributorIds", s."submittedById") END,
    CASE WHEN r.status = 'draft' THEN r."contributorIds" ELSE s."contributorIds" END
  FROM "Record" r
  LEFT JOIN LATERAL (
    SELECT s.kind::text, s.at, s."byId", s."versionId", v."contributorIds", v."submittedById" FROM "ReviewStep" s
    JOIN "RecordVersion" v ON v.id = s."versionId" WHERE v."recordId" = r.id ORDER BY s.sequence DESC LIMIT 1
  ) s ON TRUE
  CROSS JOIN LATERAL (
    SELECT CASE WHEN r.status = 'in_review' THEN CASE WHEN s.kind = 'accepted' THEN 'management' ELSE 'dpo' END
      WHEN s.kind = 'returned' THEN 'returned' WHEN r."reviewReasons" <> '[]'::jsonb THEN 'back' END AS state
  ) w
  WHERE r.id = ANY(p_ids) AND r.status IN ('in_review', 'draft') AND w.state IS NOT NULL
$$;

CREATE FUNCTION review_wait_keep(p_id uuid) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM "ReviewWait" WHERE "recordId" = p_id;
  INSERT INTO "ReviewWait" SELECT * FROM review_wait_of(ARRAY[p_id]);
END $$;

CREATE FUNCTION review_wait_record() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM review_wait_keep(NEW.id);
  RETURN NULL;
END $$;
CREATE FUNCTION review_wait_step() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM review_wait_keep((SELECT "recordId" FROM "RecordVersion" WHERE id = NEW."versionId"));
  RETURN NULL;
END $$;

-- Deferred: when they run, record, version and step of the change are all written.
CREATE CONSTRAINT TRIGGER review_wait_first AFTER INSERT ON "Record" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.status = 'in_review' OR NEW."reviewReasons" <> '[]'::jsonb) EXECUTE FUNCTION review_wait_record();
CREATE CONSTRAINT TRIGGER review_wait_next AFTER UPDATE ON "Record" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status OR OLD."reviewReasons" IS DISTINCT FROM NEW."reviewReasons"
    OR OLD."contributorIds" IS DISTINCT FROM NEW."contributorIds") EXECUTE FUNCTION review_wait_record();
CREATE CONSTRAINT TRIGGER review_wait_step AFTER INSERT ON "ReviewStep" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION review_wait_step();

INSERT INTO "ReviewWait" SELECT * FROM review_wait_of(ARRAY(SELECT id FROM "Record" WHERE status IN ('in_review', 'draft')));

-- What falls due soonest, whatever the register: calendar, list of due dates, overview.
CREATE INDEX "Record_nextReviewOn_idx" ON "Record"("nextReviewOn", "ref") WHERE "nextReviewOn" IS NOT NULL AND status <> 'retired';
-- The own records that have to be looked at again, or in which something is missing.
CREATE INDEX "Record_ownerId_nextReviewOn_idx" ON "Record"("ownerId", "nextReviewOn") WHERE status <> 'retired';
CREATE INDEX "Record_ownerId_missing_idx" ON "Record"("ownerId", "ref") WHERE missing <> '{}' AND status <> 'retired';
-- Clocks that run, and the leaks they belong to.
CREATE INDEX "LeakClock_running_idx" ON "LeakClock"("leakId") WHERE "endedAt" IS NULL;
CREATE INDEX "Leak_nextDueAt_idx" ON "Leak"("nextDueAt", "reportedAt" DESC, "id");
CREATE INDEX "Leak_reporterId_reportedAt_idx" ON "Leak"("reporterId", "reportedAt" DESC);
CREATE INDEX "Finding_ownerId_idx" ON "Finding"("ownerId");
