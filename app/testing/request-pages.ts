import EditRequestPage from '../(office)/requests/[ref]/edit/page'
import RequestPage from '../(office)/requests/[ref]/page'
import NewRequestPage from '../(office)/requests/new/page'
import RequestsPage from '../(office)/requests/page'
import IntakePage from '../(office)/settings/intake/page'
import SuppressionPage from '../(office)/suppression/page'
import { type Row, readers } from './row'
import { at } from './visit'

/** An erasure in which the editor has a task, and an access request in which nobody else has one. */
const [withTask, without] = ['Q-2026-004', 'Q-2026-003']

/** The pages of requests of people, and of the page at which they come in. */
export const requestPages: readonly Row[] = [
  {
    page: '/requests',
    open: () => RequestsPage(at({})),
    for: readers,
    heading: ['Requests', 'Verzoeken', 'Demandes'],
  },
  {
    page: '/requests/new',
    open: () => NewRequestPage(),
    for: 'dpo',
    heading: ['Write down a request', 'Verzoek noteren', 'Consigner une demande'],
  },
  {
    page: `/requests/${withTask}`,
    open: () => RequestPage(at({ ref: withTask })),
    for: readers,
    heading: ['Erasure', 'Wissing', 'Effacement'],
  },
  {
    page: `/requests/${without}`,
    open: () => RequestPage(at({ ref: without })),
    for: 'dpo management auditor',
    heading: ['Access and copy', 'Inzage en kopie', 'Accès et copie'],
  },
  {
    page: `/requests/${without}/edit`,
    open: () => EditRequestPage(at({ ref: without })),
    for: 'dpo',
    heading: [`Correct ${without}`, `${without} verbeteren`, `Corriger ${without}`],
  },
  {
    page: '/settings/intake',
    open: () => IntakePage(),
    for: 'dpo management auditor admin',
    heading: ['Intake page', 'Verzoekpagina', 'Page de demande'],
  },
  {
    page: '/suppression',
    open: () => SuppressionPage(at({})),
    for: 'dpo management auditor',
    heading: ['Suppression list', 'Uitsluitingslijst', 'Liste d’exclusion'],
  },
]
