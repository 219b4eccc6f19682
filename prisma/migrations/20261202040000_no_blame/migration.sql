-- Whether the company promises that nobody is blamed for reporting a leak: said on the report only then.
ALTER TABLE "Organisation" ADD COLUMN "noBlame" BOOLEAN NOT NULL DEFAULT false;
