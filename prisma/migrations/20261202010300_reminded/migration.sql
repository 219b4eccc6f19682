-- Who reminds, where a colleague does.
ALTER TABLE "Alarm" ADD COLUMN "byId" UUID;
