import EditDisclosurePage from '../(office)/sharing/[ref]/edit/page'
import DisclosurePage from '../(office)/sharing/[ref]/page'
import NewDisclosurePage from '../(office)/sharing/new/page'
import SharingPage from '../(office)/sharing/page'
import StatementComparisonPage from '../(office)/statement/comparison/page'
import VersionDifferencesPage from '../(office)/statement/differences/page'
import StatementDraftPage from '../(office)/statement/draft/page'
import NewVersionPage from '../(office)/statement/new/page'
import PublishedStatementPage from '../(office)/statement/page'
import EditPromisePage from '../(office)/statement/promises/[ref]/edit/page'
import PromisePage from '../(office)/statement/promises/[ref]/page'
import NewPromisePage from '../(office)/statement/promises/new/page'
import PromisesPage from '../(office)/statement/promises/page'
import { all, type Row } from './row'
import { at } from './visit'

/** The pages of the published statement, its promises, and what is shared with others. */
export const statementPages: readonly Row[] = [
  {
    page: '/statement',
    open: () => PublishedStatementPage(at({})),
    for: all,
    heading: ['Privacy statement', 'Privacyverklaring', 'Déclaration de confidentialité'],
  },
  {
    page: '/statement/new',
    open: () => NewVersionPage(),
    for: 'dpo',
    heading: ['New version', 'Nieuwe versie', 'Nouvelle version'],
  },
  {
    page: '/statement/comparison',
    open: () => StatementComparisonPage(at({})),
    for: 'editor dpo management auditor admin',
    heading: ['Statement beside the register', 'Verklaring naast het register', 'Déclaration à côté du registre'],
  },
  {
    page: '/statement/draft',
    open: () => StatementDraftPage(at({})),
    for: 'dpo management auditor',
    heading: ['Draft of the statement', 'Ontwerp van de verklaring', 'Projet de déclaration'],
  },
  {
    page: '/statement/differences',
    open: () => VersionDifferencesPage(at({})),
    for: 'editor dpo management auditor admin',
    heading: ['Differences between versions', 'Verschillen tussen versies', 'Différences entre versions'],
  },
  {
    page: '/statement/promises',
    open: () => PromisesPage(at({})),
    for: 'editor dpo management auditor admin',
    heading: ['Promises', 'Beloften', 'Promesses'],
  },
  {
    page: '/statement/promises/new',
    open: () => NewPromisePage(at({})),
    for: 'dpo',
    heading: ['Note a promise', 'Belofte noteren', 'Noter une promesse'],
  },
  {
    page: '/statement/promises/R3',
    open: () => PromisePage(at({ ref: 'R3' })),
    for: 'editor dpo management auditor admin',
    heading: 'Service providers only under a written agreement',
  },
  {
    page: '/statement/promises/R3/edit',
    open: () => EditPromisePage(at({ ref: 'R3' })),
    for: 'dpo management',
    heading: ['Change the promise', 'Belofte wijzigen', 'Modifier la promesse'],
  },
  {
    page: '/sharing',
    open: () => SharingPage(at({})),
    for: 'dpo management auditor',
    heading: ['Shared with others', 'Gedeeld met anderen', 'Partagé avec d’autres'],
  },
  {
    page: '/sharing/new',
    open: () => NewDisclosurePage(),
    for: 'dpo management',
    heading: ['Record a disclosure', 'Mededeling noteren', 'Noter une communication'],
  },
  {
    page: '/sharing/SH-001',
    open: () => DisclosurePage(at({ ref: 'SH-001' })),
    for: 'dpo management auditor',
    heading: 'Example, did not happen: Fairground Partners · Trade fair in Ghent',
  },
  {
    page: '/sharing/SH-001/edit',
    open: () => EditDisclosurePage(at({ ref: 'SH-001' })),
    for: 'dpo management',
    heading: ['Change SH-001', 'SH-001 wijzigen', 'Modifier SH-001'],
  },
]
