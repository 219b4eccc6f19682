-- What waits is found by its status, over all registers.
CREATE INDEX "Record_status_idx" ON "Record"("status");
