import TokensPage from '../(office)/account/tokens/page'
import type { Row } from './row'

/** The pages about programs. */
export const apiPages: readonly Row[] = [
  {
    page: '/account/tokens',
    open: () => TokensPage(),
    for: 'editor dpo management auditor admin',
    heading: ['Tokens for programs', 'Tokens voor programma’s', 'Jetons pour programmes'],
  },
]
