import { whyRemovals } from './why.ts'
import { affiliateRemovals } from './affiliate-key.ts'
import { bankRemovals } from './bank-account.ts'
import { unlockCodeRemovals } from './unlock-code.ts'
import { demoSignRemovals } from './demo-sign.ts'
import { unlockShownRemovals } from './unlock-shown.ts'
import { videoRemovals } from './video.ts'
import { fingerRemovals } from './fingers.ts'
import { accountRemovals } from './accounts.ts'
import { appointmentRemovals } from './appointments.ts'
import { agendaRemovals } from './agenda.ts'
import { attorneyRemovals } from './attorney.ts'
import { biometricRemovals } from './biometrics.ts'
import { careRemovals } from './care.ts'
import { certificateRemovals } from './certificates.ts'
import { pathRemovals } from './paths.ts'
import { revocationRemovals } from './revocation.ts'
import { userRemovals } from './users.ts'
import { userKeyRemovals } from './user-keys.ts'
import { contactRemovals } from './contacts.ts'
import { fileReaderRemovals } from './file-readers.ts'
import { fileRemovals } from './files.ts'
import { paperRemovals } from './papers.ts'
import { scanRemovals } from './scans.ts'
import { signedFileRemovals } from './signed-files.ts'
import { counterRemovals } from './counter.ts'
import { offlineRemovals } from './offline.ts'
import { outsideRemovals } from './outside.ts'
import { deskActs } from './desk-acts.ts'
import { deskReach } from './desk-reach.ts'
import { oversightRemovals } from './oversight.ts'
import { representationRemovals } from './representation.ts'
import { enquiryRemovals } from './enquiries.ts'
import { reportReviewRemovals } from './report-review.ts'
import { receiptRemovals } from './receipts.ts'
import { deskSights } from './desk-sights.ts'
import { deskRemovals } from './desk.ts'
import type { Removal } from './removal.ts'
import { signedRemovals } from './signed.ts'
import { signedReviewRemovals } from './signed-review.ts'
import { unlockRemovals } from './unlock.ts'
import { arrearsRemovals } from './arrears.ts'
import { passkeyRemovals } from './passkeys.ts'
import { restoredRemovals } from './restored.ts'
import { textRemovals } from './texts.ts'
import { triageSearchRemovals } from './triage-search.ts'
import { triageRemovals } from './triage.ts'
import { trustRemovals } from './trust.ts'
import { revocationSourceRemovals } from './revocation-sources.ts'
import { wayRemovals } from './way-removals.ts'

const attack = (n: string) => `test/attacks/atk-${n}.test.ts`
const staff = 'test/journeys/staff.test.ts'

/**
 * The guards of the online way, one row each, with the test that has to fail when it is gone. A guard that
 * stands twice, in a judgement and again in the statement that acts, goes from both places: one of them alone
 * is enough to be safe.
 */
export const removals: readonly Removal[] = [
  ...wayRemovals,
  ...careRemovals,
  ...textRemovals,
  ...restoredRemovals,
  ...triageSearchRemovals,
  ...appointmentRemovals,
  ...passkeyRemovals,
  ...arrearsRemovals,
  ...signedFileRemovals,
  ...trustRemovals,
  ...revocationSourceRemovals,
  {
    id: 'host',
    without: 'the list of names that are ours',
    edits: [
      {
        file: 'src/platform/web/app.ts',
        find: "    request.visit = visits.begin(request)\n    if (!isOurHost(request.headers.host, origin)) throw new CodedRefusal('unknownHost')\n",
        put: '    request.visit = visits.begin(request)\n',
      },
    ],
    noticedBy: attack('01'),
  },
  {
    id: 'referrer',
    without: 'the word that no referrer is told',
    edits: [{ file: 'src/platform/web/headers.ts', find: "'referrer-policy': 'no-referrer',", put: '' }],
    noticedBy: attack('02'),
  },
  {
    id: 'framing',
    without: 'the word that nobody frames our pages',
    edits: [{ file: 'src/platform/web/headers.ts', find: `  "frame-ancestors 'none'",\n`, put: '' }],
    noticedBy: attack('02'),
  },
  {
    id: 'no-store',
    without: 'the word that nobody keeps our pages',
    edits: [{ file: 'src/platform/web/headers.ts', find: "  'cache-control': 'no-store',\n", put: '' }],
    noticedBy: attack('03'),
  },
  {
    id: 'hearing-out',
    without: 'the hearing out of who sends too much',
    edits: [{ file: 'src/platform/web/app.ts', find: '  hearOut(app, unread)\n', put: '' }],
    noticedBy: attack('32'),
    test: 'a body above the limit',
  },
  {
    id: 'unparsed-heard-out',
    without: 'the taking in of what follows what is no request',
    edits: [
      {
        file: 'src/platform/web/unparsed.tsx',
        find: '    const late = setTimeout(() => socket.destroy(), patience)\n',
        put: '    socket.destroySoon()\n    const late = setTimeout(() => socket.destroy(), patience)\n',
      },
    ],
    noticedBy: 'src/platform/web/unparsed.test.ts',
  },
  {
    id: 'unparsed-head-alone',
    without: 'the silence after the head of an answer to HEAD',
    edits: [
      {
        file: 'src/platform/web/unparsed.tsx',
        find: "toString('latin1') === 'HEAD '",
        put: "toString('latin1') === ''",
      },
    ],
    noticedBy: 'src/platform/web/unparsed.test.ts',
  },
  {
    id: 'led-back-signed-in',
    without: 'the session of whoever is led back from the address of a refusal',
    edits: [
      {
        file: 'src/keys/web/led-back.ts',
        find: "(await session(request)) === undefined ? '/entrar' : pageOf(request)",
        put: '((await session(request)) && pageOf(request)) ?? pageOf(request)',
      },
    ],
    noticedBy: 'test/attacks/atk-50-users.test.ts',
  },
  {
    id: 'browser-binding',
    without: 'the binding of a link to the browser that asked',
    edits: [
      {
        file: 'src/cases/app/open-link.ts',
        find: 'const own = deps.isOwnBrowser(loaded, shown.browserId)',
        put: 'const own = true',
      },
    ],
    noticedBy: attack('04'),
  },
  {
    id: 'replays',
    without: 'a limit to the looks at a used link',
    edits: [{ file: 'src/links/store/link-store.ts', find: 'and replays < 4 and', put: 'and' }],
    noticedBy: attack('05'),
    test: 'a link that was used',
  },
  {
    id: 'one-key-a-link',
    without: 'the single use of a link, in judgement, statement and case',
    edits: [
      {
        file: 'src/links/domain/link.ts',
        find: "  if (link.consumedAt !== null) return { is: 'used', at: link.consumedAt }\n",
        put: '',
      },
      {
        file: 'src/links/store/link-store.ts',
        find: '      and coalesce(l.consumed_at, l.voided_at) is null\n',
        put: '',
      },
      {
        file: 'src/links/domain/link.ts',
        find: "  if (link.voidedAt !== null || !link.current) return { is: 'void' }\n",
        put: '',
      },
      {
        file: 'src/cases/domain/transition.ts',
        find: "      return state.is === 'linkIssued' ? complete(current, event, policy, now) : refused('notNow')\n",
        put: '      return complete(current, event, policy, now)\n',
      },
    ],
    noticedBy: attack('06'),
  },
  {
    id: 'link-life',
    without: 'the end of a link, in judgement and statement',
    edits: [
      {
        file: 'src/links/domain/link.ts',
        find: "  if (link.now >= link.diesAt) return { is: 'expired', at: link.diesAt }\n",
        put: '',
      },
      {
        file: 'src/links/store/link-store.ts',
        find: '      and coalesce(l.consumed_at, l.voided_at) is null\n      and clock_timestamp() < link_dies_at(l)`',
        put: '      and coalesce(l.consumed_at, l.voided_at) is null`',
      },
    ],
    noticedBy: attack('07'),
  },
  {
    id: 'lock-before-look',
    without: 'the wait for every rival before the clock is read',
    edits: [
      {
        file: 'src/links/store/link-store.ts',
        find: '        queries.run(hold, [id]),\n        queries.run(holdEmployer, [id]),\n',
        put: '        Promise.resolve(0),\n        queries.run(holdEmployer, [id]),\n',
      },
    ],
    noticedBy: attack('07'),
    test: 'had to wait for a rival',
  },
  {
    id: 'newest-only',
    without: 'the end of older links when another is asked for',
    edits: [
      {
        file: 'src/cases/domain/transition.ts',
        find: "    ['voidLinks'],\n    now,",
        put: '    [],\n    now,',
      },
      {
        file: 'src/links/store/link-store.ts',
        find: "where employer_id = $1 and consumed_at is null and voided_at is null and kind <> 'notice'\n      and ${isNewest('$2')}`",
        put: "where employer_id = $1 and false and kind <> 'notice'\n      and ${isNewest('$2')}`",
      },
    ],
    noticedBy: attack('08'),
  },
  {
    id: 'put-off-request',
    without: 'the question whether a request is still the newest, when it is taken up and when it is minted',
    edits: [
      {
        file: 'src/links/store/link-store.ts',
        find: '  `not exists (select from message m join message n on n.employer_id = m.employer_id\n                where m.id = ${id}::uuid and n.carries_link and n.created_at > m.created_at)`',
        put: '  `${id}::uuid is not null`',
      },
      {
        file: 'src/messaging/store/message-store.ts',
        find: 'm.carries_link and exists (',
        put: 'm.id is null and exists (',
      },
    ],
    noticedBy: attack('08'),
    test: 'put off',
  },
  {
    id: 'token',
    without: 'the comparison of the token',
    edits: [
      {
        file: 'src/cases/app/open-link.ts',
        find: 'if (shown.token !== undefined && !deps.sameBytes(deps.digestOf(shown.token), link.digest))',
        put: 'if (link.ref === "")',
      },
    ],
    noticedBy: attack('09'),
  },
  {
    id: 'closed-forms',
    without: 'the refusal of fields that a form does not have',
    edits: [
      {
        file: 'src/platform/web/form-body.ts',
        find: "    if (!known.has(name)) throw new BrokenForm('a field that this form does not have')\n",
        put: '    void known.has(name)\n',
      },
    ],
    noticedBy: attack('38'),
  },
  {
    id: 'field-once',
    without: 'the refusal of fields that were sent twice',
    edits: [
      {
        file: 'src/platform/web/form-body.ts',
        find: "    if (Object.hasOwn(fields, name)) throw new BrokenForm('a field was sent twice')\n",
        put: '',
      },
    ],
    noticedBy: attack('38'),
  },
  {
    id: 'token-form',
    without: 'the form that a token has',
    edits: [
      {
        file: 'src/links/domain/token.ts',
        find: 'tokenForm.test(raw) ? raw : undefined)',
        put: 'raw === "" ? undefined : raw.trim().slice(0, 27))',
      },
    ],
    noticedBy: attack('11'),
  },
  {
    id: 'own-addresses',
    without: 'the rule that an address begins with one slash',
    edits: [
      {
        file: 'src/platform/web/address.ts',
        find: "  const { pathname, searchParams } = new URL(`http://host.invalid/${target.replace(/^[/\\\\]+/, '')}`)\n  return { path: pathname.replace(/^\\/+/, '/'), query: searchParams }",
        put: "  const [path = '', query] = target.split('?')\n  return { path, query: new URLSearchParams(query) }",
      },
    ],
    noticedBy: attack('12'),
  },
  {
    id: 'masked-mailbox',
    without: 'the mask over the mailbox',
    edits: [
      {
        file: 'src/kernel/mask.ts',
        find: '  return `${parts.first}${dots}${parts.last}@${parts.domainFirst}${dots}.${parts.endings}`',
        put: '  return address',
      },
    ],
    noticedBy: attack('13'),
  },
  {
    id: 'nobodys-hash',
    without: 'the comparison that a number without a key pays for too',
    edits: [
      {
        file: 'src/adapters/hash/argon2-pool.ts',
        find: "    async verify(stored, rawKey, lane = 'signIn') {\n",
        put: "    async verify(stored, rawKey, lane = 'signIn') {\n      if (stored === null) return false\n",
      },
    ],
    noticedBy: attack('15'),
    test: 'U-01 wrong key',
  },
  {
    id: 'nobodys-last-try',
    without: 'the job that the last try of a number without an employer leads to as well',
    edits: [
      {
        file: 'src/keys/app/sign-in.ts',
        find: 'if (left === 0) await deps.store.queueBlock(tx, onFile)',
        put: 'if (left === 0 && employerId !== null) await deps.store.queueBlock(tx, onFile)',
      },
    ],
    noticedBy: attack('15'),
    test: 'U-01 last try',
  },
  {
    id: 'all-registries',
    without: 'the look into the registries for a number that is no employer here',
    edits: [
      {
        file: 'src/proofs/registry/app/identify.ts',
        find: '  const [{ relation, evidenceDigest }, employer] = await Promise.all([\n    deps.check(typed),\n    deps.employers.find(raw.identifier, raw.branchCode),\n  ])\n',
        put: "  const employer = await deps.employers.find(raw.identifier, raw.branchCode)\n  if (employer === undefined) return refused('identityMismatch', undefined)\n  const { relation, evidenceDigest } = await deps.check(typed)\n",
      },
    ],
    noticedBy: attack('15'),
    test: 'P-02 pair',
  },
  {
    id: 'three-tries',
    without: 'the end of tries',
    edits: [
      {
        file: 'src/proofs/challenges/domain/tries.ts',
        find: '  if (refused < rule.attempts) return { ...tries, refused }\n',
        put: '  if (refused < 99) return { ...tries, refused }\n',
      },
    ],
    noticedBy: attack('19'),
  },
  {
    id: 'suspension-length',
    without: 'the length of the suspension',
    edits: [
      {
        file: 'src/proofs/challenges/domain/tries.ts',
        find: 'suspendedUntil: plus(now, rule.suspension) }',
        put: 'suspendedUntil: plus(now, 3_600) }',
      },
    ],
    noticedBy: attack('19'),
  },
  {
    id: 'one-set-one-verdict',
    without: 'the lock on the set of an employer and on the case',
    edits: [
      {
        file: 'src/proofs/challenges/store/round-store.ts',
        find: '   on conflict (employer_id) do update set employer_id = excluded.employer_id returning ${columns}`',
        put: '   on conflict (employer_id) do nothing returning ${columns}`',
      },
    ],
    noticedBy: attack('20'),
  },
  {
    id: 'suspension-for-all',
    without: 'the suspension of every case of an employer',
    edits: [
      {
        file: 'src/proofs/challenges/domain/tries.ts',
        find: "  if (current.suspendedUntil) return { kind: 'suspended', until: current.suspendedUntil }\n",
        put: '',
      },
      {
        file: 'src/proofs/challenges/domain/tries.ts',
        find: "  if (suspendedUntil) return { kind: 'suspended', until: suspendedUntil }\n",
        put: '  void suspendedUntil\n',
      },
    ],
    noticedBy: attack('21'),
  },
  {
    id: 'spent-tries',
    without: 'the memory of refused sets',
    edits: [
      {
        file: 'src/proofs/challenges/domain/tries.ts',
        find: '  const refused = tries.refused + 1\n',
        put: '  const refused = 1\n',
      },
    ],
    noticedBy: attack('22'),
  },
  {
    id: 'networks',
    without: 'the limit of a network',
    edits: [
      {
        file: 'src/platform/web/network-limits.ts',
        find: 'do update set n = c.n + 1 where c.n < $3',
        put: 'do update set n = c.n + 1 where $3::int is not null',
      },
    ],
    noticedBy: attack('23'),
  },
  {
    id: 'shopping',
    without: 'the price of leaving a set',
    edits: [
      {
        file: 'src/proofs/challenges/domain/tries.ts',
        find: 'const counted = current.abandoned.length >= rule.abandonedFree',
        put: 'const counted = current.abandoned.length < 0',
      },
    ],
    noticedBy: attack('24'),
  },
  {
    id: 'nonce',
    without: 'the single use of a human check',
    edits: [
      {
        file: 'src/human-check/store/nonces.ts',
        find: '(await queries.run(use, [nonce, action, network])) === 1',
        put: '(await queries.run(use, [nonce, action, network])) < 9',
      },
    ],
    noticedBy: attack('25'),
  },
  {
    id: 'check-binding',
    without: 'the binding of a human check to its browser',
    edits: [
      {
        file: 'src/adapters/captcha/altcha.ts',
        find: " || parameters.data['browser'] !== bound(browser))",
        put: ' || bound(browser) === "")',
      },
    ],
    noticedBy: attack('25'),
  },
  {
    id: 'check-life',
    without: 'the end of a human check',
    edits: [
      {
        file: 'src/adapters/captcha/altcha.ts',
        find: "      if (now >= parameters.expiresAt * 1000) return refused('humanCheckExpired')\n",
        put: '',
      },
    ],
    noticedBy: attack('25'),
  },
  {
    id: 'ticket-wait',
    without: 'the wait of the waiting ticket',
    edits: [
      {
        file: 'src/human-check/app/waiting-ticket.ts',
        find: "      if (now < body.from) return refused('humanCheckTooEarly')\n",
        put: '',
      },
    ],
    noticedBy: attack('25'),
  },
  {
    id: 'order-of-steps',
    without: 'the order of steps and the set of proofs before a link',
    edits: [
      {
        file: 'src/cases/web/link-routes.ts',
        find: " === 'stale' || loaded.case.state.is !== 'ready')\n      return seeOther(reply, pageOf(loaded))\n    if (longOffered",
        put: " === 'never')\n      return seeOther(reply, pageOf(loaded))\n    if (longOffered",
      },
      {
        file: 'src/cases/domain/transition.ts',
        find: "      if (state.is !== 'ready' && state.is !== 'linkIssued') return refused('notNow')\n      return askLink(current, state, event, policy, now)",
        put: "      return askLink(current, state.is === 'linkIssued' ? state : { is: 'ready', sent: 0 }, event, policy, now)",
      },
      {
        file: 'src/cases/domain/transition.ts',
        find: "  if (left.missing.some((choice) => !choice.includes('mail'))) return refused('proofMissing')\n",
        put: '',
      },
    ],
    noticedBy: attack('28'),
  },
  {
    id: 'empty-answers',
    without: 'the rule that nothing is no answer',
    edits: [
      {
        file: 'src/proofs/challenges/domain/same-text.ts',
        find: 'return difference === 0 && given.length > 0 && given.length <= compared',
        put: 'return difference === 0 || given.trim() === ""',
      },
    ],
    noticedBy: 'src/proofs/challenges/domain/same-text.test.ts',
  },
  {
    id: 'malformed-answers',
    without: 'the price of answers that no form sends',
    edits: [
      {
        file: 'src/proofs/challenges/app/answer-questions.ts',
        find: "given.malformed === true ? 'refused'",
        put: "given.malformed === true ? 'cannotJudge'",
      },
    ],
    noticedBy: attack('30'),
  },
  {
    id: 'key-rules',
    without: 'the rules of the key, on the server',
    edits: [
      {
        file: 'src/cases/app/create-key.ts',
        find: '  if (!judged.ok) return toCorrect(deps, linkId, judged.detail)\n',
        put: '',
      },
    ],
    noticedBy: attack('31'),
    test: 'refuses',
  },
  {
    id: 'body-limit',
    without: 'the limit of a body',
    edits: [
      {
        file: 'src/platform/web/app.ts',
        find: 'const bodyLimit = 16_384\n',
        put: 'const bodyLimit = 16_384_000\n',
      },
    ],
    noticedBy: attack('32'),
  },
  {
    id: 'one-writing',
    without: 'the one writing of a key',
    edits: [{ file: 'src/keys/domain/normal-key.ts', find: ".normalize('NFC')", put: '' }],
    noticedBy: attack('33'),
  },
  {
    id: 'common-keys',
    without: 'the list of common words',
    edits: [
      {
        file: 'src/keys/domain/common-keys.ts',
        find: '    isDressedWord(folded, letters, common) ||\n',
        put: '',
      },
    ],
    noticedBy: attack('34'),
  },
  {
    id: 'silence-about-a-used-link',
    without: 'the silence about a key once its link was used meanwhile',
    edits: [
      {
        file: 'src/cases/web/key-routes.ts',
        find: "    if (since.is === 'used')\n      return (await isTheKeyJustSet(again, clave))\n        ? seeOther(reply, '/clave/lista')\n        : dead(request, reply, since, again.link)\n",
        put: "    if (since.is === 'used' && (await isTheKeyJustSet(again, clave))) return seeOther(reply, '/clave/lista')\n",
      },
    ],
    noticedBy: attack('32'),
    test: 'two hundred keys',
  },
  {
    id: 'repetitions',
    without: 'looking behind what was put at the end of a repetition',
    edits: [
      {
        file: 'src/keys/domain/common-keys.ts',
        find: "    isRepetition(folded.replace(appended, '')) ||\n",
        put: '',
      },
    ],
    noticedBy: attack('34'),
  },
  {
    id: 'repetitions-with-blanks',
    without: 'counting the blanks between three same words',
    edits: [
      {
        file: 'src/keys/domain/common-keys.ts',
        find: '(text.length + 1) / 3',
        put: 'text.length / 3',
      },
    ],
    noticedBy: attack('34'),
  },
  {
    id: 'try-of-an-outage',
    without: 'giving the try back when the key on file could not be read',
    edits: [
      {
        file: 'src/keys/app/sign-in.ts',
        find: '    if (reserved?.isAgain === false) await deps.store.giveBack(subject)\n',
        put: '',
      },
    ],
    noticedBy: 'src/keys/app/sign-in.test.ts',
  },
  {
    id: 'contact-change-at-key',
    without: 'the end of a change of contact that is on its way when a key is set',
    edits: [
      {
        file: 'src/entry/compose/ground.ts',
        find: "stopContactChanges: (tx, before) => stopContactChanges(tx, before.employer.id, 'keySet'),",
        put: 'stopContactChanges: () => Promise.resolve(),',
      },
    ],
    noticedBy: 'test/journeys/contacts.test.ts',
  },
  {
    id: 'end-of-sessions',
    without: 'the end of sessions when a key is set',
    edits: [
      {
        file: 'src/cases/app/aftermath.ts',
        find: '      await deps.sessions.endAll(tx, before.employer.id, by)\n',
        put: '      await Promise.resolve([tx, before, by])\n',
      },
    ],
    noticedBy: attack('35'),
  },
  {
    id: 'notices',
    without: 'the notice of a new key',
    edits: [
      {
        file: 'src/entry/compose/ground.ts',
        find: "      if (state.is === 'completed') {\n        await enqueueNotice(",
        put: "      if (state.is === 'closed') {\n        await enqueueNotice(",
      },
    ],
    noticedBy: attack('36'),
  },
  {
    id: 'foreign-pages',
    without: 'the question which page a form comes from',
    edits: [
      {
        file: 'src/platform/web/app.ts',
        find: '!isFromOurPages(request.headers, origin)) {',
        put: 'request.headers.host === origin.hash) {',
      },
    ],
    noticedBy: attack('37'),
  },
  {
    id: 'form-numbers',
    without: 'the number of a form',
    edits: [
      {
        file: 'src/platform/web/visits.ts',
        find: "if (verdict === 'foreign' || known === undefined)",
        put: 'if (known === undefined)',
      },
    ],
    noticedBy: attack('37'),
  },
  {
    id: 'one-line-names',
    without: 'the one line that a name in a mail is',
    edits: [
      {
        file: 'src/messaging/templates/mail-lines.ts',
        find: "    .replace(/[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+/gu, ' ')\n    .replace(/\\s+/g, ' ')\n",
        put: '',
      },
    ],
    noticedBy: 'src/messaging/templates/compose-mail.test.ts',
    test: 'ATK-41',
  },
  {
    id: 'mails-a-day',
    without: 'the number of links of a day',
    edits: [
      {
        file: 'src/cases/app/request-link.ts',
        find: '        if (!isFree || !isFreeThere) throw new DayLimit()\n',
        put: '          void [isFree, isFreeThere]\n',
      },
    ],
    noticedBy: attack('42'),
  },
  {
    id: 'mails-a-minute',
    without: 'the minute between two links',
    edits: [
      {
        file: 'src/cases/domain/transition.ts',
        find: "  if (state.is === 'linkIssued' && now - state.requestedAt < policy.link.resendWait * 1000)\n    return refused('tooSoon')\n",
        put: '',
      },
    ],
    noticedBy: 'src/cases/domain/transition.test.ts',
  },
  {
    id: 'closed-ways',
    without: 'the conditions that close the online way',
    edits: [
      {
        file: 'src/cases/domain/closed-paths.ts',
        find: 'closedWhen.includes(row.when) && row.holds(facts))?.told(facts)',
        put: 'closedWhen.length > 99 && row.holds(facts))?.told(facts)',
      },
    ],
    noticedBy: attack('44'),
  },
  {
    id: 'registries-again',
    without: 'the question to the registries when the key is set',
    edits: [
      {
        file: 'src/cases/app/registry-again.ts',
        find: "  if (registry.verdict === 'mismatch') {",
        put: "  if (registry.verdict === 'mismatch' && loaded.code === '') {",
      },
    ],
    noticedBy: attack('44'),
    test: 'another representative',
  },
  {
    id: 'own-receipts',
    without: 'the question whose case a receipt is of',
    edits: [
      {
        file: 'src/cases/web/seen-case.ts',
        find: "  if (!isOwn) throw new CodedRefusal('pageNotFound')\n",
        put: '  void isOwn\n',
      },
    ],
    noticedBy: 'test/journeys/case.test.ts',
    test: 'ATK-50',
  },
  {
    id: 'restore-epoch',
    without: 'the end, after a restore, of what was proven before it',
    edits: [
      {
        file: 'src/cases/store/case-store.ts',
        find: ' + (i.restore_epoch - 1) * 1e8',
        put: '',
      },
    ],
    noticedBy: 'test/journeys/link.test.ts',
    test: 'I-18',
  },
  {
    id: 'population',
    without: 'an eye on all employers together',
    edits: [
      {
        file: 'src/proofs/challenges/app/answer-questions.ts',
        find: '  if (isRefused) await deps.watch()\n',
        put: '',
      },
    ],
    noticedBy: attack('26'),
    test: 'at once',
  },
  {
    id: 'slow-campaign',
    without: 'the count of a day over all employers',
    edits: [
      {
        file: 'src/proofs/challenges/domain/campaign.ts',
        find: 'day: Math.max(rule.refusedSetsPerDay, Math.ceil(times)),',
        put: 'day: 1_000_000,',
      },
    ],
    noticedBy: attack('26'),
    test: 'slowly',
  },
  {
    id: 'campaign-ends',
    without: 'the end of a campaign',
    edits: [
      {
        file: 'src/proofs/challenges/store/campaign-store.ts',
        find: '`select 1 from campaign where holds_until > (select clock_timestamp())`',
        put: "`select 1 from campaign where holds_until > '2000-01-01'`",
      },
    ],
    noticedBy: attack('26'),
  },
  {
    id: 'campaign-check',
    without: 'the harder check during a campaign',
    edits: [
      {
        file: 'src/proofs/challenges/domain/campaign.ts',
        find: 'isCampaign ? rule.checkFactor : 1',
        put: 'isCampaign ? 1 : rule.pause * 0 + 1',
      },
    ],
    noticedBy: attack('26'),
    test: 'at once',
  },
  {
    id: 'campaign-pause',
    without: 'the wait between two tries during a campaign',
    edits: [
      {
        file: 'src/proofs/challenges/domain/campaign.ts',
        find: 'return now < until ? until : null',
        put: 'return now < until ? null : null',
      },
    ],
    noticedBy: attack('26'),
  },
  {
    id: 'pause-of-a-shown-set',
    without: 'the wait of a set that was on the screen already',
    edits: [
      {
        file: 'src/proofs/challenges/app/answer-questions.ts',
        find: "    if (paused !== null) return refused('paused', { left, until: paused })\n",
        put: '    void paused\n',
      },
    ],
    noticedBy: attack('26'),
    test: 'on the screen already',
  },
  {
    id: 'mass-suspension',
    without: 'the count of suspended employers',
    edits: [
      {
        file: 'src/proofs/challenges/domain/campaign.ts',
        find: 'suspended: Math.max(fewestSuspended,',
        put: 'suspended: Math.max(1_000_000 + fewestSuspended,',
      },
    ],
    noticedBy: attack('27'),
  },
  {
    id: 'check-for-every-try',
    without: 'the human check of a further try',
    edits: [
      {
        file: 'src/proofs/challenges/app/show-questions.ts',
        find: '  round.triedBy.includes(id) &&\n',
        put: '  round.triedBy.length > 99 &&\n',
      },
    ],
    noticedBy: attack('27'),
    test: 'every try',
  },
  {
    id: 'check-of-a-try-once',
    without: 'the single use of that human check',
    edits: [
      {
        file: 'src/proofs/challenges/app/show-questions.ts',
        find: "if (!(await deps.useNonce(tx, asked.nonce, asked.network))) return refused('checkUsed', undefined)",
        put: 'await deps.useNonce(tx, asked.nonce, asked.network)',
      },
    ],
    noticedBy: attack('27'),
    test: 'every try',
  },
  {
    id: 'campaign-s-own-suspensions',
    without: 'the question which suspensions a campaign brought about',
    edits: [
      {
        file: 'src/proofs/challenges/store/campaign-store.ts',
        find: '     join refused_set r on r.suspends and r.at between c.since and least(c.holds_until, l.approved_at)\n',
        put: '     join question_round r on true\n',
      },
    ],
    noticedBy: attack('27'),
  },
  {
    id: 'second-person',
    without: 'the second person who lifts suspensions',
    edits: [
      {
        file: 'src/proofs/challenges/app/lift-suspensions.ts',
        find: "  if (approvedBy == null) return refused('notApproved')\n",
        put: "  if (approvedBy === '') return refused('notApproved')\n",
      },
    ],
    noticedBy: attack('27'),
  },
  {
    id: 'strongest-sets',
    without: 'the hardest questions during a campaign',
    edits: [
      {
        file: 'src/proofs/challenges/domain/draw.ts',
        find: 'const best = fresh.filter(({ gradeA }) => gradeA >= most)',
        put: 'const best = fresh.filter(({ gradeA }) => gradeA >= most * 0)',
      },
    ],
    noticedBy: 'src/proofs/challenges/domain/draw.test.ts',
    test: 'during a campaign',
  },
  {
    id: 'staff-session-warning',
    without: 'the question on pages of the staff before their session ends',
    edits: [{ file: 'src/staff/web/guard.ts', find: 'request.visit.warnOf({', put: 'void ({' }],
    noticedBy: 'test/journeys/staff.test.ts',
    test: 'X-04',
  },
  {
    id: 'former-staff-session',
    without: 'the end of the session that a browser of the staff had when somebody comes in anew',
    edits: [
      {
        file: 'src/staff/web/come-in.ts',
        find: '  if (former !== undefined) await signStaffOut(signIn, sessionDigest(former))\n',
        put: '',
      },
    ],
    noticedBy: 'test/journeys/staff.test.ts',
    test: 'ASVS 7.2.4',
  },
  {
    id: 'former-session',
    without: 'the end of the session that the browser had when it signs in anew',
    edits: [
      {
        file: 'src/keys/web/sign-in-routes.ts',
        find: '      if (former !== undefined) await signOut(deps.signOut, deps.sessionDigest(former))\n',
        put: '      void former\n',
      },
    ],
    noticedBy: 'src/keys/web/sign-in-routes.test.ts',
    test: 'ASVS 7.2.4',
  },
  {
    id: 'late-tries',
    without: 'the entry of a try that comes when none is left',
    edits: [
      {
        file: 'src/keys/app/sign-in.ts',
        find: '    await deps.atomically((tx) => deps.told.refused(tx, employerId, reserved?.left ?? 0))\n',
        put: '',
      },
    ],
    noticedBy: 'test/journeys/sign-in.test.ts',
    test: 'ASVS 16.3.1',
  },
  {
    id: 'answer-beat',
    without: 'the beat on which answers leave that name an employer',
    edits: [
      {
        file: 'src/platform/web/app.ts',
        find: '  answerOnTheBeat(app, options.beat)\n',
        put: '',
      },
    ],
    noticedBy: 'test/journeys/answer-beat.test.ts',
    test: 'ATK-15',
  },
  {
    id: 'account-warning',
    without: 'the end of the account’s page with its session',
    edits: [
      {
        file: 'src/keys/web/account-pages.tsx',
        find: '      sessionWarning={{ ...visit.warning, keepAliveUrl: stayPath }}\n',
        put: '',
      },
    ],
    noticedBy: 'src/keys/web/sign-in-routes.test.ts',
    test: 'ASVS 14.3.1',
  },
  {
    id: 'browser-binding-all-day',
    without: 'the binding of a link to the browser that asked, on a whole day',
    edits: [
      {
        file: 'src/cases/app/open-link.ts',
        find: 'const own = deps.isOwnBrowser(loaded, shown.browserId)',
        put: 'const own = true',
      },
    ],
    noticedBy: 'test/day/day.test.ts',
    test: 'standards, greylisting 300 s',
  },
  {
    id: 'owed-link-counted',
    without: 'the rule that a link which is owed is not one more',
    edits: [
      {
        file: 'src/cases/domain/transition.ts',
        find: 'event.isOwed === true ? state.sent : state.sent + 1',
        put: 'state.sent + 1',
      },
    ],
    noticedBy: 'src/cases/domain/transition.test.ts',
    test: 'owed',
  },
  {
    id: 'owed-link-clock',
    without: 'the wait of the proofs for a link that is owed',
    edits: [
      {
        file: 'src/messaging/store/message-queries.ts',
        find: "case when o.is_owed or m.state in ('queued', 'sending', 'deferred')",
        put: "case when m.state in ('queued', 'sending', 'deferred')",
      },
    ],
    noticedBy: 'src/messaging/deliver-message.test.ts',
    test: 'owes the link',
  },
  {
    id: 'sign-in-connections',
    without: 'the connections that only signing in uses',
    edits: [
      {
        file: 'src/entry/compose/signing-in.ts',
        find: 'const { policy, hasher, signInDb } = ground.installation\n',
        put: 'const { policy, hasher, db: signInDb } = ground.installation\n',
      },
    ],
    noticedBy: 'test/faults/f-08.test.ts',
    test: 'signing in does not notice',
  },
  {
    id: 'replay-lane',
    without: 'the lane of keys for a key that is sent again',
    edits: [
      {
        file: 'src/cases/web/key-routes.ts',
        find: "hasher.verify(made, rawKey, 'setKey')",
        put: 'hasher.verify(made, rawKey)',
      },
    ],
    noticedBy: 'test/faults/f-08.test.ts',
    test: 'the same key sent again',
  },
  {
    id: 'hash-lanes',
    without: 'the place of a sign-in before the keys that wait',
    edits: [
      {
        file: 'src/adapters/hash/lane-queue.ts',
        find: 'if (signIn.length > 0 && (setKey.length === 0 || this.#inARow < signInsInARow)) {',
        put: 'if (signIn.length > 0 && setKey.length === 0) {',
      },
    ],
    noticedBy: 'test/faults/f-39.test.ts',
    test: 'a sign-in waits for those that run already',
  },
  {
    id: 'beginnings',
    without: 'the limit to those who begin at the same time',
    edits: [
      {
        file: 'src/platform/web/gate.ts',
        find: '      if (inside >= room) throw new GateFull(comeBack)\n',
        put: '',
      },
    ],
    noticedBy: 'test/faults/f-39.test.ts',
    test: 'waits at the door',
  },
  {
    id: 'staff-guard',
    without: 'the guard before the back office',
    edits: [
      {
        file: 'src/staff/web/guard.ts',
        find: 'route !== undefined && route.startsWith(`${staffPaths.signIn}/`) && !open.has(route)',
        put: 'route === staffPaths.home || route === staffPaths.signOut',
      },
    ],
    noticedBy: staff,
    test: 'stands before every route',
  },
  {
    id: 'staff-session-not-employer-s',
    without: 'the look whether a session is one of the staff',
    edits: [
      {
        file: 'src/staff/web/guard.ts',
        find: "const token = deps.jar.read(request, 'staff')",
        put: "const token = deps.jar.read(request, 'staff') ?? deps.jar.read(request, 'session')",
      },
      {
        file: 'src/staff/web/guard.ts',
        find: '    return deps.sessions.find(deps.sessionDigest(token), sessionLife, sessionIdle)\n',
        put: "    return { id: '', name: '', roles: [], person: '', previousAt: null } as never\n",
      },
    ],
    noticedBy: staff,
    test: 'is not the session of an employer',
  },
  {
    id: 'passkey-challenge',
    without: 'the challenge that an assertion is held against',
    edits: [
      {
        file: 'src/adapters/passkeys/web-authn.ts',
        find: 'expectedChallenge: challenge,',
        put: 'expectedChallenge: () => challenge !== undefined,',
      },
    ],
    noticedBy: staff,
    test: 'a foreign challenge',
  },
  {
    id: 'passkey-challenge-once',
    without: 'the single use of a challenge',
    edits: [
      {
        file: 'src/staff/app/show-passkey.ts',
        find: "  if (!isFirst) return no('replayed')\n",
        put: "  if (isFirst === undefined) return no('replayed')\n",
      },
      {
        file: 'src/adapters/passkeys/web-authn.ts',
        find: 'counter: held.counter },',
        put: 'counter: 0 },',
      },
      {
        file: 'src/staff/store/passkey-store.ts',
        find: ' and (counter < $2 or (counter = 0 and $2 = 0))',
        put: ' and $2 >= 0',
      },
    ],
    noticedBy: staff,
    test: 'a replayed assertion',
  },
  {
    id: 'passkey-challenge-life',
    without: 'the end of a challenge after five minutes',
    edits: [
      { file: 'src/staff/app/challenge.ts', find: 'age >= 0 && age < life', put: 'age >= 0 || age < life' },
    ],
    noticedBy: staff,
    test: 'older than five minutes',
  },
  {
    id: 'passkey-ceremony',
    without: 'the ceremony that a challenge is for',
    edits: [
      {
        file: 'src/staff/app/challenge.ts',
        find: ' || issued.ceremony !== ceremony',
        put: " || ceremony === ''",
      },
    ],
    noticedBy: staff,
    test: 'share no challenge',
  },
  {
    id: 'passkey-origin',
    without: 'the origin that a passkey is shown at',
    edits: [
      {
        file: 'src/adapters/passkeys/web-authn.ts',
        find: 'expectedOrigin: origin,',
        put: "expectedOrigin: [origin, 'https://clave.evil.test'],",
      },
    ],
    noticedBy: staff,
    test: 'a foreign origin',
  },
  {
    id: 'passkey-relying-party',
    without: 'the relying party that a passkey is for',
    edits: [
      {
        file: 'src/adapters/passkeys/web-authn.ts',
        find: 'expectedRPID: rpID,',
        put: "expectedRPID: [rpID, 'evil.test'],",
      },
    ],
    noticedBy: staff,
    test: 'a foreign relying party',
  },
  {
    id: 'passkey-verified',
    without: 'the look whether the person was verified',
    edits: [
      {
        file: 'src/adapters/passkeys/web-authn.ts',
        find: 'requireUserVerification: true,',
        put: 'requireUserVerification: false,',
      },
    ],
    noticedBy: staff,
    test: 'no user verification',
  },
  {
    id: 'passkey-owner',
    without: 'the look whom a passkey was made for',
    edits: [
      {
        file: 'src/staff/app/show-passkey.ts',
        find: 'if (assertion.userHandle !== held.member)',
        put: 'if (assertion.userHandle === undefined)',
      },
    ],
    noticedBy: staff,
    test: 'says it belongs to somebody else',
  },
  {
    id: 'passkey-counter',
    without: 'the counter that gives a clone away, in judgement and statement',
    edits: [
      {
        file: 'src/adapters/passkeys/web-authn.ts',
        find: 'counter: held.counter },',
        put: 'counter: 0 },',
      },
      {
        file: 'src/staff/store/passkey-store.ts',
        find: ' and (counter < $2 or (counter = 0 and $2 = 0))',
        put: ' and $2 >= 0',
      },
    ],
    noticedBy: staff,
    test: 'was cloned',
  },
  {
    id: 'passkey-attestation',
    without: 'the refusal of attestations that nobody anchors',
    edits: [
      {
        file: 'src/adapters/passkeys/web-authn.ts',
        find: "if (attestation.get('fmt') !== 'none') return bad('an attestation that was not asked for')",
        put: "if (attestation.get('fmt') !== 'none') return { is: 'good', value: { id: raw.slice(0, 9), publicKey: new Uint8Array(), counter: 0, backupEligible: false, backedUp: false, transports: [], aaguid: '00000000-0000-0000-0000-000000000000' } }",
      },
    ],
    noticedBy: staff,
    test: 'an attestation nobody asked for',
  },
  {
    id: 'invitation-once',
    without: 'the single use of an invitation',
    edits: [
      {
        file: 'src/staff/store/invitation-store.ts',
        find: '`i.used_at is null and i.voided_at is null and',
        put: '`i.voided_at is null and',
      },
      {
        file: 'src/staff/store/invitation-store.ts',
        find: 'where i.digest = held.digest and i.used_at is null and',
        put: 'where i.digest = held.digest and',
      },
    ],
    noticedBy: staff,
    test: 'makes one passkey, and is over then',
  },
  {
    id: 'invitation-life',
    without: 'the end of an invitation after an hour',
    edits: [
      {
        file: 'src/staff/store/invitation-store.ts',
        find: 'and i.dies_at > clock_timestamp()\n        and i.restore_epoch',
        put: 'and i.restore_epoch',
      },
    ],
    noticedBy: staff,
    test: 'expires after an hour',
  },
  {
    id: 'retired-staff',
    without: 'the end of everything that a retired member had',
    edits: [
      {
        file: 'src/staff/store/staff-store.ts',
        find: 'for (const end of [endSessions, endPasskeys, endAccounts, endInvitations]) await queries.run(end, [id])',
        put: 'for (const end of [endInvitations]) await queries.run(end, [id])',
      },
      {
        file: 'src/staff/store/staff-session-store.ts',
        find: 'm.id = s.staff_id and m.retired_at is null',
        put: 'm.id = s.staff_id',
      },
    ],
    noticedBy: staff,
    test: 'who retires is out at once',
  },
  {
    id: 'staff-idle',
    without: 'the end of a session of the staff that nobody uses',
    edits: [
      {
        file: 'src/staff/store/staff-session-store.ts',
        find: 's.seen_at > clock_timestamp() - make_interval(secs => $3)',
        put: '$3::float8 > 0',
      },
    ],
    noticedBy: staff,
    test: 'time without use',
  },
  {
    id: 'staff-life',
    without: 'the outer life of a session of the staff',
    edits: [
      {
        file: 'src/staff/store/staff-session-store.ts',
        find: 's.created_at > clock_timestamp() - make_interval(secs => $2)',
        put: '$2::float8 > 0',
      },
    ],
    noticedBy: staff,
    test: 'after its life',
  },
  {
    id: 'staff-restore',
    without: 'the end of sessions of the staff with a restore',
    edits: [
      {
        file: 'src/staff/store/staff-session-store.ts',
        find: 's.restore_epoch = (select restore_epoch from installation)',
        put: 's.restore_epoch > 0',
      },
    ],
    noticedBy: staff,
    test: 'is over after a restore',
  },
  {
    id: 'staff-network',
    without: 'the limit of a network that shows bad passkeys',
    edits: [
      {
        file: 'src/staff/web/staff-routes.ts',
        find: "['staffSignInFailure', visit.network]",
        put: "['report', visit.network]",
      },
    ],
    noticedBy: staff,
    test: 'a network that failed too often',
  },
  {
    id: 'same-person',
    without: 'the question whether one natural person asks and approves',
    edits: [
      {
        file: 'src/staff/domain/roles.ts',
        find: ' && approver.person !== requestedBy',
        put: " && requestedBy !== ''",
      },
    ],
    noticedBy: 'src/staff/domain/roles.test.ts',
  },
  {
    id: 'one-click-in-production',
    without: 'the look whether this is a demonstration',
    edits: [
      {
        file: 'src/entry/web.ts',
        find: 'installation.demo === null ? undefined : { href: installation.demo.officerHref, roles: staffRoles }',
        put: "{ href: '/interno/demostracion', roles: staffRoles }",
      },
    ],
    noticedBy: staff,
    test: 'has neither the officers',
  },
  ...contactRemovals,
  ...paperRemovals,
  ...fileRemovals,
  ...fileReaderRemovals,
  {
    id: 'scanner-silence',
    without: 'the quarantine of a file that no scanner has called clean',
    edits: [
      {
        file: 'src/proofs/dossier/app/receive-file.ts',
        find: "quarantined: verdict !== 'clean',",
        put: "quarantined: verdict === 'infected',",
      },
    ],
    noticedBy: attack('56'),
    test: 'without a clear verdict',
  },
  {
    id: 'scanner-signature',
    without: 'the refusal of a known signature',
    edits: [
      {
        file: 'src/proofs/dossier/app/receive-file.ts',
        find: "  if (verdict === 'infected') return refused('virus')\n",
        put: '',
      },
    ],
    noticedBy: attack('56'),
    test: 'a known signature',
  },
  {
    id: 'officer-sandbox',
    without: 'the sandbox around a file that an officer opens',
    edits: [
      {
        file: 'src/proofs/dossier/web/officer-file-routes.ts',
        find: '.headers(boxedFile(`${loaded.code}-${String(doc)}.${ending}`))',
        put: '',
      },
    ],
    noticedBy: attack('55'),
    test: 'what an officer opens',
  },
  {
    id: 'officer-sight',
    without: 'the question whether this officer may see papers',
    edits: [
      {
        file: 'src/proofs/dossier/web/officer-file-routes.ts',
        find: "if (!maySee(who.roles, 'documents')) {",
        put: "if (!maySee(who.roles, 'documents') && who.roles.length === 0) {",
      },
    ],
    noticedBy: attack('55'),
    test: 'nobody but the staff',
  },
  {
    id: 'file-digest',
    without: 'the digest that what is opened is held against',
    edits: [
      {
        file: 'src/proofs/dossier/app/read-file.ts',
        find: 'if (content === undefined || deps.hexDigest(content) !== kept.file.digest)',
        put: 'if (content === undefined)',
      },
    ],
    noticedBy: 'test/faults/f-12.test.ts',
    test: 'the digest',
  },
  {
    id: 'upload-digest',
    without: 'the digest that a file in pieces is held against',
    edits: [
      {
        file: 'src/proofs/dossier/app/receive-piece.ts',
        find: 'return deps.hexDigest(content) === digest ? content : undefined',
        put: 'return content',
      },
    ],
    noticedBy: 'test/journeys/slow-upload.test.ts',
    test: 'a whole that is not what the digest says',
  },
  {
    id: 'stalled-bodies',
    without: 'the end of requests whose body does not come',
    edits: [
      {
        file: 'src/platform/web/slow-bodies.ts',
        find: 'const timer = setInterval(look, ',
        put: 'const timer = setInterval(() => look, ',
      },
    ],
    noticedBy: 'src/platform/web/slow-bodies.test.ts',
  },
  ...accountRemovals,
  ...attorneyRemovals,
  ...unlockRemovals,
  ...counterRemovals,
  ...scanRemovals,
  ...offlineRemovals,
  ...outsideRemovals,
  ...deskActs,
  ...deskRemovals,
  ...deskReach,
  ...deskSights,
  ...oversightRemovals,
  ...receiptRemovals,
  ...reportReviewRemovals,
  ...enquiryRemovals,
  ...representationRemovals,
  ...videoRemovals,
  ...unlockShownRemovals,
  ...whyRemovals,
  ...unlockCodeRemovals,
  ...affiliateRemovals,
  ...bankRemovals,
  ...fingerRemovals,
  ...biometricRemovals,
  ...agendaRemovals,
  ...signedRemovals,
  ...signedReviewRemovals,
  ...demoSignRemovals,
  ...certificateRemovals,
  ...pathRemovals,
  ...revocationRemovals,
  ...triageRemovals,
  ...userRemovals,
  ...userKeyRemovals,
]
