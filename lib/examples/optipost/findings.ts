import type { ExampleFinding } from './example'

/** Points 10-18 of what is wrong or outdated in the statement. */
const laterFindings: readonly ExampleFinding[] = [
  {
    id: '10',
    record: 'A11',
    title: 'Rights are missing',
    source: 'Privacy statement 5',
    wrong:
      'Restriction, portability, objection, withdrawal of consent and the right to complain are not named; a “law on the processing of business data” does not exist.',
    law: 'GDPR Art. 13(2)(b)-(d), 21(4); Belgian law of 30 July 2018 (to be verified).',
    advice: 'Accept every right in a request, also where the statement is silent; mend the statement.',
    owner: 'dpo',
    dueInDays: 45,
  },
  {
    id: '11',
    record: 'P3',
    title: '“Other” and “follow” are no purposes',
    source: 'Privacy statement 3',
    wrong:
      '“Other specific purposes” and “follow you in your business path” do not say what is done; following may be profiling.',
    law: 'GDPR Art. 5(1)(b).',
    advice: 'Split into specific purposes; make a balancing test for P3.',
    owner: 'editor',
    dueInDays: 21,
  },
  {
    id: '12',
    record: 'S6',
    title: 'Data from elsewhere, more than needed',
    source: 'Privacy statement 2.3',
    wrong:
      'Profiles with birthday, photo and list of friends are taken from networks and collectors; when people are told is not said.',
    law: 'GDPR Art. 14, 5(1)(c).',
    advice:
      'Say per source what is taken, from where, and when people are told (within a month). Stop taking what is not needed; friends are people concerned too.',
    owner: 'editor',
    dueInDays: 21,
  },
  {
    id: '13',
    record: 'X4',
    title: 'No arrangement with Facebook',
    source: 'Privacy statement 2, 2.3',
    wrong: 'Pages and applications on a network are used without a word on joint control.',
    law: 'GDPR Art. 26.',
    advice: 'Find out who decides what, and conclude the arrangement.',
    owner: 'editor',
    dueInDays: 60,
  },
  {
    id: '14',
    record: 'X3',
    title: 'Processors and countries are not named',
    source: 'Privacy statement 4.2, 6.1',
    wrong: 'Service providers are unnamed and “may be located” in another country.',
    law: 'GDPR Art. 28, 13(1)(e)-(f), 30(1)(d)-(e).',
    advice: 'List every provider with country, agreement and leak contact.',
    owner: 'editor2',
    dueInDays: 10,
  },
  {
    id: '15',
    record: null,
    title: 'No word on a data protection officer',
    source: 'Privacy statement 7',
    wrong: 'No data protection officer is named, and no reason for having none.',
    law: 'GDPR Art. 37; 33(3)(b) asks for a contact point in a report.',
    advice:
      'Decide and keep the assessment: needed, or not needed because. Until then the privacy contact is the contact point.',
    owner: 'dpo',
    dueInDays: 30,
  },
  {
    id: '16',
    record: null,
    title: 'Changes without notice',
    source: 'Privacy statement 1, 6.5',
    wrong: 'The statement may change at any time without notice.',
    law: 'GDPR Art. 12, 13(3).',
    advice: 'Keep dated versions; tell people beforehand of a new purpose.',
    owner: 'dpo',
    dueInDays: 60,
  },
  {
    id: '17',
    record: 'A1',
    title: 'Opt-out where opt-in is asked; cookies',
    source: 'Privacy statement 2.2, 5.1, 6.2',
    wrong:
      'The newsletter is described as opt-out; consent for cookies is not mentioned; all data go at unsubscribing, so nothing stops a new mailing.',
    law: 'Belgian Code of Economic Law, Art. XII.13; law of 30 July 2018, Art. 10/2 (both to be verified).',
    advice:
      'Keep the proof of opt-in or of the exception per source; keep a hash of unsubscribed addresses and tell people why.',
    owner: 'editor',
    dueInDays: 21,
  },
  {
    id: '18',
    record: 'R5',
    title: '“Publishing” data on legal demand',
    source: 'Privacy statement 4.4',
    wrong: 'The statement says that data may be published when the law demands it or in good faith.',
    law: 'GDPR Art. 5(1)(c), 6(1)(c), (f): disclose only what is needed, to whom it is due.',
    advice: 'Say “disclose”. Keep a log: who asked, on what ground, which data, when.',
    owner: 'editor2',
    dueInDays: 90,
  },
]

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
