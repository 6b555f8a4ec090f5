import type { Translate } from '../../platform/text/texts.ts'
import type { StaffRole } from '../domain/roles.ts'

/** As the person reads them: `Ventanilla, Supervisión`. */
export const roleNames = (roles: readonly StaffRole[], t: Translate): string =>
  roles.map((role) => t(`s29.role.${role}`)).join(', ')
