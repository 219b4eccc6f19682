-- Finds the versions whose frozen content links to a record ("used by", and whether a record may be retired).
CREATE INDEX "RecordVersion_content_idx" ON "RecordVersion" USING gin ((content::jsonb) jsonb_path_ops);
