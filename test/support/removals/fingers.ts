import type { Removal } from './removal.ts'

const attack = 'test/attacks/atk-45.test.ts'
const journey = 'test/journeys/fingers.test.ts'
const faults = 'test/faults/f-25.test.ts'
const live = 'src/proofs/biometrics/app/compare-live.ts'
const store = 'src/proofs/biometrics/store/live-store.ts'
const enrol = 'src/proofs/biometrics/app/enrol.ts'
const capture = 'src/proofs/biometrics/domain/judge-capture.ts'
const captureTest = 'src/proofs/biometrics/domain/judge-capture.test.ts'
const envelope = 'src/proofs/biometrics/domain/capture-envelope.ts'
const envelopeTest = 'src/proofs/biometrics/domain/capture-envelope.test.ts'
const desk = 'src/desk/app/finger-desk.ts'
const routes = 'src/desk/web/finger-routes.ts'
const seal = 'src/platform/crypto/subject-seal.ts'

/** The guards of fingers: their captures, their comparison, and what it is evidence of (ATK-45). */
export const fingerRemovals: readonly Removal[] = [
  {
    id: 'capture-challenge-once',
    without: 'the single use of a challenge',
    edits: [{ file: store, find: 'used_at is null and dies_at', put: 'dies_at' }],
    noticedBy: attack,
    test: 'a challenge answers one capture',
  },
  {
    id: 'capture-challenge-life',
    without: 'the end of a challenge after a minute',
    edits: [{ file: store, find: 'used_at is null and dies_at > clock_timestamp()', put: 'used_at is null' }],
    noticedBy: attack,
    test: 'over after a minute',
  },
  {
    id: 'capture-challenge-whose',
    without: 'the case and officer that a challenge was made for',
    edits: [
      {
        file: store,
        find: 'where digest = $1 and employer_id = $2 and case_id = $3 and officer_id = $4',
        put: 'where digest = $1 and ($2::uuid, $3::uuid, $4::uuid) is not null',
      },
    ],
    noticedBy: attack,
    test: 'of another case or officer',
  },
  {
    id: 'capture-envelope-whose',
    without: 'the case and officer that an envelope names',
    edits: [
      {
        file: live,
        find: "  if (envelope.caseCode !== place.caseCode || envelope.officer !== officer.id) return refused('envelope')\n",
        put: '',
      },
    ],
    noticedBy: attack,
    test: 'of another case or officer',
  },
  {
    id: 'capture-signature',
    without: 'the signature of the station',
    edits: [
      {
        file: live,
        find: "  if (!deps.isSignedBy(station.publicKey, text, signature)) return refused('signature')\n",
        put: '',
      },
    ],
    noticedBy: attack,
    test: 'a signature that is forged',
  },
  {
    id: 'capture-one-writing',
    without: 'the one writing of an envelope',
    edits: [{ file: envelope, find: 'isOurs && JSON.stringify(parsed) === text', put: 'isOurs' }],
    noticedBy: envelopeTest,
  },
  {
    id: 'capture-fields',
    without: 'the closed list of what an envelope says',
    edits: [
      { file: envelope, find: 'entries.length === fields.length &&', put: 'entries.length > 0 &&' },
      { file: envelope, find: 'name === fields[at] && typeof', put: "name !== '' && at >= 0 && typeof" },
    ],
    noticedBy: envelopeTest,
  },
  {
    id: 'station-retired',
    without: 'the end of a station that is retired',
    edits: [
      {
        file: live,
        find: 'station === undefined || station.retiredAt !== null',
        put: 'station === undefined',
      },
    ],
    noticedBy: attack,
    test: 'a station that is unknown',
  },
  {
    id: 'station-centre',
    without: 'the centre of a station',
    edits: [
      {
        file: live,
        find: "  if (officer.centreId !== null && station.centreId !== officer.centreId) return refused('station')\n",
        put: '',
      },
    ],
    noticedBy: attack,
    test: 'a station that is unknown',
  },
  {
    id: 'station-key',
    without: 'the look at what key a station has',
    edits: [
      {
        file: 'src/proofs/biometrics/app/stations.ts',
        find: "  if (!isStationKey(publicKey)) return refused('key')\n",
        put: '',
      },
    ],
    noticedBy: 'src/entry/cli/commands/stations.test.ts',
  },
  {
    id: 'station-curve',
    without: 'the curve of the key of a station',
    edits: [
      {
        file: 'src/adapters/signing/station-signature.ts',
        find: "key.asymmetricKeyDetails?.namedCurve === 'prime256v1' &&",
        put: '',
      },
      {
        file: 'src/adapters/signing/station-signature.ts',
        find: 'if (octets.length !== keyBytes) return undefined',
        put: '',
      },
    ],
    noticedBy: 'src/adapters/signing/station-signature.test.ts',
  },
  {
    id: 'live-replay',
    without: 'the memory of captures that were compared',
    edits: [
      {
        file: live,
        find: '!(await fingers.noteSeen(tx, deps.templateDigest(envelope.template)))',
        put: 'envelope.template.length === 0',
      },
    ],
    noticedBy: attack,
    test: 'the very octets',
  },
  {
    id: 'enrolment-replay',
    without: 'the memory of captures that were enrolled',
    edits: [
      {
        file: enrol,
        find: '!(await fingers.noteSeen(tx, digest))',
        put: '!(await fingers.noteSeen(tx, digest)) && digest.length === 0',
      },
    ],
    noticedBy: journey,
    test: 'takes the same octets once',
  },
  {
    id: 'live-score',
    without: 'the score that a match must have',
    edits: [{ file: live, find: 'result.matched && result.score >= deps.leastScore', put: 'result.matched' }],
    noticedBy: attack,
    test: 'a score below the bar',
  },
  {
    id: 'live-tries-finger',
    without: 'the two tries of a finger',
    edits: [{ file: store, find: 'where known.spent < $4', put: 'where $4::integer > 0' }],
    noticedBy: attack,
    test: 'two tries a finger',
  },
  {
    id: 'live-tries-person',
    without: 'the five failures of a person',
    edits: [{ file: store, find: 'where known.failures < $2 or', put: 'where $2::integer > 0 or' }],
    noticedBy: attack,
    test: 'five failures in a row',
  },
  {
    id: 'live-tries-before',
    without: 'the try that is spent before a comparison',
    edits: [
      {
        file: live,
        find: "  if (!(await live.spendTry(tx, place, subject, slot))) return refused('noTries')\n",
        put: '',
      },
    ],
    noticedBy: attack,
    test: 'two tries a finger',
  },
  {
    id: 'live-outage-free',
    without: 'the try that an outage gives back',
    edits: [
      {
        file: live,
        find: '    await deps.atomically((tx) => deps.live.returnTry(tx, place, subject, slot))\n',
        put: '',
      },
    ],
    noticedBy: faults,
    test: 'a comparer of fingers that is out',
  },
  {
    id: 'live-outage-no-answer',
    without: 'the difference between an outage and no match',
    edits: [{ file: live, find: "return refused('down')", put: "return refused('noMatch')" }],
    noticedBy: faults,
    test: 'a comparer of fingers that is out',
  },
  {
    id: 'live-extractor',
    without: 'the refusal of what another extractor made, at a comparison',
    edits: [
      {
        file: live,
        find: "  if (extractorText(envelope.extractor) !== extractorText(enrolment.extractor)) return refused('extractor')\n",
        put: "  if (extractorText(envelope.extractor) === '') return refused('extractor')\n",
      },
    ],
    noticedBy: attack,
    test: 'another extractor',
  },
  {
    id: 'live-complete',
    without: 'the look whether all impressions are enrolled',
    edits: [{ file: live, find: ' || !isComplete(enrolment, policy.fingers.impressions))', put: ')' }],
    noticedBy: attack,
    test: 'only in part',
  },
  {
    id: 'match-once',
    without: 'the single use of a match, in statement and table',
    edits: [
      {
        file: store,
        find: "subject = decode($3, 'hex') and taken_at is null",
        put: "subject = decode($3, 'hex')",
      },
    ],
    noticedBy: attack,
    test: 'its result is used once',
  },
  {
    id: 'match-life',
    without: 'the ten minutes of a match',
    edits: [
      {
        file: store,
        find: 'and at > clock_timestamp() - make_interval(secs => $4)`',
        put: 'and $4::float8 > 0`',
      },
    ],
    noticedBy: attack,
    test: 'a match lives ten minutes',
  },
  {
    id: 'match-person',
    without: 'the person of a match',
    edits: [
      { file: store, find: "subject = decode($3, 'hex') and taken_at", put: "$3::text <> '' and taken_at" },
    ],
    noticedBy: attack,
    test: 'of one person or case',
  },
  {
    id: 'match-case',
    without: 'the case of a match',
    edits: [
      {
        file: store,
        find: 'const fresh = `employer_id = $1 and case_id = $2 and',
        put: 'const fresh = `($1::uuid, $2::uuid) is not null and',
      },
    ],
    noticedBy: attack,
    test: 'of one person or case',
  },
  {
    id: 'finger-quality',
    without: 'the least quality of a capture',
    edits: [{ file: capture, find: 'view.quality < asked.leastQuality || ', put: '' }],
    noticedBy: captureTest,
  },
  {
    id: 'finger-points',
    without: 'the fewest points of a capture',
    edits: [{ file: capture, find: ' || view.minutiae.length < fewestMinutiae', put: '' }],
    noticedBy: captureTest,
  },
  {
    id: 'finger-position',
    without: 'the finger that was asked for',
    edits: [
      {
        file: capture,
        find: "  if (view.position !== 0 && view.position !== asked.position) return refused('position')\n",
        put: '',
      },
    ],
    noticedBy: captureTest,
  },
  {
    id: 'finger-one-view',
    without: 'the one finger of a capture',
    edits: [{ file: capture, find: 'view === undefined || views.length !== 1', put: 'view === undefined' }],
    noticedBy: captureTest,
  },
  {
    id: 'finger-octets',
    without: 'the most octets of a capture',
    edits: [
      {
        file: capture,
        find: "  if (octets.length > mostCaptureBytes) return refused('template')\n",
        put: '',
      },
      { file: envelope, find: ' || octets.length > mostCaptureBytes', put: '' },
    ],
    noticedBy: envelopeTest,
  },
  {
    id: 'enrolment-extractor',
    without: 'the one extractor of a person, before the table',
    edits: [
      {
        file: enrol,
        find: "  if (extractorText(enrolment.extractor) !== extractorText(extractor)) return refused('extractor')\n",
        put: '',
      },
    ],
    noticedBy: journey,
    test: 'two extractors',
  },
  {
    id: 'enrolment-consent',
    without: 'the box that the person agrees',
    edits: [
      {
        file: routes,
        find: "    if (raw.acepta !== 'si') return again('acepta', 'fing.err.box')\n",
        put: '',
      },
    ],
    noticedBy: journey,
    test: 'asks for consent',
  },
  {
    id: 'enrolment-two-fingers',
    without: 'the two fingers that are not one, before the table',
    edits: [
      { file: enrol, find: "  if (positions[0] === positions[1]) return refused('sameFinger')\n", put: '' },
    ],
    noticedBy: journey,
    test: 'asks for consent',
  },
  {
    id: 'enrolment-seen',
    without: 'the question whether the person was confirmed today',
    edits: [
      {
        file: desk,
        find: "      if (!(await wasSeen(deps, at.loaded, at.tx))) return refused('notSeen')\n",
        put: '',
      },
    ],
    noticedBy: journey,
    test: 'confirmed today',
  },
  {
    id: 'enrolment-this-visit',
    without: 'the visit on which the person was seen',
    edits: [
      {
        file: desk,
        find: ' &&\n    isOfThisVisit(attendance, seenFor(loaded.case, policy), loaded.now)',
        put: ' &&\n    (isOfThisVisit(attendance, seenFor(loaded.case, policy), loaded.now) || attendance.n > 0)',
      },
    ],
    noticedBy: journey,
    test: 'confirmed today',
  },
  {
    id: 'enrolment-attorney',
    without: 'the difference between a representative and their attorney',
    edits: [{ file: desk, find: '    attendance.attorney === null &&\n', put: '' }],
    noticedBy: journey,
    test: 'an attorney',
  },
  {
    id: 'enrolment-told',
    without: 'the mail that tells of an enrolment',
    edits: [
      {
        file: desk,
        find: "    if (kept.ok && kept.value.isComplete) await deps.tellFingers(tx, loaded, 'enrolled')\n",
        put: '',
      },
    ],
    noticedBy: journey,
    test: 'tells the mailbox, and says',
  },
  {
    id: 'fingers-destroyed',
    without: 'the end of the key of a person who wants to be deleted',
    edits: [
      {
        file: 'src/proofs/biometrics/store/finger-store.ts',
        find: "`delete from finger_enrolment where subject = decode($1, 'hex')`",
        put: "`update finger_enrolment set consent = consent where subject = decode($1, 'hex')`",
      },
    ],
    noticedBy: journey,
    test: 'deletes templates and key',
  },
  {
    id: 'consent-withdrawn',
    without: 'the withdrawal of a consent',
    edits: [
      {
        file: 'src/proofs/biometrics/store/finger-store.ts',
        find: '    await queries.run(withdraw, [subject])\n',
        put: '',
      },
    ],
    noticedBy: journey,
    test: 'deletes templates and key',
  },
  {
    id: 'seen-while-enrolled',
    without: 'the memory of what is enrolled, as long as it is',
    edits: [
      {
        file: 'src/proofs/biometrics/store/forget-fingers.ts',
        find: '\n     and not exists (select from finger_template t where t.digest = s.digest)',
        put: '',
      },
    ],
    noticedBy: journey,
    test: 'ends with its time',
  },
  {
    id: 'fingers-power',
    without: 'the power that the page of fingers asks for',
    edits: [
      {
        file: routes,
        find: "  app.get(deskRoutes.fingers, async (request, reply) =>\n    page(request, reply, await desk.toDo(request, 'servePeople')),",
        put: "  app.get(deskRoutes.fingers, async (request, reply) =>\n    page(request, reply, await desk.toSee(request, 'cases')),",
      },
    ],
    noticedBy: journey,
    test: 'is the work of who serves',
  },
  {
    id: 'fingers-in-hand',
    without: 'the question whose case it is when a capture has come',
    edits: [
      {
        file: routes,
        find: "      const one = await desk.toDo(request, 'servePeople')\n      if (!isMine(one)) return desk.back(reply, one, '?aviso=tomado')\n",
        put: "      const one = await desk.toDo(request, 'servePeople')\n",
      },
    ],
    noticedBy: journey,
    test: 'given back meanwhile',
  },
  {
    id: 'challenge-in-hand',
    without: 'the question whose case it is when a challenge is asked for',
    edits: [{ file: routes, find: 'slot === undefined || !isMine(one)', put: 'slot === undefined' }],
    noticedBy: journey,
    test: 'given back meanwhile',
  },
  {
    id: 'template-place',
    without: 'the place that a template is sealed for',
    edits: [
      {
        file: seal,
        find: '`thing\\u001f${owner}\\u001f${place}`',
        put: "`thing\\u001f${owner}${place.replace(/./g, '')}`",
      },
    ],
    noticedBy: 'src/platform/crypto/subject-seal.test.ts',
  },
  {
    id: 'template-owner',
    without: 'the person whom a key belongs to',
    edits: [
      { file: seal, find: '`key\\u001f${owner}`', put: "`key${owner.replace(/./g, '')}`" },
      {
        file: seal,
        find: '`thing\\u001f${owner}\\u001f${place}`',
        put: "`thing\\u001f${owner.replace(/./g, '')}${place}`",
      },
    ],
    noticedBy: 'src/platform/crypto/subject-seal.test.ts',
  },
]
