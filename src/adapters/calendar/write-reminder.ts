import type { Reminder } from '../../proofs/dossier/app/ports.ts'
import { writeDay } from './write-day.ts'

/** A reminder of a case as a calendar file, with the address at which the case is found. */
export const writeReminder = ({ url, ...day }: Reminder): string => writeDay(day, url)
