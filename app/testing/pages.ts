import AccountPage from '../(office)/account/page'
import TakeUpPage from '../(office)/alerts/[ref]/page'
import AlertChoicesPage from '../(office)/alerts/choices/page'
import AlertsPage from '../(office)/alerts/page'
import AuditPage from '../(office)/audit/page'
import BatchResultPage from '../(office)/batches/[id]/page'
import DatesPage from '../(office)/calendar/dates/page'
import CalendarPage from '../(office)/calendar/page'
import EditFindingPage from '../(office)/findings/[ref]/edit/page'
import FindingPage from '../(office)/findings/[ref]/page'
import NewFindingPage from '../(office)/findings/new/page'
import FindingsPage from '../(office)/findings/page'
import HandOverPage from '../(office)/hand-over/page'
import NewImportPage from '../(office)/imports/new/page'
import ImportsPage from '../(office)/imports/page'
import MapPage from '../(office)/map/page'
import EditOrganisationPage from '../(office)/organisation/edit/page'
import NewEntityPage from '../(office)/organisation/entities/new/page'
import OrganisationPage from '../(office)/organisation/page'
import OverviewPage from '../(office)/page'
import EditRecordPage from '../(office)/registers/[register]/[ref]/edit/page'
import FlowPage from '../(office)/registers/[register]/[ref]/flow/page'
import RecordPage from '../(office)/registers/[register]/[ref]/page'
import RecordReviewPage from '../(office)/registers/[register]/[ref]/review/page'
import VersionsPage from '../(office)/registers/[register]/[ref]/versions/page'
import BatchPage from '../(office)/registers/[register]/batch/page'
import NewRecordPage from '../(office)/registers/[register]/new/page'
import RegisterPage from '../(office)/registers/[register]/page'
import TemplatesPage from '../(office)/registers/activities/templates/page'
import ExtractPage from '../(office)/registers/extract/page'
import DeletionPage from '../(office)/retention/deletions/[ref]/page'
import NewDeletionPage from '../(office)/retention/deletions/new/page'
import HoldPage from '../(office)/retention/holds/[ref]/page'
import NewHoldPage from '../(office)/retention/holds/new/page'
import RetentionPage from '../(office)/retention/page'
import ReviewsPage from '../(office)/reviews/page'
import SearchPage from '../(office)/search/page'
import PersonPage from '../(office)/users/[id]/page'
import ImportPeoplePage from '../(office)/users/import/page'
import NewPersonPage from '../(office)/users/new/page'
import UsersPage from '../(office)/users/page'
import { apiPages } from './api-pages'
import { leakPages } from './leak-pages'
import { requestPages } from './request-pages'
import { all, ids, type Row, readers, record } from './row'
import { settingsPages } from './settings-pages'
import { statementPages } from './statement-pages'
import { at } from './visit'

export { ids, record, roles } from './row'

/** Every page of the office, who gets it by the table of rights, and what stands at its top. */
export const pages: readonly Row[] = [
  { page: '/', open: () => OverviewPage(), for: all, heading: ['Overview', 'Overzicht', 'Aperçu'] },
  { page: '/account', open: () => AccountPage(), for: all, heading: ['My account', 'Mijn account', 'Mon compte'] },
  { page: '/alerts', open: () => AlertsPage(at({})), for: all, heading: ['Alerts', 'Alarmen', 'Alertes'] },
  {
    page: '/alerts/choices',
    open: () => AlertChoicesPage(),
    for: all,
    heading: ['How you are told', 'Hoe je bericht krijgt', 'Comment vous êtes averti'],
  },
  {
    page: '/alerts/L-2026-007',
    open: () => TakeUpPage(at({ ref: 'L-2026-007' })),
    for: 'dpo management',
    heading: 'L-2026-007',
  },
  {
    page: '/audit',
    open: () => AuditPage(at({})),
    for: `${readers} admin`,
    heading: ['Audit log', 'Auditlogboek', 'Journal d’audit'],
  },
  {
    page: '/calendar',
    open: () => CalendarPage(at({})),
    for: readers,
    heading: ['Calendar', 'Kalender', 'Calendrier'],
  },
  {
    page: '/calendar/dates',
    open: () => DatesPage(at({})),
    for: readers,
    heading: ['Due dates', 'Vervaldata', 'Échéances'],
  },
  {
    page: '/findings',
    open: () => FindingsPage(at({})),
    for: readers,
    heading: ['Findings', 'Bevindingen', 'Constats'],
  },
  {
    page: '/findings/new',
    open: () => NewFindingPage(at({})),
    for: 'dpo',
    heading: ['New finding', 'Nieuwe bevinding', 'Nouveau constat'],
  },
  {
    page: '/findings/F-001',
    open: () => FindingPage(at({ ref: 'F-001' })),
    for: readers,
    heading: '“Business data” are personal data',
  },
  {
    page: '/findings/F-001/edit',
    open: () => EditFindingPage(at({ ref: 'F-001' })),
    for: 'editor dpo',
    heading: ['Edit finding', 'Bevinding bewerken', 'Modifier le constat'],
  },
  {
    page: '/hand-over',
    open: () => HandOverPage(at({})),
    for: 'editor dpo',
    heading: ['Hand over records', 'Records overdragen', 'Transmettre des fiches'],
  },
  {
    page: '/imports',
    open: () => ImportsPage(),
    for: 'editor dpo',
    heading: ['Imports', 'Imports', 'Importations'],
  },
  {
    page: '/imports/new',
    open: () => NewImportPage(at({}, { register: 'systems' })),
    for: 'editor dpo',
    heading: ['Import a table', 'Een tabel importeren', 'Importer un tableau'],
  },
  {
    page: '/map',
    open: () => MapPage(at({})),
    for: 'dpo management auditor',
    heading: ['Data map', 'Gegevenskaart', 'Carte des données'],
  },
  {
    page: '/organisation',
    open: () => OrganisationPage(),
    for: all,
    heading: 'OptiPost NV',
  },
  {
    page: '/organisation/edit',
    open: () => EditOrganisationPage(),
    for: 'dpo management',
    heading: ['Edit organisation', 'Organisatie bewerken', 'Modifier l’organisation'],
  },
  {
    page: '/organisation/entities/new',
    open: () => NewEntityPage(),
    for: 'dpo management',
    heading: ['Add a related company', 'Verbonden onderneming toevoegen', 'Ajouter une société liée'],
  },
  {
    page: '/registers/activities',
    open: () => RegisterPage(at({ register: 'activities' })),
    for: `employee ${readers}`,
    heading: ['Processing activities', 'Verwerkingsactiviteiten', 'Activités de traitement'],
  },
  {
    page: '/registers/activities/batch',
    open: () => BatchPage(at({ register: 'activities' }, { pick: ['A-001', 'A-002'], deed: 'confirm' })),
    for: 'editor dpo management',
    heading: ['Change several records', 'Meerdere records wijzigen', 'Modifier plusieurs fiches'],
  },
  {
    page: '/batches/…',
    open: () => BatchResultPage(at({ id: ids.batch })),
    for: readers,
    heading: ['1 record changed together', '1 record samen gewijzigd', '1 fiche modifiée ensemble'],
  },
  {
    page: '/registers/activities/new',
    open: () => NewRecordPage(at({ register: 'activities' })),
    for: 'editor dpo',
    heading: [
      'Processing activity: new record',
      'Verwerkingsactiviteit: nieuw record',
      'Activité de traitement : nouvelle fiche',
    ],
  },
  {
    page: '/registers/activities/templates',
    open: () => TemplatesPage(at({})),
    for: 'editor dpo',
    heading: ['Start from a template', 'Beginnen met een sjabloon', 'Partir d’un modèle'],
  },
  {
    page: '/registers/extract',
    open: () => ExtractPage(at({})),
    for: 'dpo management auditor',
    heading: ['Art. 30 extract', 'Uittreksel art. 30', 'Extrait art. 30'],
  },
  {
    page: '/registers/activities/A-001, in force',
    open: () => RecordPage(at(record('activities', 'A-001'))),
    for: `employee ${readers}`,
    heading: 'Newsletter and campaigns',
  },
  {
    page: '/registers/activities/A-009, a draft',
    open: () => RecordPage(at(record('activities', 'A-009'))),
    for: readers,
    heading: 'Joint promotions and events',
  },
  {
    page: '/registers/activities/A-001/edit',
    open: () => EditRecordPage(at(record('activities', 'A-001'))),
    for: 'editor dpo',
    heading: ['Change A-001', 'A-001 wijzigen', 'Modifier A-001'],
  },
  {
    page: '/registers/activities/A-001/flow',
    open: () => FlowPage(at(record('activities', 'A-001'))),
    for: readers,
    heading: ['Flow of A-001', 'Gegevensstroom van A-001', 'Flux de données de A-001'],
  },
  {
    page: '/registers/activities/A-001/versions',
    open: () => VersionsPage(at(record('activities', 'A-001'))),
    for: readers,
    heading: [
      'Versions · Newsletter and campaigns',
      'Versies · Newsletter and campaigns',
      'Versions · Newsletter and campaigns',
    ],
  },
  {
    page: '/registers/activities/A-003/review',
    open: () => RecordReviewPage(at(record('activities', 'A-003'))),
    for: readers,
    heading: [
      'Review · Prospecting, events and follow-up',
      'Nazicht · Prospecting, events and follow-up',
      'Révision · Prospecting, events and follow-up',
    ],
  },
  {
    page: '/retention',
    open: () => RetentionPage(),
    for: readers,
    heading: ['Retention', 'Bewaring', 'Conservation'],
  },
  {
    page: '/retention/holds/new',
    open: () => NewHoldPage(at({})),
    for: 'dpo',
    heading: ['Place a hold', 'Bevriezing opleggen', 'Décider un gel'],
  },
  {
    page: '/retention/holds/H-001',
    open: () => HoldPage(at({ ref: 'H-001' })),
    for: readers,
    heading: ['Claim or lawsuit', 'Claim of rechtszaak', 'Réclamation ou procès'],
  },
  {
    page: '/retention/deletions/new',
    open: () => NewDeletionPage(at({})),
    for: 'editor dpo',
    heading: ['Record a deletion', 'Wissing vastleggen', 'Consigner un effacement'],
  },
  {
    page: '/retention/deletions/D-001',
    open: () => DeletionPage(at({ ref: 'D-001' })),
    for: readers,
    heading: ['Deletion record', 'Vastgelegde wissing', 'Effacement consigné'],
  },
  {
    page: '/reviews',
    open: () => ReviewsPage(at({})),
    for: 'editor dpo management',
    heading: ['Reviews', 'Nazicht', 'Révisions'],
  },
  {
    page: '/search',
    open: () => SearchPage(at({}, { q: 'mail' })),
    for: all,
    heading: ['Search', 'Zoeken', 'Rechercher'],
  },
  {
    page: '/users',
    open: () => UsersPage(at({})),
    for: 'dpo management auditor admin',
    heading: ['People and roles', 'Personen en rollen', 'Personnes et rôles'],
  },
  {
    page: '/users/new',
    open: () => NewPersonPage(at({})),
    for: 'admin',
    heading: ['Add a person', 'Een persoon toevoegen', 'Ajouter une personne'],
  },
  {
    page: '/users/import',
    open: () => ImportPeoplePage(),
    for: 'admin',
    heading: ['Import people', 'Personen importeren', 'Importer des personnes'],
  },
  { page: '/users/…', open: () => PersonPage(at({ id: ids.employee })), for: 'admin', heading: 'Lotte Claes' },
  ...settingsPages,
  ...statementPages,
  ...apiPages,
  ...leakPages,
  ...requestPages,
]
