import { edit, rowsOf, type Removal } from './removal.ts'

const journey = 'test/journeys/bank-account.test.ts'
const attacks = 'test/attacks/atk-18-bank.test.ts'
const races = 'test/races/races.test.ts'
const gateway = 'src/adapters/bank/http-bank.test.ts'
const store = 'src/proofs/bank-account/store/bank-store.ts'
const check = 'src/proofs/bank-account/app/check-account.ts'
const prove = 'src/proofs/bank-account/app/prove-account.ts'
const routes = 'src/proofs/bank-account/web/account-routes.ts'
const http = 'src/adapters/bank/http-bank.ts'

const row = rowsOf('bank', attacks)

/** The guards of the bank account as a proof, and of the path of one person. */
export const bankRemovals: readonly Removal[] = [
  row(
    'class',
    'the class that the path of one person is for: a company would be asked for no questions',
    [edit('src/policy/paths.ts', ' && householdClasses.includes(of))', ')')],
    'asks a company what a company has to show',
    'test/journeys/household.test.ts',
  ),
  row(
    'shared-tries',
    'the count that the account has in common with the questions: each would have tries of its own',
    [
      edit(
        'src/proofs/challenges/app/spend-try.ts',
        '    tries: settled.tries,\n',
        '    tries: round.tries,\n',
      ),
    ],
    'is one count',
  ),
  row(
    'tries-of-month',
    'the count of wrong amounts over the deposits of an employer: who knows the account has six tries a day',
    [edit(store, ') < $5\n   returning', ') < $5 + 1000\n   returning')],
    'for a month',
  ),
  row(
    'order-of-month',
    'what is not ordered any more where the tries of a month are used up',
    [
      edit(
        'src/proofs/bank-account/app/order-proof.ts',
        "if (kind === 'deposit' && (await",
        "if (kind === 'confirmation' && (await",
      ),
    ],
    'for a month',
  ),
  row(
    'asked-per-order',
    'the end of asking a bank that gives no answer: each time may have sent money',
    [edit(store, '< $10 * ${askedPerOrder}', '< $10 * ${askedPerOrder} + 1000')],
    'is not asked without end',
  ),
  row(
    'undated-account',
    'the day of an account that a file replaces without one: a changed account would be an old one',
    [edit('src/employers/store/employer-import.ts', 'facts = ${datedFacts},', 'facts = excluded.facts,')],
    'is not an old one',
    'src/employers/app/import-employers.test.ts',
  ),
  row(
    'suspended',
    'the suspension of an employer, at the account of another case',
    [
      edit(
        routes,
        "    if (loaded.employerFacts.suspendedUntil !== null) return void seeOther(reply, '/suspendido')\n",
      ),
    ],
    'three wrong accounts',
    journey,
  ),
  row(
    'human-check',
    'the human check of a further try, on the page',
    [edit(routes, 'tries.hasTried && check?.paid !== true', 'false')],
    'three wrong accounts',
    journey,
  ),
  row(
    'human-check-held',
    'the human check of a further try, where the try is taken',
    [
      edit(
        check,
        "      if (tries.hasTried && known?.paid !== true) return refused('checkNeeded', nothing)\n",
      ),
    ],
    'one account, wrong values from one case',
    races,
  ),
  row(
    'recent',
    'the time in which a new account proves nobody',
    [edit('src/entry/compose/bank.ts', 'isRecent: isSince(', 'isRecent: false && isSince(')],
    'changed a few days ago proves nobody',
    journey,
  ),
  row(
    'named',
    'the account that has to be named before the bank is asked',
    [
      edit(
        'src/proofs/bank-account/web/proof-routes.ts',
        'check?.passed === true ? loaded : void seeOther(reply, bankPaths.account)',
        'check === check ? loaded : void seeOther(reply, bankPaths.account)',
      ),
    ],
    'no page after the account opens without it',
  ),
  row(
    'orders',
    'what an employer may order in a day',
    [edit(store, "state <> 'failed') < $10\n", "state <> 'failed') < $10 + 1000\n")],
    'no more than so often in a day',
  ),
  row(
    'failed-orders',
    'that an order which the bank did not take is not counted: an outage would use up the day',
    [edit(store, "and state <> 'failed') < $10\n", ') < $10\n')],
    'neither a bank that is away',
  ),
  row(
    'tries',
    'the end of a deposit with its third wrong value',
    [
      edit(store, " and state = 'open' and tries < $4\n", " and state = 'open' and $4::int > 0\n"),
      edit(prove, '    if (left <= 0) await deps.bank.refuse(tx, place, seen.id)\n'),
    ],
    'three wrong amounts end a deposit for good',
    journey,
  ),
  row(
    'time',
    'the end of a deposit with its time',
    [
      edit(
        store,
        '      and expires_at > clock_timestamp()\n      and (select coalesce',
        '      and (select coalesce',
      ),
      edit(store, " and state = 'open' and expires_at > clock_timestamp()`", " and state = 'open'`"),
      edit(
        'src/proofs/bank-account/app/order-proof.ts',
        "state === 'open' && now < expiresAt",
        "state === 'open' && now !== expiresAt",
      ),
    ],
    'that nobody answered in time',
  ),
  row(
    'same-account',
    'that a deposit is over when the account is another one (I-05)',
    [edit(prove, ' && deps.sameBytes(account.digest, order.account)', '')],
    'a deposit is over when the account',
  ),
  row(
    'same-employer',
    'that a deposit is over when the employer has changed (I-05)',
    [
      edit(
        prove,
        '  if (isSame && order.epoch === before.employerFacts.epoch) return true\n',
        '  if (isSame) return true\n',
      ),
    ],
    'a deposit is over when the employer',
  ),
  row(
    'amounts',
    'the comparison of the amounts',
    [
      edit(
        prove,
        'if (deps.sameBytes(taken.amounts, deps.amountsDigest({ id: seen.id, caseId: id }, typed)))',
        'if (deps.amountsDigest({ id: seen.id, caseId: id }, typed).length > 0)',
      ),
    ],
    'three wrong amounts end a deposit for good',
    journey,
  ),
  row(
    'answer',
    'that only a bank which approves proves: one that does not know would refuse for its customer',
    [
      edit(
        prove,
        "  if (word === 'pending' || word === 'unavailable') {\n    if (account !== undefined) return refused(word, {})\n  }\n",
      ),
    ],
    'neither a bank that is away',
  ),
  row(
    'http-about',
    'whom an answer of the bank is about',
    [
      edit(
        http,
        "    text('holder') === question.holder &&\n    text('last4') === question.account.last4\n",
        '    true\n',
      ),
    ],
    'about somebody else',
    gateway,
  ),
  row(
    'http-nonce',
    'the nonce of this very request: an older answer could be played back',
    [edit(http, "    text('nonce') === nonce &&\n")],
    'an older nonce',
    gateway,
  ),
  row(
    'http-size',
    'the size of an answer',
    [edit(http, 'readAtMost(response, longestAnswer)', 'readAtMost(response, longestAnswer * 1e6)')],
    'knows nothing after an answer that is huge',
    gateway,
  ),
  row(
    'http-redirect',
    'the refusal to be led elsewhere with the credential',
    [edit(http, "redirect: 'manual'", "redirect: 'follow'")],
    'knows nothing after an answer that is moved',
    gateway,
  ),
]
