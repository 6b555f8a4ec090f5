import type { Edit, Removal } from './removal.ts'

const codes = 'src/links/phone-code.test.ts'
const gateway = 'src/adapters/sms/http-gateway.test.ts'
const reports = 'src/messaging/text-report.test.ts'
const words = 'src/messaging/templates/compose-text.test.ts'

const app = (find: string, put: string): readonly Edit[] => [
  { file: 'src/links/app/phone-code.ts', find, put },
]
const store = (find: string, put: string): readonly Edit[] => [
  { file: 'src/links/store/phone-code-store.ts', find, put },
]
const row = (
  id: string,
  without: string,
  edits: readonly Edit[],
  noticedBy: string,
  test?: string,
): Removal => ({ id: `text-${id}`, without, edits, noticedBy, ...(test === undefined ? {} : { test }) })

/** The guards of text messages and of the codes they carry, one row each. */
export const textRemovals: readonly Removal[] = [
  row(
    'notice',
    'the word to the phone that a key was made',
    [
      {
        file: 'src/entry/compose/ground.ts',
        find: 'if (state.unlocked !== true && installation.texting !== undefined)',
        put: 'if (installation.texting === null)',
      },
    ],
    'test/journeys/texts.test.ts',
    'told to the registered mobile',
  ),
  row(
    'no-gateway',
    'the refusal where no gateway is set up',
    app("  if (!deps.isOpen) return refused('textsAway', 0)\n", ''),
    codes,
    'where no gateway',
  ),
  row(
    'try-reserved',
    'the try that is taken before a code is compared',
    store('and clock_timestamp() < dies_at and tries < $5', 'and clock_timestamp() < dies_at'),
    codes,
    'is compared three times',
  ),
  row(
    'tries-of-day',
    'the tries that an employer has in a day over all codes',
    app(
      "  if (!(await codes.takeTryOfDay(employerId, policy.codeTriesDay))) return refused('phoneCodeOver', 0)\n",
      '',
    ),
    codes,
    'has a day of tries',
  ),
  row(
    'single-use',
    'the single use of a code',
    [
      ...store(
        'c.digest = $2 and c.consumed_at is null and c.voided_at is null',
        'c.digest = $2 and c.voided_at is null',
      ),
    ],
    codes,
    'opens for one of fifty',
  ),
  row(
    'person',
    'the person that a code is bound to',
    store('and person = $4\n', 'and $4::bytea is not null\n'),
    codes,
    'for another person',
  ),
  row(
    'purpose',
    'the purpose that a code is bound to',
    store(
      'case_id = $2 and purpose = $3 and person = $4\n',
      "case_id = $2 and purpose = any(array['unlock', $3]) and person = $4\n",
    ),
    codes,
    'for another person',
  ),
  row(
    'life',
    'the end of a code',
    [
      ...store(
        'digest is not null and clock_timestamp() < dies_at and tries',
        'digest is not null and tries',
      ),
      ...store('c.voided_at is null and clock_timestamp() < c.dies_at\n', 'c.voided_at is null\n'),
    ],
    codes,
    'ends with its time',
  ),
  row(
    'epoch',
    'the employer that a code was asked under',
    store('c.employer_epoch = e.epoch and ', ''),
    codes,
    'ends with its time',
  ),
  row(
    'restore',
    'the restore that ends codes',
    store(' and c.restore_epoch = i.restore_epoch', ''),
    codes,
    'before a restore',
  ),
  row(
    'newest',
    'the end of a code when the next is asked for',
    store('      await queries.run(voidFormer, [employerId, caseId, purpose])\n', ''),
    codes,
    'ends with its time',
  ),
  row(
    'wait',
    'the wait between two codes',
    store(' and ${waitEnds} <= clock_timestamp()`', ' and $4 >= 0`'),
    codes,
    'waits a minute',
  ),
  row(
    'hour',
    'the codes of a number in an hour',
    [
      {
        file: 'src/links/store/phone-code-store.ts',
        find: 'where cardinality(${day}) < $2 and cardinality(${hour}) < $3 and ${waitEnds}',
        put: 'where cardinality(${day}) < $2 and $3 >= 0 and ${waitEnds}',
      },
    ],
    codes,
    'waits a minute',
  ),
  row(
    'day',
    'the codes of a number in a day',
    [
      {
        file: 'src/links/store/phone-code-store.ts',
        find: 'where cardinality(${day}) < $2 and cardinality(${hour}) < $3 and ${waitEnds}',
        put: 'where $2 >= 0 and cardinality(${hour}) < $3 and ${waitEnds}',
      },
    ],
    codes,
    'waits a minute',
  ),
  row(
    'ceiling',
    'the ceiling of a day over everybody',
    store(
      ' do update set asked = d.asked + 1 where d.asked < $1`',
      ' do update set asked = d.asked + 1 where $1 > 0`',
    ),
    codes,
    'stops for everybody',
  ),
  row(
    'mobile',
    'the numbers of this country only',
    app('if (phone === undefined || !number.ok) throw', 'if (phone === undefined) throw').map(
      ({ file, find }) => ({ file, find, put: 'if (phone === undefined) throw' }),
    ),
    codes,
    'needs a mobile',
  ),
  row(
    'registered',
    'the confirmed phone that has cooled',
    store(
      '      and confirmed_at is not null and usable_from <= clock_timestamp()\n    order by',
      '    order by',
    ),
    codes,
    'finds no phone whose',
  ),
  row(
    'once',
    'the one hand-over of a code',
    [
      {
        file: 'src/messaging/store/text-store.ts',
        find: " and (not carries_code or state in ('queued', 'deferred'))",
        put: '',
      },
    ],
    codes,
    'by a worker that died',
  ),
  row(
    'unknown',
    'the end of a code’s hand-overs when its fate is unknown',
    [
      {
        file: 'src/messaging/store/text-store.ts',
        find: " and (not carries_code or state in ('queued', 'deferred'))",
        put: '',
      },
      {
        file: 'src/messaging/app/deliver-text.ts',
        find: 'retryAfter: carriesCode ? undefined : repeatNoticeAfter(attempt)',
        put: 'retryAfter: repeatNoticeAfter(attempt)',
      },
    ],
    codes,
    'whose fate is unknown',
  ),
  row(
    'late',
    'the end of what waits too long',
    [
      {
        file: 'src/messaging/app/deliver-text.ts',
        find: "  if (claimed.age >= claimed.life) return cancel('tooLate')\n",
        put: '',
      },
    ],
    codes,
    'after its life',
  ),
  row(
    'former',
    'the word to a mobile that went off the record before it was handed over',
    [
      {
        file: 'src/messaging/app/deliver-text.ts',
        find: 'const isGone = claimed.isRetired && !outlivesContact(claimed.template)',
        put: 'const isGone = claimed.isRetired',
      },
    ],
    codes,
    'to a number that has gone meanwhile',
  ),
  row(
    'current',
    'the number that is still the employer’s',
    [
      {
        file: 'src/messaging/app/deliver-text.ts',
        find: 'if (changeId === null && (isGone || (claimed.carriesCode && !claimed.isCurrent)))',
        put: 'if (claimed.age < 0)',
      },
    ],
    codes,
    'not the employer',
  ),
  row(
    'unsaid',
    'the end of digits that were not handed over',
    [
      {
        file: 'src/messaging/store/text-store.ts',
        find: "and consumed_at is null and $3 in ('deferred', 'rejected')",
        put: "and consumed_at is null and $3 = 'nothing'",
      },
    ],
    codes,
    'refused for good',
  ),
  row(
    'segment',
    'the cut of a place’s name',
    [
      {
        file: 'src/messaging/templates/compose-text.ts',
        find: "centre.slice(0, segment - write('').length).trim()",
        put: 'centre',
      },
    ],
    words,
  ),
  row(
    'plain',
    'the letters without accents',
    [
      {
        file: 'src/messaging/templates/compose-text.ts',
        find: 'const centre = plainly(params.centre)',
        put: 'const centre = params.centre',
      },
      {
        file: 'src/messaging/templates/compose-text.ts',
        find: "const alone = (centro: string) => plainly(t('m23.short', { ...said, centro }))",
        put: "const alone = (centro: string) => t('m23.short', { ...said, centro })",
      },
      {
        file: 'src/messaging/templates/compose-text.ts',
        find: '    plainly(bodiesOf(origin, helpPhone)[template](params, texts.in(lang), code))',
        put: '    bodiesOf(origin, helpPhone)[template](params, texts.in(lang), code)',
      },
    ],
    words,
  ),
  row(
    'signature',
    'the signature of a report',
    [
      {
        file: 'src/adapters/sms/report-signature.ts',
        find: "return timingSafeEqual(expected, Buffer.from(signature, 'hex'))",
        put: 'return expected.length > 0',
      },
    ],
    reports,
  ),
  row(
    'report-time',
    'the time of a report',
    [
      {
        file: 'src/adapters/sms/report-signature.ts',
        find: '    if (Math.abs(secondsBetween(instant(Number(time) * 1_000), now)) > skew) return false\n',
        put: '',
      },
    ],
    reports,
  ),
  row(
    'report-first',
    'the first report that stands',
    [{ file: 'src/messaging/store/text-report-store.ts', find: ' and report is null', put: '' }],
    reports,
  ),
  row(
    'report-attempt',
    'the attempt that a report is about',
    [
      {
        file: 'src/messaging/store/text-report-store.ts',
        find: 'attempts = coalesce($2, attempts)',
        put: 'coalesce($2, 1) > 0',
      },
    ],
    reports,
  ),
  row(
    'redirect',
    'the redirect that is not followed',
    [{ file: 'src/adapters/sms/http-gateway.ts', find: "redirect: 'manual',", put: "redirect: 'follow'," }],
    gateway,
    'never leads',
  ),
  row(
    'breaker',
    'the pause after failures',
    [
      {
        file: 'src/adapters/sms/http-gateway.ts',
        find: 'failures, pause, isSick }',
        put: 'failures, pause }',
      },
    ],
    gateway,
    'left in peace',
  ),
  row(
    'ambiguous',
    'the status that leaves it open whether a message went out',
    [
      {
        file: 'src/adapters/sms/http-gateway.ts',
        find: "  if (status === 409 || status >= 500) return { kind: 'unknown', reply }\n",
        put: "  if (status >= 500) return { kind: 'refused', permanent: false, reply }\n",
      },
    ],
    gateway,
  ),
  row(
    'flat',
    'the template whose fields no message adds to',
    [{ file: 'src/adapters/sms/text-fields.ts', find: " && entry[0] !== '__proto__'", put: '' }],
    gateway,
  ),
]
