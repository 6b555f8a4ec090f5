import type { CookieJar } from '../platform/web/cookies.ts'
import { accountNotices, carePages } from './care-pages.ts'
import type { Composition } from './compose.ts'
import type { Routes } from './routes.ts'
import { userDoorOf, userPages } from './user-pages.ts'

/** What U-01 leads to, and what the account begins with. */
export const accountDoorsOf = (parts: Composition) => ({ ...accountNotices(parts), ...userDoorOf(parts) })

/** Every page of whoever is signed in, with the employer key or as a user. */
export const accountPages = (parts: Composition, jar: CookieJar): readonly Routes[] => [
  ...carePages(parts, jar),
  ...userPages(parts, jar),
]
