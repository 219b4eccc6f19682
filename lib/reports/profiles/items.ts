/** Items of Art. 33(3) and 33(1) GDPR that a field helps to answer. */
export const items = ['n_a', 'n_b', 'n_c', 'n_d', 'n_delay'] as const
export type Item = (typeof items)[number]
