-- Rules ask more than before: what every record lacks, and what falls due of it, is computed again by the next look at what
-- changes by itself (job records.day_change), which logs each record that lacks something else than it did.
UPDATE "Record" SET "changesOn" = CURRENT_DATE WHERE status <> 'retired';
