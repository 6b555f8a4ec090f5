import type { Edit, Removal } from './removal.ts'

const journey = 'test/journeys/enquiries.test.ts'
const notices = 'test/journeys/attempt-notice.test.ts'
const store = 'src/triage/store/enquiry-store.ts'
const routes = 'src/triage/web/tell-routes.ts'

const row = (
  id: string,
  without: string,
  edit: Edit,
  test: string,
  noticedBy: string = journey,
): Removal => ({ id, without, edits: [edit], noticedBy, test })

/** What somebody tells the assistant (T-06), and the notice of refused answers (M-03). */
export const enquiryRemovals: readonly Removal[] = [
  row(
    'enquiry-secrets',
    'the look for secrets before what was told is kept',
    {
      file: 'src/triage/app/enquiries.ts',
      find: 'const said = keptText(told.text)',
      put: 'const said = told.text',
    },
    'keeps no secret',
  ),
  row(
    'enquiry-words',
    'the look for words that are made like a key',
    { file: 'src/triage/domain/enquiry.ts', find: 'looksMade(word) ? hiddenMark : word', put: 'word' },
    'keeps no secret',
  ),
  row(
    'enquiry-addresses',
    'the look for addresses of pages',
    { file: 'src/triage/domain/enquiry.ts', find: '.replace(webAddress, hiddenMark)', put: '' },
    'keeps no secret',
  ),
  row(
    'enquiry-wait',
    'the look for secrets before a text waits in the page',
    { file: routes, find: 'carried: { texto: keptText(text) }', put: 'carried: { texto: text }' },
    'keeps no secret',
  ),
  row(
    'enquiry-reply',
    'the look for secrets in what an officer answers',
    {
      file: 'src/triage/app/enquiries.ts',
      find: 'text: keptText(answer.text, longestAnswer)',
      put: 'text: answer.text',
    },
    'choose a result',
  ),
  row(
    'enquiry-check',
    'the single use of a check',
    {
      file: 'src/triage/app/enquiries.ts',
      find: "if (!(await deps.useCheck(tx, check.nonce, check.network))) return refused('checkUsed')",
      put: 'await deps.useCheck(tx, check.nonce, check.network)',
    },
    'takes so many',
  ),
  row(
    'enquiry-places',
    'the places of a network',
    {
      file: routes,
      find: "const told = await withinLimit(deps.limits, ['enquiry', network], () =>\n      tell(deps, { text, lang }, { nonce, network }),\n    )",
      put: 'const told = await tell(deps, { text, lang }, { nonce, network })',
    },
    'takes so many',
  ),
  row(
    'enquiry-guesses',
    'the count of codes that there are not',
    { file: routes, find: '(found) => found === undefined', put: '() => false' },
    'answers a code that there is not',
  ),
  row(
    'enquiry-taken-once',
    'the look whether a colleague has it, when it is taken',
    {
      file: store,
      find: 'where code = $1 and taken_by is null and ended_at is null',
      put: 'where code = $1',
    },
    'who take one at the same instant',
  ),
  row(
    'enquiry-own',
    'the look whose it is, when it is answered',
    {
      file: store,
      find: 'where code = $1 and taken_by = $2 and ended_at is null',
      put: 'where code = $1 and $2::uuid is not null and ended_at is null',
    },
    'who take one at the same instant',
  ),
  row(
    'enquiry-ended',
    'the look whether it has ended, when it is answered',
    {
      file: store,
      find: 'where code = $1 and taken_by = $2 and ended_at is null',
      put: 'where code = $1 and taken_by = $2',
    },
    'is closed by an officer',
  ),
  row(
    'enquiry-put-back',
    'the look whose it is, when it is put back',
    {
      file: 'src/desk/web/enquiry-routes.ts',
      find: "const anybodys = mayDo(who.roles, 'reassignCases')",
      put: 'const anybodys = true',
    },
    'who take one at the same instant',
  ),
  row(
    'enquiry-sight',
    'the right that reading what was told takes',
    {
      file: 'src/desk/web/enquiry-routes.ts',
      find: "const who = await deps.gate.toSee(request, 'cases')\n    return show(",
      put: "const who = await deps.gate.toSee(request, 'auditLog').catch(() => deps.gate.toSee(request, 'cases'))\n    return show(",
    },
    'of other roles',
  ),
  row(
    'enquiry-age',
    'the days after which it goes',
    { file: store, find: "older('told_at')", put: "`${older('told_at')} and false`" },
    'is forgotten',
  ),
  row(
    'attempt-notice-once',
    'the day between two notices of refused answers',
    {
      file: 'src/messaging/store/attempt-notices.ts',
      find: "\n    where n.told_at <= clock_timestamp() - interval '24 hours'",
      put: '',
    },
    'is told once',
    notices,
  ),
  row(
    'attempt-notice-told',
    'the notice of refused answers',
    {
      file: 'src/proofs/challenges/app/answer-questions.ts',
      find: '...(until === null ? [deps.tellAttempt(tx, before)] : []),',
      put: '',
    },
    'is told to the registered mailbox',
    notices,
  ),
  row(
    'attempt-notice-confirmed',
    'the look whether somebody confirmed the address',
    { file: 'src/entry/compose/tell-attempt.ts', find: 'confirmedOnly: true,', put: 'confirmedOnly: false,' },
    'goes to no address',
    notices,
  ),
]
