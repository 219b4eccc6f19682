import TokensPage from '../(office)/account/tokens/page'
import ApiDocsPage from '../(office)/api-docs/page'
import WebhooksPage from '../(office)/settings/webhooks/page'
import { all, type Row } from './row'

/** The pages about programs. */
export const apiPages: readonly Row[] = [
  {
    page: '/api-docs',
    open: () => ApiDocsPage(),
    for: all,
    heading: ['Door for programs', 'Deur voor programma’s', 'Porte pour programmes'],
  },
  {
    page: '/account/tokens',
    open: () => TokensPage(),
    for: 'editor dpo management auditor admin',
    heading: ['Tokens for programs', 'Tokens voor programma’s', 'Jetons pour programmes'],
  },
  {
    page: '/settings/webhooks',
    open: () => WebhooksPage(),
    for: 'dpo management auditor admin',
    heading: ['Webhooks', 'Webhooks', 'Webhooks'],
  },
]
