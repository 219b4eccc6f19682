import * as activities from './activities'
import * as agreements from './agreements'
import * as authorities from './authorities'
import * as bases from './bases'
import type { Code, CodeOf } from './code'
import { dataCategories } from './data'
import * as languages from './languages'
import * as states from './leak-states'
import * as leaks from './leaks'
import { measureGroups, systemKinds } from './measures'
import * as people from './people'
import * as recipients from './recipients'
import * as requests from './requests'
import * as retention from './retention'
import { sharingFileKinds } from './sharing'
import * as sources from './sources'
import * as transfers from './transfers'

/** What a file at a record is. */
export const fileKinds = [
  { code: 'signed_agreement', article: '28(9)' },
  { code: 'certificate', article: '28(5), 42' },
  { code: 'impact_assessment', article: '35(7)' },
  { code: 'evidence', article: '5(2)' },
  { code: 'other' },
] as const satisfies readonly Code[]
export type FileKind = CodeOf<typeof fileKinds>

/** Every closed list by name. The label of a code is `codes.<name>.<code>`; a test reads that all three languages have it. */
export const codeLists = {
  legalBases: bases.legalBases,
  art9Conditions: bases.art9Conditions,
  art10Bases: bases.art10Bases,
  provisionDuties: bases.provisionDuties,
  ruleSources: bases.ruleSources,
  textLanguages: languages.textLanguages,
  translatedTexts: languages.translatedTexts,
  interestOutcomes: bases.interestOutcomes,
  peopleCategories: people.peopleCategories,
  volumeBands: people.volumeBands,
  dataCategories,
  recipientKinds: recipients.recipientKinds,
  partyKinds: recipients.partyKinds,
  guaranteeStates: recipients.guaranteeStates,
  subAuthorisations: recipients.subAuthorisations,
  objectionStates: recipients.objectionStates,
  transferMechanisms: transfers.transferMechanisms,
  transferGaps: transfers.transferGaps,
  sccModules: transfers.sccModules,
  transferAssessments: transfers.transferAssessments,
  dpfListings: transfers.dpfListings,
  listedOrganisations: transfers.listedOrganisations,
  measureGroups,
  systemKinds,
  agreementKinds: agreements.agreementKinds,
  agreementForms: agreements.agreementForms,
  clauseItems: agreements.clauseItems,
  clauseStates: agreements.clauseStates,
  sourceChannels: sources.sourceChannels,
  sourceOrigins: sources.sourceOrigins,
  noticeArticles: sources.noticeArticles,
  retentionTriggers: retention.retentionTriggers,
  retentionActions: retention.retentionActions,
  retentionBases: retention.retentionBases,
  holdReasons: retention.holdReasons,
  deletionMethods: retention.deletionMethods,
  recordKinds: activities.recordKinds,
  dpiaNeeds: activities.dpiaNeeds,
  dpiaCriteria: activities.dpiaCriteria,
  belgianDpiaKinds: activities.belgianDpiaKinds,
  dpiaAnswers: activities.dpiaAnswers,
  dpoStates: activities.dpoStates,
  fileKinds,
  leakTypes: leaks.leakTypes,
  leakCauses: leaks.leakCauses,
  leakOrigins: leaks.leakOrigins,
  leakActs: leaks.leakActs,
  leakIntents: leaks.leakIntents,
  discoverers: leaks.discoverers,
  harms: leaks.harms,
  riskLevels: leaks.riskLevels,
  riskFactors: leaks.riskFactors,
  delayReasons: leaks.delayReasons,
  noCommReasons: leaks.noCommReasons,
  noPromiseReasons: leaks.noPromiseReasons,
  noNotifyReasons: leaks.noNotifyReasons,
  noticeChannels: leaks.noticeChannels,
  countModes: states.countModes,
  ongoingAnswers: states.ongoingAnswers,
  actingRoles: states.actingRoles,
  leakStates: states.leakStates,
  leakMoments: states.leakMoments,
  decisionOutcomes: states.decisionOutcomes,
  notificationItems: states.notificationItems,
  notificationPhases: states.notificationPhases,
  authorities: authorities.authorities,
  clockRecipients: authorities.clockRecipients,
  regimes: authorities.regimes,
  requestRights: requests.requestRights,
  requestChannels: requests.requestChannels,
  requestStates: requests.requestStates,
  identityWays: requests.identityWays,
  extensionReasons: requests.extensionReasons,
  requestDecisions: requests.requestDecisions,
  refusalGrounds: requests.refusalGrounds,
  requestTaskKinds: requests.requestTaskKinds,
  requestTaskEnds: requests.requestTaskEnds,
  requestFileKinds: requests.requestFileKinds,
  sharingFileKinds,
  requestLetters: requests.requestLetters,
} as const satisfies Record<string, readonly Code[]>
export type CodeListName = keyof typeof codeLists

/** The entries of a list, when only its name is known (forms and filters built from a declaration). */
export function codeList(name: CodeListName): readonly Code[] {
  return codeLists[name]
}
