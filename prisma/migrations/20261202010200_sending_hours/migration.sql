-- When mails go out that are no deadline, in the company's zone.
ALTER TABLE "AlarmSetting"
  ADD COLUMN "sendDays" TEXT NOT NULL DEFAULT 'working_days',
  ADD COLUMN "sendFromHour" INTEGER NOT NULL DEFAULT 8,
  ADD COLUMN "sendUntilHour" INTEGER NOT NULL DEFAULT 18;
