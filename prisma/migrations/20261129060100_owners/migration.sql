-- Whose the records of a register are is counted from the index that the list is read by.
DROP INDEX "Record_list_idx";
CREATE INDEX "Record_list_idx" ON "Record"("register", "number", "status", "departmentId", "ownerId", "id");
