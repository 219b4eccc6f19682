-- Who links to a record is asked of the short values of versions and moments. The whole contents need no index any more: it
-- was the dearest part of every save.
DROP INDEX "RecordVersion_content_idx", "RecordMoment_values_idx";
CREATE INDEX "VersionRow_short_idx" ON "VersionRow" USING GIN ("short" jsonb_path_ops);
CREATE INDEX "RecordMoment_short_idx" ON "RecordMoment" USING GIN ("short" jsonb_path_ops);

-- A page far down, and the number of all, are read from indexes alone: rows are wide.
CREATE INDEX "Record_list_idx" ON "Record"("register", "number", "status", "departmentId", "id");
DROP INDEX "VersionRow_register_number_idx";
CREATE INDEX "VersionRow_register_number_idx" ON "VersionRow"("register", "number") INCLUDE ("placeId", "recordId", "id") WHERE current;

-- The own table is joined by its number, so that its indexes and those of Record are read side by side; unique, so that the
-- join is left out where nobody asks for it.
CREATE UNIQUE INDEX "Activity_number_key" ON "Activity"("number");
CREATE UNIQUE INDEX "Purpose_number_key" ON "Purpose"("number");
CREATE UNIQUE INDEX "InterestTest_number_key" ON "InterestTest"("number");
CREATE UNIQUE INDEX "Source_number_key" ON "Source"("number");
CREATE UNIQUE INDEX "Processor_number_key" ON "Processor"("number");
CREATE UNIQUE INDEX "Agreement_number_key" ON "Agreement"("number");
CREATE UNIQUE INDEX "RetentionRule_number_key" ON "RetentionRule"("number");
CREATE UNIQUE INDEX "Measure_number_key" ON "Measure"("number");
CREATE UNIQUE INDEX "System_number_key" ON "System"("number");

-- Filters of the register that grows most: the value first, then the order.
CREATE INDEX "Activity_recordKind_filter" ON "Activity"("recordKind", "number");
CREATE INDEX "VersionRow_Activity_recordKind_filter" ON "VersionRow" ((short ->> 'recordKind'), "number") WHERE current AND register = 'activities';
CREATE INDEX "Activity_personsVolume_filter" ON "Activity"("personsVolume", "number");
CREATE INDEX "VersionRow_Activity_personsVolume_filter" ON "VersionRow" ((short ->> 'personsVolume'), "number") WHERE current AND register = 'activities';
CREATE INDEX "Activity_riskLevel_filter" ON "Activity"("riskLevel", "number");
CREATE INDEX "VersionRow_Activity_riskLevel_filter" ON "VersionRow" ((short ->> 'riskLevel'), "number") WHERE current AND register = 'activities';
CREATE INDEX "Activity_dpiaNeed_filter" ON "Activity"("dpiaNeed", "number");
CREATE INDEX "VersionRow_Activity_dpiaNeed_filter" ON "VersionRow" ((short ->> 'dpiaNeed'), "number") WHERE current AND register = 'activities';
