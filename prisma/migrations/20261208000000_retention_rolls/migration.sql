-- Retention rules whose period runs from the last event of its kind, and the events that were noted.
ALTER TABLE "RetentionRule" ADD COLUMN "rolls" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "RetentionEvent" (
    "id" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "batch" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "notedAt" TIMESTAMPTZ(3) NOT NULL,
    "notedById" UUID,
    "takenBackAt" TIMESTAMPTZ(3),
    "takenBackById" UUID,

    CONSTRAINT "RetentionEvent_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "RetentionEvent_recordId_batch_on_idx" ON "RetentionEvent"("recordId", "batch", "on");
ALTER TABLE "RetentionEvent" ADD CONSTRAINT "RetentionEvent_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
