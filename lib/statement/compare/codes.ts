/** What a difference is: the statement does not say it, the register does not know it, or they (or text and law) contradict each other. */
export const results = ['missing_in_statement', 'missing_in_register', 'contradiction'] as const
export type Result = (typeof results)[number]

const S = 'missing_in_statement'
const R = 'missing_in_register'
const C = 'contradiction'

/**
 * Every difference that the comparison can find: what it is, the article it is about, and the number of the point of the example's
 * statement that it finds again (lib/examples/optipost/findings.ts). The part before the dot is the point of the list of
 * Art. 13 and 14, or an article beside it.
 */
export const codes = {
  'N1.controller': [S, 'GDPR Art. 13(1)(a)', null],
  'N1.address_cut': [S, 'GDPR Art. 13(1)(a)', null],
  'N2.representative': [S, 'GDPR Art. 13(1)(a), 27', null],
  'N3.unsaid': [S, 'GDPR Art. 13(1)(b), 37(7)', null],
  'N3.undecided': [R, 'GDPR Art. 37; 13(1)(b)', 15],
  'N3.unknown': [R, 'GDPR Art. 37', null],
  'N4.not_personal': [C, 'GDPR Art. 4(1)', 1],
  'N4.acceptance': [C, 'GDPR Art. 4(11), 7', 2],
  'N4.no_basis': [S, 'GDPR Art. 13(1)(c)', 3],
  'N4.vague': [C, 'GDPR Art. 5(1)(b), 13(1)(c)', 11],
  'N4.unsaid': [S, 'GDPR Art. 13(1)(c)', null],
  'N4.unknown': [R, 'GDPR Art. 30(1)(b)', null],
  'N5.interest': [S, 'GDPR Art. 13(1)(d)', 3],
  'N6.unnamed': [R, 'GDPR Art. 28, 13(1)(e), 30(1)(d)', 14],
  'N6.unsaid': [S, 'GDPR Art. 13(1)(e)', null],
  'N6.unknown': [R, 'GDPR Art. 30(1)(d)', null],
  'N6.publishes': [C, 'GDPR Art. 5(1)(c), 6(1)(c), (f)', 18],
  'A26.joint': [R, 'GDPR Art. 26', 13],
  'N7.unsaid': [S, 'GDPR Art. 13(1)(f)', 8],
  'N7.recognised': [C, 'GDPR Art. 44-46, 13(1)(f)', 8],
  'N7.countries': [S, 'GDPR Art. 13(1)(f)', 14],
  'N8.vague_term': [S, 'GDPR Art. 13(2)(a), 5(1)(e)', 9],
  'N8.no_term': [R, 'GDPR Art. 30(1)(f), 5(1)(e)', 9],
  'N8.unsaid': [S, 'GDPR Art. 13(2)(a)', null],
  'N8.kept_after_unsubscribe': [C, 'GDPR Art. 13(2)(a), 5(1)(a)', 17],
  'N9.rights': [S, 'GDPR Art. 13(2)(b)', 10],
  'N10.withdraw': [S, 'GDPR Art. 13(2)(c), 7(3)', 10],
  'N11.complaint': [S, 'GDPR Art. 13(2)(d), 77', 10],
  'N11.former_authority': [C, 'GDPR Art. 13(2)(d)', 7],
  'N12.duty': [S, 'GDPR Art. 13(2)(e)', null],
  'N13.unsaid': [S, 'GDPR Art. 13(2)(f), 22', null],
  'N13.unknown': [R, 'GDPR Art. 22', null],
  'N14.more_than_needed': [C, 'GDPR Art. 5(1)(c), 14(1)(d)', 12],
  'N15.unsaid': [S, 'GDPR Art. 14(2)(f)', null],
  'N15.unknown': [R, 'GDPR Art. 14(2)(f)', null],
  'N16.when': [S, 'GDPR Art. 14(3)', 12],
  'N17.unannounced': [C, 'GDPR Art. 12, 13(3)', 16],
  'N17.unsaid': [S, 'GDPR Art. 13(3)', null],
  'N17.new_purpose': [S, 'GDPR Art. 13(3)', null],
  'N18.objection': [S, 'GDPR Art. 21(4)', 10],
  'A4.wider': [C, 'GDPR Art. 4(12)', 6],
  'A34.people_clock': [C, 'GDPR Art. 34(1)', 4],
  'A33.authority_rarely': [C, 'GDPR Art. 33(1)', 5],
  'A5_3.cookies': [S, 'Directive 2002/58/EC Art. 5(3)', 17],
} as const satisfies Readonly<Record<string, readonly [Result, string, number | null]>>

export type Code = keyof typeof codes

/** What a code says of a difference. */
export function factsOfCode(code: Code): { result: Result; law: string; point: number | null; notice: string } {
  const [result, law, point] = codes[code]
  return { result, law, point, notice: code.slice(0, code.indexOf('.')) }
}
