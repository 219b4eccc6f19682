-- An exercise is a leak that did not happen: it has a number range of its own, and neither becomes the other.
ALTER TABLE "Leak" ADD COLUMN "isExercise" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Leak" ADD CONSTRAINT "Leak_exercise_ref" CHECK ("isExercise" = (starts_with("ref", 'EX-')));
DROP INDEX "Leak_year_number_key";
CREATE UNIQUE INDEX "Leak_isExercise_year_number_key" ON "Leak"("isExercise", "year", "number");

CREATE TABLE "Exercise" (
  "leakId" UUID NOT NULL,
  "ref" TEXT NOT NULL,
  "scenario" TEXT NOT NULL,
  "goals" JSONB NOT NULL,
  "startedAt" TIMESTAMPTZ(3) NOT NULL,
  "startedById" UUID NOT NULL,
  "endedAt" TIMESTAMPTZ(3),
  "endedById" UUID,
  "wentWell" TEXT NOT NULL DEFAULT '',
  "toChange" TEXT NOT NULL DEFAULT '',
  CONSTRAINT "Exercise_pkey" PRIMARY KEY ("leakId"),
  CONSTRAINT "Exercise_leakId_fkey" FOREIGN KEY ("leakId") REFERENCES "Leak"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "Exercise_ref_key" ON "Exercise"("ref");
CREATE INDEX "Exercise_startedAt_idx" ON "Exercise"("startedAt" DESC);
-- One at a time: two at once would mix their times.
CREATE UNIQUE INDEX "Exercise_running" ON "Exercise"((TRUE)) WHERE "endedAt" IS NULL;

-- What happened stays what happened, an exercise stays one, and neither is merged into the other.
CREATE FUNCTION leak_stays_what_it_is() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."isExercise" <> OLD."isExercise" THEN
    RAISE EXCEPTION 'a leak that happened and an exercise never become each other' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW."mergedIntoId" IS NOT NULL AND EXISTS (
    SELECT 1 FROM public."Leak" o WHERE o."id" = NEW."mergedIntoId" AND o."isExercise" <> NEW."isExercise"
  ) THEN
    RAISE EXCEPTION 'a leak that happened and an exercise are never merged' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION leak_stays_what_it_is() FROM PUBLIC;
CREATE TRIGGER leak_stays_what_it_is BEFORE INSERT OR UPDATE OF "isExercise", "mergedIntoId" ON "Leak"
  FOR EACH ROW EXECUTE FUNCTION leak_stays_what_it_is();
ALTER TABLE "Leak" ENABLE ALWAYS TRIGGER leak_stays_what_it_is;
