import type {
  IdentityWay,
  RequestChannel,
  RequestDecision,
  RequestLetterKind,
  RequestRight,
} from '@/lib/law/codes/requests'
import type { ActingKey } from './people'

/** What happened to an example request, so many days ago. */
export type ExampleRequestStep = { daysAgo: number } & (
  | { does: 'letter'; kind: RequestLetterKind }
  | { does: 'identity'; how: IdentityWay }
  | { does: 'extend'; reason: string }
  | { does: 'plan' }
  | { does: 'give'; task: string; to: ActingKey; todo: string }
  | { does: 'end'; task: string; by: ActingKey; result: string; confirmed: boolean }
  | { does: 'decide'; decision: RequestDecision; ground: 'legal_duty' | null; reason: string }
  | { does: 'handle' }
  | { does: 'close'; reason: string }
)

export type ExampleRequest = {
  right: RequestRight
  channel: RequestChannel
  peopleCategory: string
  /** It arrived, and was written down on the same day. */
  daysAgo: number
  name: string
  email: string
  words: string
  steps: readonly ExampleRequestStep[]
}

/** Invented requests at OptiPost: people, addresses and words did not happen. The second is scenario SC6. */
export const exampleRequests: readonly ExampleRequest[] = [
  {
    ...{ right: 'access', channel: 'email', peopleCategory: 'prospect', daysAgo: 24 },
    ...{ name: 'Nele Vervoort', email: 'nele.vervoort@people.example' },
    words: 'Which data do you hold of me, and from whom did you get my address? I never gave it to you at an event.',
    steps: [
      { daysAgo: 23, does: 'handle' },
      { daysAgo: 23, does: 'letter', kind: 'receipt' },
      { daysAgo: 22, does: 'identity', how: 'same_address' },
      { daysAgo: 21, does: 'plan' },
      {
        ...{ daysAgo: 6, does: 'extend' },
        reason: 'The addresses of three trade fairs are kept in separate lists that have to be searched one by one.',
      },
    ],
  },
  {
    ...{ right: 'objection_marketing', channel: 'email', peopleCategory: 'newsletter_subscriber', daysAgo: 0 },
    ...{ name: 'Farah Benali', email: 'farah.benali@people.example' },
    words: 'I unsubscribed two weeks ago, and today your newsletter came again. Stop it, please.',
    steps: [],
  },
  {
    ...{ right: 'erasure', channel: 'web_form', peopleCategory: 'newsletter_subscriber', daysAgo: 9 },
    ...{ name: 'Thomas Claeys', email: 'thomas.claeys@people.example' },
    words: 'I no longer work for this customer. Erase my data everywhere, also with your suppliers.',
    steps: [
      { daysAgo: 8, does: 'letter', kind: 'receipt' },
      { daysAgo: 8, does: 'identity', how: 'called_back' },
      { daysAgo: 7, does: 'plan' },
      {
        ...{ daysAgo: 7, does: 'give', task: 'MailChimp', to: 'editor' },
        todo: 'Look for the address of this person, given to you by phone, and erase it.',
      },
      {
        ...{ daysAgo: 5, does: 'end', task: 'MailChimp', by: 'editor', confirmed: true },
        result: 'One contact found and erased.',
      },
    ],
  },
  {
    ...{ right: 'rectification', channel: 'phone', peopleCategory: 'customer_contact', daysAgo: 1 },
    ...{ name: 'Joris De Wael', email: 'joris.dewael@people.example' },
    words: 'My name is written wrongly in your mails.',
    steps: [],
  },
  {
    ...{ right: 'erasure', channel: 'post', peopleCategory: 'customer_contact', daysAgo: 36 },
    ...{ name: 'Greet Lambrecht', email: 'greet.lambrecht@people.example' },
    words: 'Please erase everything that you have of me, invoices too.',
    steps: [
      { daysAgo: 35, does: 'letter', kind: 'receipt' },
      { daysAgo: 34, does: 'identity', how: 'known_person' },
      {
        ...{ daysAgo: 20, does: 'decide', decision: 'partly', ground: 'legal_duty' },
        reason: 'The law on accounts obliges us to keep invoices. Everything else was erased.',
      },
      { daysAgo: 19, does: 'letter', kind: 'answer' },
    ],
  },
  {
    ...{ right: 'access', channel: 'email', peopleCategory: 'newsletter_subscriber', daysAgo: 40 },
    ...{ name: 'Pieter Goossens', email: 'pieter.goossens@people.example' },
    words: 'What do you know about me?',
    steps: [
      { daysAgo: 39, does: 'letter', kind: 'receipt' },
      { daysAgo: 38, does: 'identity', how: 'same_address' },
      { daysAgo: 25, does: 'decide', decision: 'granted', ground: null, reason: '' },
      { daysAgo: 24, does: 'letter', kind: 'answer' },
      { daysAgo: 15, does: 'close', reason: 'Answered with a copy, no further question came.' },
    ],
  },
]
