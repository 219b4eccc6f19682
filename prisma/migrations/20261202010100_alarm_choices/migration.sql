-- How each person is told, by kind of alarm; no row: by mail at once.
CREATE TABLE "AlarmChoice" (
  "userId" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "way" TEXT NOT NULL,
  CONSTRAINT "AlarmChoice_pkey" PRIMARY KEY ("userId", "kind"),
  CONSTRAINT "AlarmChoice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
ALTER TABLE "Alarm" ADD COLUMN "way" TEXT NOT NULL DEFAULT 'mail', ADD COLUMN "digestedAt" TIMESTAMPTZ(3);
CREATE INDEX "Alarm_way_digestedAt_idx" ON "Alarm"("way", "digestedAt");
