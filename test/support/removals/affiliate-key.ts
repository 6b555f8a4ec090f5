import { edit, rowsOf, type Removal } from './removal.ts'

const attacks = 'test/attacks/atk-12-affiliate.test.ts'
const journey = 'test/journeys/affiliate-key.test.ts'
const contract = 'src/adapters/accounts/affiliate-sign-in.test.ts'
const adapter = 'src/adapters/accounts/affiliate-sign-in.ts'
const prove = 'src/proofs/affiliate-key/app/prove-affiliate.ts'
const routes = 'src/proofs/affiliate-key/web/affiliate-routes.ts'

const row = rowsOf('affiliate', attacks)

/** The guards of the affiliate key as a proof. */
export const affiliateRemovals: readonly Removal[] = [
  row(
    'person',
    'the look whose affiliate key it was',
    [
      edit(
        prove,
        'if (judged.value !== before.claimant)',
        'if (judged.value.length !== before.claimant.length)',
      ),
    ],
    'another person is told',
    journey,
  ),
  row(
    'class',
    'the path that the affiliate key is for: a company would be sent out, too',
    [
      edit(prove, "path === 'household' && state.is", 'path.length > 0 && state.is'),
      edit(
        routes,
        '    app.get(affiliatePaths.leave, async (request, reply) => {\n      const { visit } = request\n      const loaded = await current(request)\n      if (sentElsewhere(loaded, home, reply)) return reply\n',
        '    app.get(affiliatePaths.leave, async (request, reply) => {\n      const { visit } = request\n      const loaded = await current(request)\n',
      ),
    ],
    'a company, whatever its case',
    journey,
  ),
  row(
    'attempt',
    'the word to the mailbox that somebody else signed in (ATK-36)',
    [edit(prove, '      await deps.tellAttempt(tx, before)\n')],
    'the mailbox hears of it once',
    journey,
  ),
  row(
    'attempt-day',
    'the one place a day for it, shared with refused answers (ATK-42)',
    [
      edit(
        'src/entry/compose/tell-attempt.ts',
        '    if (!(await claimAttemptNotice(tx, employer.id))) return\n',
        '    await claimAttemptNotice(tx, employer.id)\n',
      ),
    ],
    'the mailbox hears of it once',
    journey,
  ),
  row(
    'case',
    'the case that a sign-in was begun for (I-03)',
    [edit(prove, "    if (issued.caseId !== id) return refused('over', 'of another case')\n")],
    'none in another, and stays unused',
  ),
  row(
    'time',
    'the ten minutes of a sign-in',
    [edit(prove, 'age < 0 || age >= signInLife', 'age < 0')],
    'seconds after it began',
  ),
  row(
    'ahead',
    'that a sign-in cannot have begun later than now',
    [edit(prove, 'age < 0 || age >= signInLife', 'age >= signInLife')],
    'seconds after it began',
  ),
  row(
    'once',
    'the single use of a sign-in',
    [
      edit(
        prove,
        "if (!(await deps.signIns.use(tx, before, state))) return refused('replayed', 'used before')",
        'await deps.signIns.use(tx, before, state)',
      ),
    ],
    'is judged once',
  ),
  row(
    'once-at-once',
    'the constraint that makes a sign-in one of fifty at once',
    [
      edit(
        'src/proofs/affiliate-key/store/affiliate-store.ts',
        '(await queriesOf(tx).run(use, [state, employer.id, id])) === 1',
        '(await queriesOf(tx).run(use, [state, employer.id, id])) <= 1',
      ),
    ],
    'one way back from the affiliate service',
    'test/races/races.test.ts',
  ),
  row(
    'employer',
    'that a sign-in is over when the employer has changed (I-05)',
    [
      edit(
        prove,
        "return (await isSame(deps, tx, before, issued)) ? ok(age) : refused('changed', 'another epoch')",
        'return ok(age)',
      ),
    ],
    'an employer that changed between',
  ),
  row(
    'state',
    'that an answer belongs to what this browser took along',
    [edit(routes, 'states.length === 1 && states[0] === issued.state', 'states.length < 9')],
    'for a state nothing is judged',
  ),
  row(
    'length',
    'the length of an answer',
    [edit(routes, 'isIts && answer.length <= longestAnswer', 'isIts && answer.length >= 0 * longestAnswer')],
    'far too long',
  ),
  row(
    'elsewhere',
    'that nobody else’s page sends a browser out',
    [edit(routes, "(headers['sec-fetch-site'] ?? 'same-origin') === 'same-origin'", "headers['x'] !== 'x'")],
    'nobody else’s page',
  ),
  row(
    'number-of-form',
    'the number of the form that an answer is sent on with',
    [
      edit(
        routes,
        'const verdict = visit.checkForm(f, act, seen.version)',
        "const verdict = f === '' ? 'stale' : 'good'",
      ),
    ],
    'a GET judges nothing',
  ),
  row(
    'fresh',
    'that the person was asked for the key just now',
    [edit(adapter, 'maxAge: everybodyIsAsked + secondsSince', 'maxAge: 1e6 + secondsSince')],
    'may have taken as long',
    contract,
  ),
  row(
    'asked',
    'that everybody is asked for the key',
    [edit(adapter, '{ ...challenge, maxAge: everybodyIsAsked })', '{ ...challenge, maxAge: 900 })')],
    'asks everybody for the key',
    contract,
  ),
  row(
    'shape',
    'what a cédula looks like',
    [edit(adapter, 'const cedulaShape = /^\\d{10}$/', 'const cedulaShape = /^\\d{10}/')],
    'a number',
    contract,
  ),
  row(
    'unbelieved',
    'that an answer which cannot be believed is nobody’s fault here: it would be a refused key (I-10)',
    [edit(adapter, "return { is: 'away', why: judged.why }", "return { is: 'refused', why: judged.why }")],
    'a token nobody signed',
    contract,
  ),
  row(
    'half',
    'that production starts with all of its settings or with none',
    [
      edit(
        'src/platform/config/affiliate-rules.ts',
        '      .filter((setting) => given[setting] === undefined)\n',
        '      .filter(() => false)\n',
      ),
    ],
    'is not half set up',
    'src/platform/config/affiliate-rules.test.ts',
  ),
]
