-- Alarms: one row for one person, thing, threshold and due moment, so that two instances never raise one twice.
CREATE TABLE "Alarm" (
  "id" UUID NOT NULL,
  "source" TEXT NOT NULL,
  "subjectId" UUID NOT NULL,
  "reference" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "part" TEXT NOT NULL DEFAULT '',
  "threshold" TEXT NOT NULL,
  "revision" TEXT NOT NULL DEFAULT '',
  "recipientId" UUID NOT NULL,
  "dueAt" TIMESTAMPTZ(3),
  "plannedAt" TIMESTAMPTZ(3) NOT NULL,
  "isLate" BOOLEAN NOT NULL DEFAULT false,
  "raisedAt" TIMESTAMPTZ(3) NOT NULL,
  "readAt" TIMESTAMPTZ(3),
  "isExample" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "Alarm_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Alarm_source_subjectId_kind_part_threshold_revision_recipie_key"
  ON "Alarm"("source", "subjectId", "kind", "part", "threshold", "revision", "recipientId");
CREATE INDEX "Alarm_recipientId_readAt_idx" ON "Alarm"("recipientId", "readAt");

CREATE TABLE "Acknowledgement" (
  "source" TEXT NOT NULL,
  "subjectId" UUID NOT NULL,
  "byId" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "Acknowledgement_pkey" PRIMARY KEY ("source", "subjectId")
);

CREATE TABLE "AlarmSetting" (
  "id" INTEGER NOT NULL DEFAULT 1,
  "waitMinutes" INTEGER NOT NULL DEFAULT 30,
  "counted" TEXT NOT NULL DEFAULT 'always',
  "fromHour" INTEGER NOT NULL DEFAULT 9,
  "untilHour" INTEGER NOT NULL DEFAULT 17,
  CONSTRAINT "AlarmSetting_pkey" PRIMARY KEY ("id")
);
