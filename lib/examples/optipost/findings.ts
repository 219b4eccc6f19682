import type { ExampleFinding } from './example'
import { laterFindings } from './later-findings'

const firstFindings: readonly ExampleFinding[] = [
  {
    id: '1',
    record: 'S1',
    title: '“Business data” are personal data',
    source: 'Privacy statement, introduction',
    wrong:
      'The statement says that no personal information is collected, only “business data”, and then names names, e-mail addresses and telephone numbers of people at work.',
    law: 'GDPR Art. 4(1); recital 14: only data of legal persons fall outside.',
    advice:
      'Treat every contact person as a person concerned. A leak of pure company data is still logged, with “personal data: no”.',
    owner: 'editor',
    dueInDays: 30,
  },
  {
    id: '2',
    record: null,
    title: 'Using the site is not consent',
    source: 'Privacy statement 1, 2.1',
    wrong: 'Using the site, or giving data, is taken as acceptance; data are said to be given “with your consent”.',
    law: 'GDPR Art. 4(11), 7: consent is specific, informed and given by a clear act.',
    advice: 'Drop the acceptance clause. Each purpose carries a legal basis of its own.',
    owner: 'dpo',
    dueInDays: 30,
  },
  {
    id: '3',
    record: 'P1',
    title: 'No legal bases are named',
    source: 'Privacy statement 3',
    wrong: 'The purposes are listed without a legal basis and without the legitimate interests behind them.',
    law: 'GDPR Art. 13(1)(c), (d).',
    advice:
      'The bases on the purposes are proposals: P1 consent (or legitimate interest with the e-privacy rule), P2, P3 and P6 legitimate interest, P7 contract and legitimate interest, P4 legitimate interest, P9 legal obligation. A lawyer confirms.',
    owner: 'dpo',
    dueInDays: 14,
  },
  {
    id: '4',
    record: 'A11',
    title: 'People are told by the wrong clock',
    source: 'Privacy statement 6.1',
    wrong:
      'People are told within 72 hours after detection and only “when necessary”, for instance for financial loss.',
    law: 'GDPR Art. 34(1): without undue delay, when a high risk is likely, for any kind of harm.',
    advice:
      'Two clocks: the promise from detection, and the law from the finding of high risk. Act on the earlier; the promise stands even where the risk is not high.',
    owner: 'dpo',
    dueInDays: 14,
  },
  {
    id: '5',
    record: 'A11',
    title: 'The authority is told too rarely and without a term',
    source: 'Privacy statement 6.1',
    wrong: 'Only leaks that probably cause damage are reported to the authority, and no time is given.',
    law: 'GDPR Art. 33(1): unless a risk is unlikely; 72 hours from awareness.',
    advice:
      'The legal clock starts with every confirmed leak. Ending it without a report needs signed grounds; the promise never lowers it.',
    owner: 'dpo',
    dueInDays: 14,
  },
  {
    id: '6',
    record: 'A11',
    title: '“Cannot be excluded” is wider than the law',
    source: 'Privacy statement 6.1',
    wrong: 'A leak is also what “cannot be excluded”: wider than the legal definition, without saying so.',
    law: 'GDPR Art. 4(12).',
    advice: 'Log suspected leaks too, as promised. Keep the legal judgement apart from it.',
    owner: 'dpo',
    dueInDays: 60,
  },
  {
    id: '7',
    record: 'X8',
    title: 'The authority has another name, and takes no e-mail',
    source: 'Privacy statement 5.2, 6.1',
    wrong: 'The Commission for the protection of privacy and its e-mail address are named.',
    law: 'Law of 3 December 2017; since 25 May 2018 the Data Protection Authority (GBA/APD). Reports of leaks go through its portal.',
    advice: 'Put the new name, address and telephone number in the statement.',
    owner: 'editor2',
    dueInDays: 7,
  },
  {
    id: '8',
    record: 'X1',
    title: 'MailChimp is no “EU recognized tool”',
    source: 'Privacy statement 6.2',
    wrong: 'The transfer to a processor in the United States is not named, nor its ground.',
    law: 'GDPR Chapter V, Art. 13(1)(f); Privacy Shield void since 16 July 2020 (C-311/18); Decision (EU) 2023/1795.',
    advice:
      'Look up the company in the list of the Data Privacy Framework, note the day, keep the standard contractual clauses as fallback, check every year, and tell people.',
    owner: 'editor',
    dueInDays: -3,
  },
  {
    id: '9',
    record: 'A2',
    title: '“A reasonable period” is no time limit',
    source: 'Privacy statement 6.2',
    wrong: 'Data are kept for a reasonable period after the last interaction; there is no term and no criterion.',
    law: 'GDPR Art. 5(1)(e), 13(2)(a), 30(1)(f).',
    advice:
      'Set a term per category of data: proposals are prospects two to three years after the last contact, invoices by accounting law.',
    owner: 'editor',
    dueInDays: 21,
  },
]

/** The 18 points where the published statement is wrong or outdated. */
export const findings: readonly ExampleFinding[] = [...firstFindings, ...laterFindings]

/** SC6: no leak, but a promise and a right that were not kept. */
export const scenarioFinding: ExampleFinding = {
  id: 'SC6',
  record: 'A1',
  title: 'Newsletter sent again after unsubscribing',
  source: 'Example, did not happen: scenario SC6 (privacy statement 5.1, 6.2)',
  wrong:
    'An unsubscribe was not carried out and the newsletter went out again. Nothing was lost or disclosed: this is no leak.',
  law: 'GDPR Art. 21(3): objection to direct marketing is absolute. Promises T1 and E2 were not kept.',
  advice: 'Handle it as a request: stop at once, answer the person, keep a suppression hash.',
  owner: 'editor',
  dueInDays: 3,
}
