-- The rule set of a new installation: dated data, corrected by new versions, never changed here.
-- Tests compare it with lib/law/clock-rules.ts and lib/law/adequacy.ts.

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

-- Dates and numbers of the decisions are still to be verified.
INSERT INTO "AdequacyDecision" ("id", "country", "validFrom", "validUntil", "scope", "reference", "iri", "certainty") VALUES
  (gen_random_uuid(), 'AD', '2010-10-19', NULL, 'all', 'Decision 2010/625/EU', 'legal-eu:Adequacy-EU-AD', 'read'),
  (gen_random_uuid(), 'AR', '2003-06-30', NULL, 'all', 'Decision 2003/490/EC', 'legal-eu:Adequacy-EU-AR', 'read'),
  (gen_random_uuid(), 'CA', '2001-12-20', NULL, 'commercial', 'Decision 2002/2/EC', 'legal-eu:Adequacy-EU-CA', 'read'),
  (gen_random_uuid(), 'CH', '2000-07-26', NULL, 'all', 'Decision 2000/518/EC', 'legal-eu:Adequacy-EU-CH', 'read'),
  (gen_random_uuid(), 'FO', '2010-03-05', NULL, 'all', 'Decision 2010/146/EU', 'legal-eu:Adequacy-EU-FO', 'read'),
  (gen_random_uuid(), 'GG', '2003-11-21', NULL, 'all', 'Decision 2003/821/EC', 'legal-eu:Adequacy-EU-GG', 'read'),
  (gen_random_uuid(), 'IL', '2011-01-31', NULL, 'all', 'Decision 2011/61/EU', 'legal-eu:Adequacy-EU-IL', 'read'),
  (gen_random_uuid(), 'IM', '2004-04-28', NULL, 'all', 'Decision 2004/411/EC', 'legal-eu:Adequacy-EU-IM', 'read'),
  (gen_random_uuid(), 'JE', '2008-05-08', NULL, 'all', 'Decision 2008/393/EC', 'legal-eu:Adequacy-EU-JE', 'read'),
  (gen_random_uuid(), 'JP', '2019-01-23', NULL, 'all', 'Decision (EU) 2019/419', 'legal-eu:Adequacy-EU-JP', 'read'),
  (gen_random_uuid(), 'NZ', '2012-12-19', NULL, 'all', 'Decision 2013/65/EU', 'legal-eu:Adequacy-EU-NZ', 'read'),
  (gen_random_uuid(), 'UY', '2012-08-21', NULL, 'all', 'Decision 2012/484/EU', 'legal-eu:Adequacy-EU-UY', 'read'),
  (gen_random_uuid(), 'KR', '2021-12-17', NULL, 'all', 'Decision (EU) 2022/254', NULL, 'read'),
  (gen_random_uuid(), 'GB', '2021-06-28', '2031-12-27', 'all', 'Decision (EU) 2021/1772, renewed', 'legal-eu:Adequacy-EU-GB', 'secondary'),
  (gen_random_uuid(), 'BR', '2026-01-26', NULL, 'all', 'Decision of 26 January 2026', NULL, 'secondary'),
  (gen_random_uuid(), 'EPO', '2025-07-15', NULL, 'all', 'Decision of 2025', NULL, 'verify'),
  (gen_random_uuid(), 'US', '2023-07-10', NULL, 'listed', 'Decision (EU) 2023/1795 (EU-US Data Privacy Framework)', NULL, 'read'),
  (gen_random_uuid(), 'US', '2016-07-12', '2020-07-15', 'listed', 'Decision (EU) 2016/1250 (Privacy Shield), void since 16 July 2020 (C-311/18)', NULL, 'secondary');
