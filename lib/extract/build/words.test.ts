import { expect, test } from 'vitest'
import { inOneLine, labelled } from './words'

test.each([
  ['Legal basis', 'Consent', 'Legal basis: Consent'],
  ['Must people provide the data?', 'Voluntary', 'Must people provide the data? Voluntary'],
  ['Les personnes doivent-elles ?', 'Non', 'Les personnes doivent-elles ? Non'],
])('the label %s stands before its fact', (label, word, line) => expect(labelled(label, word)).toBe(line))

test.each([
  [['Country: US', 'Mechanism: 45'], 'Country: US; Mechanism: 45'],
  [['Sent to who subscribed.', 'Basis: Consent'], 'Sent to who subscribed. Basis: Consent'],
  [['It says “no.”', 'Basis: Consent'], 'It says “no.” Basis: Consent'],
  [['注文を処理します。', 'Basis: Consent'], '注文を処理します。 Basis: Consent'],
  [['One'], 'One'],
  [[], ''],
])('%j in one line', (facts, line) => expect(inOneLine(facts)).toBe(line))
