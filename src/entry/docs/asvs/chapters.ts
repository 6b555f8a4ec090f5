import type { Requirement } from './requirement.ts'
import { v1 } from './v1.ts'
import { v2 } from './v2.ts'
import { v3 } from './v3.ts'
import { v4 } from './v4.ts'
import { v5 } from './v5.ts'
import { v6 } from './v6.ts'
import { v7 } from './v7.ts'
import { v8 } from './v8.ts'
import { v11 } from './v11.ts'
import { v12 } from './v12.ts'
import { v13 } from './v13.ts'
import { v14 } from './v14.ts'
import { v15 } from './v15.ts'
import { v16 } from './v16.ts'

export interface Chapter {
  /** As ASVS 5.0.0 numbers it. */
  readonly number: number
  readonly title: string
  readonly requirements: readonly Requirement[]
}

/** The chapters of which anything applies, and in each whatever applies. */
export const chapters: readonly Chapter[] = [
  { number: 1, title: 'Encoding and cleaning', requirements: v1 },
  { number: 2, title: 'Validation and the order of things', requirements: v2 },
  { number: 3, title: 'Browsers', requirements: v3 },
  { number: 4, title: 'HTTP', requirements: v4 },
  { number: 5, title: 'Files', requirements: v5 },
  { number: 6, title: 'Proving who one is', requirements: v6 },
  { number: 7, title: 'Sessions', requirements: v7 },
  { number: 8, title: 'Who may do what', requirements: v8 },
  { number: 11, title: 'Cryptography', requirements: v11 },
  { number: 12, title: 'Transport', requirements: v12 },
  { number: 13, title: 'Configuration', requirements: v13 },
  { number: 14, title: 'Data', requirements: v14 },
  { number: 15, title: 'Code and packages', requirements: v15 },
  { number: 16, title: 'Logs and faults', requirements: v16 },
]

export const requirements: readonly Requirement[] = chapters.flatMap(({ requirements: all }) => all)
