import { isAuditAct } from '../domain/entry.ts'
import type { Translate } from '../../platform/text/texts.ts'

/** What an act is called on receipts. One that another release wrote and this one does not know keeps its name. */
export const actName = (act: string, t: Translate): string => (isAuditAct(act) ? t(`s21.act.${act}`) : act)
