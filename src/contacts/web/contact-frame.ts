import { stayPath } from '../../keys/web/account-pages.tsx'
import type { Visit } from '../../platform/web/context.ts'

/** Pages of an account go when its session ends (ASVS 14.3.1). */
export const frame = ({ page, warning }: Visit) => ({
  ...page,
  sessionWarning: { ...warning, keepAliveUrl: stayPath },
  styles: ['more.css'] as const,
})
