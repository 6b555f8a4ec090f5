import type { Face } from '../platform/config/config.ts'
import { defaultTheme, type Theme } from '../platform/ui/theme.ts'

/** How the institution shows itself; in a demonstration the fictional one. */
export function themeOf({ institution, mode }: Pick<Face, 'institution' | 'mode'>): Theme {
  if (mode === 'demonstration') return defaultTheme
  return {
    ...defaultTheme,
    name: institution.name,
    shortName: institution.shortName,
    operator: institution.operator,
    letter: institution.shortName.slice(0, 1).toUpperCase(),
    ...(institution.brandColour === undefined
      ? {}
      : { colours: { brand: institution.brandColour }, darkColours: { brand: institution.brandColour } }),
    phone: institution.phone,
    hours: institution.hours,
    sender: institution.sender,
  }
}
