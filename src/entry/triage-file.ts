import type { Instant } from '../kernel/time.ts'
import type { Lang } from '../kernel/lang.ts'
import type { Policy } from '../policy/policy.ts'
import { createTexts } from '../platform/text/texts.ts'
import type { Theme } from '../platform/ui/theme.ts'
import { OfflinePage } from '../triage/web/offline-page.tsx'
import { rowFactsOf } from '../triage/web/row-words.ts'
import { triageData } from '../triage/web/triage-data.ts'
import { triageVersionOf } from './compose/triage.ts'

export interface TriageFileNeeds {
  readonly policy: Policy
  readonly theme: Theme
  readonly origin: string
  readonly langs: readonly Lang[]
  readonly madeAt: Instant
}

/** The assistant as one HTML file, with the version that its data have on the page for other channels. */
export function triageFile({ policy, theme, origin, langs, madeAt }: TriageFileNeeds): string {
  const texts = createTexts()
  const data = triageData({ texts, facts: rowFactsOf(policy, theme), origin })
  const version = triageVersionOf(JSON.stringify(data))
  return `${OfflinePage({ data, version, madeAt, langs, texts, theme, origin }).toString()}\n`
}
