-- Who works on a leak, and who does when the first cannot.
ALTER TABLE "Leak" ADD COLUMN "handlerId" UUID, ADD COLUMN "secondHandlerId" UUID;
