-- Alarms of several tasks that are due together are said as one: how many it says, and with which one the others were said.
ALTER TABLE "Alarm" ADD COLUMN "says" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Alarm" ADD COLUMN "saidWithId" UUID;
