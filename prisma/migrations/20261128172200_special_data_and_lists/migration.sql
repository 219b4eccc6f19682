-- A purpose can say that it uses no data of Art. 9 or 10; the list of the Belgian authority (Art. 35(4)) is asked.
ALTER TABLE "Purpose" ADD COLUMN "noSpecialData" BOOLEAN NOT NULL DEFAULT false, ADD COLUMN "noCriminalData" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Activity" ADD COLUMN "dpiaNationalList" JSONB NOT NULL DEFAULT '[]';
