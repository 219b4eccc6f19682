import CustomerNoticePage from '../(office)/leaks/[ref]/customers/[id]/page'
import FilingPage from '../(office)/leaks/[ref]/draft/[id]/file/page'
import DraftPage from '../(office)/leaks/[ref]/draft/[id]/page'
import PrintPage from '../(office)/leaks/[ref]/draft/[id]/print/page'
import LeakFactsPage from '../(office)/leaks/[ref]/facts/page'
import LetterPage from '../(office)/leaks/[ref]/letters/[id]/page'
import LeakPage from '../(office)/leaks/[ref]/page'
import ExercisesPage from '../(office)/leaks/exercises/page'
import LeakFiguresPage from '../(office)/leaks/figures/page'
import LeakLogPage from '../(office)/leaks/log/page'
import LeaksPage from '../(office)/leaks/page'
import LeakTasksPage from '../(office)/leaks/tasks/page'
import MyReportsPage from '../(office)/my-reports/page'
import ReportLeakPage from '../(office)/report-leak/page'
import PosterPage from '../(office)/report-leak/poster/page'
import ReportShellPage from '../report-leak/shell/page'
import { ids, type Row, readers } from './row'
import { at } from './visit'

/** The pages of leaks, and those of who reports one. */
export const leakPages: readonly Row[] = [
  {
    page: '/leaks',
    open: () => LeaksPage(at({})),
    for: readers,
    heading: ['Leaks', 'Gegevenslekken', 'Fuites de données'],
  },
  {
    page: '/leaks/figures',
    open: () => LeakFiguresPage(at({})),
    for: 'dpo management auditor',
    heading: ['Figures of leaks', 'Cijfers van gegevenslekken', 'Chiffres des fuites'],
  },
  {
    page: '/leaks/tasks',
    open: () => LeakTasksPage(at({})),
    for: readers,
    heading: ['Tasks of leaks', 'Taken bij gegevenslekken', 'Tâches des fuites'],
  },
  {
    page: '/leaks/exercises',
    open: () => ExercisesPage(at({})),
    for: 'dpo management auditor',
    heading: ['Exercises', 'Oefeningen', 'Exercices'],
  },
  {
    page: '/leaks/log',
    open: () => LeakLogPage(at({})),
    for: 'dpo auditor',
    heading: [
      'Log of data leaks (Art. 33(5))',
      'Logboek van gegevenslekken (art. 33, lid 5)',
      'Journal des fuites de données (art. 33, par. 5)',
    ],
  },
  {
    page: '/leaks/L-2026-007',
    open: () => LeakPage(at({ ref: 'L-2026-007' })),
    for: 'dpo management auditor',
    heading: 'Folder with customer feedback open to the internet',
  },
  {
    page: '/leaks/L-2026-007/facts',
    open: () => LeakFactsPage(at({ ref: 'L-2026-007' })),
    for: 'dpo',
    heading: ['Facts of L-2026-007', 'Feiten van L-2026-007', 'Faits de L-2026-007'],
  },
  {
    page: '/leaks/L-2026-007/draft/…',
    open: () => DraftPage(at({ ref: 'L-2026-007', id: ids.draft })),
    for: 'dpo management auditor',
    heading: ['GBA/APD, part 1', 'GBA/APD, deel 1', 'APD/GBA, partie 1'],
  },
  {
    page: '/leaks/L-2026-007/draft/…/print',
    open: () => PrintPage(at({ ref: 'L-2026-007', id: ids.draft })),
    for: 'dpo auditor',
    // In the language of the report.
    heading: 'Melding aan de autoriteit · L-2026-007',
  },
  {
    page: '/leaks/L-2026-007/draft/…/file',
    open: () => FilingPage(at({ ref: 'L-2026-007', id: ids.draft })),
    for: 'dpo management',
    heading: ['File on the portal', 'Indienen op het portaal', 'Déposer sur le portail'],
  },
  {
    page: '/leaks/L-2026-007/customers/…',
    open: () => CustomerNoticePage(at({ ref: 'L-2026-007', id: ids.notice })),
    for: 'dpo',
    heading: ['Notice to Bakkerij De Smet', 'Kennisgeving aan Bakkerij De Smet', 'Notification à Bakkerij De Smet'],
  },
  {
    page: '/leaks/L-2026-007/letters/…',
    open: () => LetterPage(at({ ref: 'L-2026-007', id: ids.letter })),
    for: 'dpo management auditor',
    heading: [
      'Letter to the people concerned (Dutch)',
      'Brief aan de betrokkenen (Nederlands)',
      'Lettre aux personnes concernées (néerlandais)',
    ],
  },
  {
    page: '/my-reports',
    open: () => MyReportsPage(at({})),
    for: 'employee editor dpo management admin',
    heading: ['My reports', 'Mijn meldingen', 'Mes signalements'],
  },
  {
    page: '/report-leak/poster',
    open: () => PosterPage(),
    for: 'employee editor dpo management admin',
    heading: [
      'Poster to report a leak',
      'Affiche om een gegevenslek te melden',
      'Affiche pour signaler une fuite de données',
    ],
  },
  {
    page: '/report-leak',
    open: () => ReportLeakPage(),
    for: 'employee editor dpo management admin',
    heading: ['What happened?', 'Wat is er gebeurd?', 'Que s’est-il passé ?'],
  },
  {
    page: '/report-leak/shell',
    open: () => ReportShellPage(),
    for: 'employee editor dpo management admin',
    heading: ['What happened?', 'Wat is er gebeurd?', 'Que s’est-il passé ?'],
  },
]
