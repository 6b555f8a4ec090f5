import type {
  TriesRule,
  abandon,
  cleared,
  reserve,
  settle,
  standingAt,
} from '../../../src/proofs/challenges/domain/tries.ts'
import type { Verdict } from '../../../src/proofs/challenges/domain/judge.ts'
import type { Model, Step } from '../explorer/explore.ts'
import type { Clerk, Scene } from './scene.ts'
import { idOf, later, now, sceneKey, start, ticks, triesOf, written } from './scene.ts'

/** The product's own functions and rule, or nearly so. */
export interface Counter {
  readonly rule: TriesRule
  readonly reserve: typeof reserve
  readonly settle: typeof settle
  readonly abandon: typeof abandon
  readonly cleared: typeof cleared
  readonly standingAt: typeof standingAt
}

const places = [0, 1, 2] as const
const day = 86_400
const most = { refused: 3, leavings: 2 } as const

/** The three tries and the suspension, with every order in which three sets at once can be taken, judged and lost. */
export const triesModel = (counter: Counter): Model<Scene> => ({
  initial: start,
  key: sceneKey,
  next: (scene) => [
    ...places.flatMap((at) =>
      scene.places[at].isJudging ? settles(counter, scene, at) : takes(counter, scene, at),
    ),
    leaves(counter, scene),
    recovers(counter, scene),
    ...Object.entries(ticks).map(([name, by]) => ({
      act: `${name} pass.`,
      to: later(scene, by),
      own: true,
    })),
  ],
  broken: (scene) => brokenIn(counter, scene),
  ends: (scene) => scene.places.some(({ isJudging }) => isJudging),
  mustEnd: () => true,
})

/** What the product says of the employer is what the clerk says: open with as many tries, or shut for as long. */
function brokenIn({ standingAt, rule }: Counter, scene: Scene): readonly string[] {
  const standing = standingAt(triesOf(scene), now, rule)
  const { counted, shutFor, refusals } = scene.clerk
  const tooMany = refusals.length > most.refused ? ['I-09'] : []
  if (standing.kind === 'suspended')
    return standing.until - now === shutFor * 1000 ? tooMany : [...tooMany, 'ATK-19']
  return shutFor === 0 && standing.left === most.refused - counted ? tooMany : [...tooMany, 'I-09']
}

const refusedBy = (clerk: Clerk): Clerk => {
  const counted = clerk.counted + 1
  const refusals = [...clerk.refusals, 0]
  return counted < most.refused
    ? { ...clerk, counted, refusals }
    : { ...clerk, counted: 0, shutFor: day, refusals }
}

function takes({ reserve, rule }: Counter, scene: Scene, at: number): readonly Step<Scene>[] {
  const taken = reserve(triesOf(scene), idOf(at), now, rule)
  const words = `Set ${at + 1} is sent`
  if (taken.kind !== 'reserved') return [{ act: `${words}: refused (${taken.kind}).`, to: scene, own: true }]
  // A set whose reservation a recovery or a suspension ended is never told, and so does not count.
  const inJudgement = scene.places.filter(({ isJudging, reserved }) => isJudging && reserved !== null).length
  const breaks = [
    ...(scene.clerk.shutFor > 0 ? ['I-09'] : []),
    ...(scene.clerk.counted + inJudgement >= most.refused ? ['ATK-20'] : []),
  ]
  return [{ act: `${words} and judged.`, to: written(scene, taken.tries, at, true), own: true, breaks }]
}

const verdicts: readonly (readonly [Verdict, string])[] = [
  ['passed', 'is right'],
  ['refused', 'is wrong'],
  ['cannotJudge', 'cannot be judged'],
]

function settles({ settle, rule }: Counter, scene: Scene, at: 0 | 1 | 2): readonly Step<Scene>[] {
  const told = verdicts.map(([verdict, words]): Step<Scene> => {
    const given = settle(triesOf(scene), idOf(at), verdict, now, rule)
    if (given.kind === 'lapsed')
      return { act: `Set ${at + 1} ${words}: not told.`, to: idleAt(scene, at), own: true }
    const after = written(scene, given.tries, at, false)
    const clerk = verdict === 'refused' ? refusedBy(scene.clerk) : scene.clerk
    const isChanged = after.kept.refused !== scene.kept.refused || after.kept.shutFor !== scene.kept.shutFor
    return {
      act: `Set ${at + 1} ${words}.`,
      to: { ...after, clerk },
      own: verdict !== 'refused',
      breaks: [
        ...(scene.clerk.shutFor > 0 ? ['I-09'] : []),
        ...(verdict === 'cannotJudge' && isChanged ? ['I-10'] : []),
      ],
    }
  })
  return [
    ...told,
    { act: `The server stops while it judges set ${at + 1}.`, to: idleAt(scene, at), own: false },
  ]
}

const idleAt = (scene: Scene, at: 0 | 1 | 2): Scene => {
  const [a, b, c] = scene.places.map((place, index) =>
    index === at ? { ...place, isJudging: false } : place,
  )
  return a && b && c ? { ...scene, places: [a, b, c] } : scene
}

/** Free twice in 24 hours, then a refused set (ATK-24). While the questions are shut nothing is shown or left. */
function leaves({ abandon, rule }: Counter, scene: Scene): Step<Scene> {
  const { clerk } = scene
  const { tries, counted } = abandon(triesOf(scene), now, rule)
  const isDue = clerk.shutFor === 0 && clerk.left.length >= most.leavings
  const left = clerk.shutFor > 0 ? clerk.left : [...clerk.left, 0].slice(-most.leavings)
  const after = { ...(isDue ? refusedBy(clerk) : clerk), left }
  return {
    act: 'A set is shown and left.',
    to: { ...written(scene, tries, -1, false), clerk: after },
    own: false,
    breaks: counted === isDue ? [] : ['ATK-24'],
  }
}

function recovers({ cleared }: Counter, scene: Scene): Step<Scene> {
  return {
    act: 'A recovery is completed.',
    to: { ...written(scene, cleared(), -1, false), clerk: start.clerk },
    own: false,
  }
}
