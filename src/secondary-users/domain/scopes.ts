/** What a secondary user may be allowed to do, in the order of U-03. */
export const scopes = ['payroll', 'pay', 'read'] as const
export type Scope = (typeof scopes)[number]

/** Scopes as they are stored: in their own order, each once. */
export const inOrder = (chosen: readonly string[]): readonly Scope[] =>
  scopes.filter((scope) => chosen.includes(scope))

/** Strictly before `until` it may be used; null for no end. */
export interface Power {
  readonly scopes: readonly Scope[]
  readonly until: number | null
}

/** Whether this gives more than before: one scope that was not there, or a later end. */
export const widens = (before: Power, after: Power): boolean =>
  after.scopes.some((scope) => !before.scopes.includes(scope)) ||
  (before.until !== null && (after.until === null || after.until > before.until))
