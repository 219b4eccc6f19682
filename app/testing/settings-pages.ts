import AdequacyPage from '../(office)/settings/adequacy/page'
import CorrectAuthorityPage from '../(office)/settings/authorities/[code]/page'
import AuthoritiesPage from '../(office)/settings/authorities/page'
import ClocksPage from '../(office)/settings/clocks/page'
import DepartmentsPage from '../(office)/settings/departments/page'
import FilesPage from '../(office)/settings/files/page'
import JobsPage from '../(office)/settings/jobs/page'
import MailPage from '../(office)/settings/mail/page'
import CorrectProfilePage from '../(office)/settings/reports/[code]/page'
import ReportProfilesPage from '../(office)/settings/reports/page'
import { type Row, readers } from './row'
import { at } from './visit'

/** The pages of the settings. */
export const settingsPages: readonly Row[] = [
  {
    page: '/settings/adequacy',
    open: () => AdequacyPage(at({})),
    for: 'dpo management auditor admin',
    heading: ['Adequacy decisions', 'Adequaatheidsbesluiten', 'Décisions d’adéquation'],
  },
  {
    page: '/settings/clocks',
    open: () => ClocksPage(),
    for: 'dpo management auditor admin',
    heading: ['Clocks of leaks', 'Termijnen van gegevenslekken', 'Délais des fuites'],
  },
  {
    page: '/settings/departments',
    open: () => DepartmentsPage(),
    for: `${readers} admin`,
    heading: ['Departments', 'Afdelingen', 'Services'],
  },
  {
    page: '/settings/files',
    open: () => FilesPage(),
    for: 'dpo management auditor admin',
    heading: ['Files and backup', 'Bestanden en back-up', 'Fichiers et sauvegarde'],
  },
  {
    page: '/settings/jobs',
    open: () => JobsPage(),
    for: 'dpo management auditor admin',
    heading: ['Jobs', 'Taken', 'Tâches'],
  },
  {
    page: '/settings/mail',
    open: () => MailPage(),
    for: 'dpo management auditor admin',
    heading: ['Mail', 'Mail', 'E-mails'],
  },
  {
    page: '/settings/reports',
    open: () => ReportProfilesPage(),
    for: 'dpo management auditor admin',
    heading: ['Reports to authorities', 'Meldingen aan autoriteiten', 'Notifications aux autorités'],
  },
  {
    page: '/settings/reports/[code]',
    open: () => CorrectProfilePage(at({ code: 'GBA_PART1' })),
    for: 'dpo',
    heading: ['GBA/APD, part 1', 'GBA/APD, deel 1', 'APD/GBA, partie 1'],
  },
  {
    page: '/settings/authorities',
    open: () => AuthoritiesPage(),
    for: 'dpo management auditor admin',
    heading: ['Authorities', 'Autoriteiten', 'Autorités'],
  },
  {
    page: '/settings/authorities/[code]',
    open: () => CorrectAuthorityPage(at({ code: 'BE_GBA' })),
    for: 'dpo',
    heading: [
      'Belgian Data Protection Authority (GBA/APD)',
      'Gegevensbeschermingsautoriteit (GBA)',
      'Autorité de protection des données (APD)',
    ],
  },
]
