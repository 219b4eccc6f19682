-- The rule set of a new installation (DESIGN section 5): dated data, corrected by new versions, never changed here.
-- A test compares it with lib/law/clock-rules.ts.
INSERT INTO "ClockRule" ("id", "code", "version", "regime", "startEvent", "length", "unit", "recipient", "source", "certainty", "primary", "enabled", "validFrom", "validUntil") VALUES
  (gen_random_uuid(), 'authority_part1', 1, 'gdpr', 'aware', 72, 'hours', 'authority', 'GDPR Art. 33(1)', 'read', true, true, '2018-05-25', NULL),
  (gen_random_uuid(), 'authority_part2', 1, 'gdpr', 'part1_filed', 21, 'days', 'authority', 'GDPR Art. 33(4); portal of the GBA/APD', 'verify', false, true, '2025-06-01', NULL),
  (gen_random_uuid(), 'people_law', 1, 'gdpr', 'high_risk_found', NULL, 'hours', 'people', 'GDPR Art. 34(1)', 'read', false, true, '2018-05-25', NULL),
  (gen_random_uuid(), 'people_policy', 1, 'policy', 'detected', 72, 'hours', 'people', 'Company policy', 'read', false, false, '2018-05-25', NULL),
  (gen_random_uuid(), 'processor_law', 1, 'gdpr', 'processor_aware', NULL, 'hours', 'controller', 'GDPR Art. 33(2)', 'read', false, true, '2018-05-25', NULL),
  (gen_random_uuid(), 'processor_contract', 1, 'contract', 'processor_aware', NULL, 'hours', 'controller', 'Agreement with the customer, GDPR Art. 28(3)(f)', 'read', false, true, '2018-05-25', NULL),
  (gen_random_uuid(), 'nis2_early_warning', 1, 'nis2', 'aware', 24, 'hours', 'ccb', 'Law of 26 April 2024 (NIS2)', 'read', false, false, '2024-10-18', NULL),
  (gen_random_uuid(), 'nis2_notification', 1, 'nis2', 'aware', 72, 'hours', 'ccb', 'Law of 26 April 2024 (NIS2)', 'read', false, false, '2024-10-18', NULL),
  (gen_random_uuid(), 'nis2_final', 1, 'nis2', 'nis2_notified', 1, 'months', 'ccb', 'Law of 26 April 2024 (NIS2)', 'read', false, false, '2024-10-18', NULL),
  (gen_random_uuid(), 'dora_initial', 1, 'dora', 'aware', 24, 'hours', 'financial_authority', 'Regulation (EU) 2022/2554 (DORA)', 'secondary', false, false, '2025-01-17', NULL),
  (gen_random_uuid(), 'dora_classified', 1, 'dora', 'dora_classified', 4, 'hours', 'financial_authority', 'Regulation (EU) 2022/2554 (DORA)', 'secondary', false, false, '2025-01-17', NULL),
  (gen_random_uuid(), 'dora_intermediate', 1, 'dora', 'dora_initial_filed', 72, 'hours', 'financial_authority', 'Regulation (EU) 2022/2554 (DORA)', 'secondary', false, false, '2025-01-17', NULL),
  (gen_random_uuid(), 'dora_final', 1, 'dora', 'dora_initial_filed', 1, 'months', 'financial_authority', 'Regulation (EU) 2022/2554 (DORA)', 'secondary', false, false, '2025-01-17', NULL),
  (gen_random_uuid(), 'ecommunications', 1, 'ecommunications', 'detected', 24, 'hours', 'telecom_authority', 'Regulation (EU) No 611/2013', 'read', false, false, '2013-08-25', NULL);
