import { shownName } from '../../kernel/mask.ts'
import { toIso, type Instant } from '../../kernel/time.ts'
import { formatDateShort } from '../../platform/text/dates.ts'
import type { Translate } from '../../platform/text/texts.ts'
import type { QueueRow } from '../app/ports.ts'
import { daysUntil } from '../../arrears/domain/due-date.ts'
import { csvText } from '../domain/csv.ts'
import { nextStepWords } from './desk-words.ts'

/** The queue as a file: the columns of the page, with instants that a program reads. */
export const queueFile = (rows: readonly QueueRow[], now: Instant, t: Translate): string =>
  csvText([
    [
      t('s02.col.code'),
      t('s02.col.company'),
      t('s02.col.kind'),
      t('s02.col.state'),
      t('s02.col.waits'),
      t('s02.col.due'),
      t('s02.col.days'),
      t('s02.col.who'),
      t('s02.col.next'),
    ],
    ...rows.map((row) => [
      row.code,
      shownName(row),
      t(`s02.kind.${row.path}`),
      t(`s02.st.${row.status}`),
      toIso(row.waitingSince),
      formatDateShort(row.dueAt),
      String(daysUntil(row.dueAt, now)),
      row.assignedTo?.name ?? '',
      t(nextStepWords(row.status)),
    ]),
  ])
