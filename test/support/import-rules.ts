/** Who may import whom in src (DESIGN 3), as a table, and what a tree of imports breaks of it. */

/** The capabilities from the lowest layer up: each may use those of lower layers, never its own layer or a higher. */
const layers: readonly (readonly string[])[] = [
  ['employers', 'messaging', 'audit', 'human-check'],
  ['links', 'keys', 'centres'],
  ['staff'],
  ['contacts'],
  ['cases'],
  ['proofs'],
  ['appointments', 'secondary-users', 'arrears', 'care'],
  ['triage'],
  ['desk'],
]

/** The rings inside a capability. `face` is what stands at its root: `index.ts` and the worker's tasks. */
type Ring = 'domain' | 'app' | 'store' | 'templates' | 'web' | 'face'

interface RingRule {
  readonly own: readonly Ring[]
  /** Rings of capabilities of lower layers. */
  readonly lower: readonly Ring[]
  readonly platform: readonly string[]
  /** Whether packages and Node may be imported. */
  readonly packages: boolean
}

/** Kernel and policy are open to every ring. */
const rings: Readonly<Record<Ring, RingRule>> = {
  domain: { own: ['domain'], lower: [], platform: [], packages: false },
  app: { own: ['domain', 'app'], lower: ['domain', 'app', 'face'], platform: [], packages: false },
  store: {
    own: ['domain', 'app', 'store'],
    lower: ['domain'],
    platform: ['database', 'crypto', 'housekeeping'],
    packages: true,
  },
  templates: { own: ['domain', 'app', 'templates'], lower: ['domain'], platform: ['text'], packages: false },
  web: {
    own: ['domain', 'app', 'web'],
    lower: ['domain', 'app', 'web', 'face'],
    platform: ['web', 'ui', 'text', 'crypto'],
    packages: true,
  },
  face: { own: ['domain', 'app', 'face'], lower: ['face'], platform: ['database'], packages: true },
}

/** Our plumbing: each part, and the parts it may stand on. */
const platform: Readonly<Record<string, readonly string[]>> = {
  config: [],
  crypto: [],
  database: [],
  text: [],
  ui: ['text'],
  web: ['text', 'ui', 'crypto', 'database'],
  log: [],
  outside: [],
  housekeeping: ['database'],
}

/** What an adapter may use, besides the domain and the ports of the capability it serves. */
const adapterPlatform: readonly string[] = ['crypto', 'database', 'outside', 'ui', 'text']

/** Packages that the build puts into the one script that needs them. */
const clientPackages: ReadonlySet<string> = new Set(['@simplewebauthn/browser'])

type Place =
  | { readonly kind: 'kernel' | 'policy' | 'entry' | 'client' | 'package' }
  | { readonly kind: 'platform' | 'adapter'; readonly part: string }
  | { readonly kind: 'capability'; readonly name: string; readonly layer: number; readonly ring: Ring }
  | { readonly kind: 'unknown' }

/** Where a file stands, by its path under src; what is no path of ours is a package. */
function placeOf(file: string): Place {
  const [top = '', ...rest] = file.split('/')
  if (!/\.tsx?$/.test(file)) return { kind: 'package' }
  if (top === 'kernel' || top === 'policy' || top === 'entry' || top === 'client') return { kind: top }
  if (top === 'adapters') return { kind: 'adapter', part: rest[0] ?? '' }
  if (top === 'platform') {
    const part = rest.length > 1 ? rest[0] : /^[a-z]+/.exec(rest[0] ?? '')?.[0]
    return { kind: 'platform', part: part ?? '' }
  }
  const layer = layers.findIndex((names) => names.includes(top))
  if (layer === -1) return { kind: 'unknown' }
  const name = top === 'proofs' ? `proofs/${rest.shift() ?? ''}` : top
  const folder = rest.length > 1 ? rest[0] : 'face'
  return isRing(folder) ? { kind: 'capability', name, layer, ring: folder } : { kind: 'unknown' }
}

const isRing = (text: string | undefined): text is Ring => text !== undefined && text in rings

/** Why `from` may not import `to`; undefined when it may. Both are paths under src, or the name of a package. */
export function breach(from: string, to: string): string | undefined {
  const [here, there] = [placeOf(from), placeOf(to)]
  if (here.kind === 'unknown') return 'stands in no ring'
  if (there.kind === 'unknown') return 'imports what stands in no ring'
  if (here.kind === 'entry')
    return there.kind === 'client' ? 'the browser loads this, not the server' : undefined
  if (there.kind === 'entry') return 'nobody imports entry'
  if (here.kind === 'client' && there.kind === 'package' && clientPackages.has(to)) return undefined
  if (here.kind === 'client' || there.kind === 'client') return 'a client script stands alone'
  switch (here.kind) {
    case 'kernel':
      return there.kind === 'kernel' ? undefined : 'the kernel imports nothing'
    case 'policy':
      return there.kind === 'kernel' || there.kind === 'policy' ? undefined : 'policy knows the kernel only'
    case 'platform':
      return platformBreach(here.part, there)
    case 'adapter':
      return adapterBreach(here.part, there)
    case 'capability':
      return capabilityBreach(here, there)
    case 'package':
      return undefined
  }
}

function platformBreach(part: string, there: Place): string | undefined {
  const below = platform[part]
  if (below === undefined) return `platform/${part} is not in the table`
  if (there.kind === 'capability' || there.kind === 'adapter')
    return 'our plumbing knows no rules of the trade'
  if (there.kind !== 'platform' || there.part === part || below.includes(there.part)) return undefined
  return `platform/${part} does not stand on platform/${there.part}`
}

function adapterBreach(part: string, there: Place): string | undefined {
  if (there.kind === 'adapter') return there.part === part ? undefined : 'an adapter knows no other'
  if (there.kind === 'platform')
    return adapterPlatform.includes(there.part) ? undefined : `adapters do not need platform/${there.part}`
  if (there.kind !== 'capability') return undefined
  return there.ring === 'domain' || there.ring === 'app'
    ? undefined
    : `an adapter knows ports, not the ${there.ring} of ${there.name}`
}

function capabilityBreach(here: Extract<Place, { kind: 'capability' }>, there: Place): string | undefined {
  const rule = rings[here.ring]
  if (there.kind === 'package') return rule.packages ? undefined : `${here.ring} needs no package and no Node`
  if (there.kind === 'adapter') return 'ask for a port; entry hands in the adapter'
  if (there.kind === 'platform')
    return rule.platform.includes(there.part) ? undefined : `${here.ring} does not use platform/${there.part}`
  if (there.kind !== 'capability') return undefined
  if (there.name === here.name)
    return rule.own.includes(there.ring) ? undefined : `${here.ring} does not know ${there.ring}`
  if (there.layer >= here.layer) return `${here.name} stands below or beside ${there.name}`
  return rule.lower.includes(there.ring)
    ? undefined
    : `${here.ring} does not know the ${there.ring} of ${there.name}`
}

/** Imports by file: paths under src and names of packages. */
export type Imports = ReadonlyMap<string, readonly string[]>

export interface Breach {
  /** `from → to`. */
  readonly edge: string
  readonly why: string
}

/** Every import that the table forbids. */
export const breaches = (imports: Imports): readonly Breach[] =>
  [...imports].flatMap(([from, all]) =>
    all.flatMap((to) => {
      const why = breach(from, to)
      return why === undefined ? [] : [{ edge: `${from} → ${to}`, why }]
    }),
  )

/** One circle of imports as the files along it, the first again at the end; undefined when there is none. */
export function circle(imports: Imports): readonly string[] | undefined {
  const done = new Set<string>()
  const path: string[] = []
  const walk = (file: string): readonly string[] | undefined => {
    if (done.has(file)) return undefined
    const seenAt = path.indexOf(file)
    if (seenAt !== -1) return [...path.slice(seenAt), file]
    path.push(file)
    for (const to of imports.get(file) ?? []) {
      const found = walk(to)
      if (found !== undefined) return found
    }
    path.pop()
    done.add(file)
    return undefined
  }
  for (const file of imports.keys()) {
    const found = walk(file)
    if (found !== undefined) return found
  }
  return undefined
}

const importing = [
  /^[ \t]*(?:import|export)\b[^'"`;=]*?\bfrom\s*'([^']+)'/gm,
  /^[ \t]*import\s*'([^']+)'/gm,
  /\bimport\(\s*'([^']+)'/g,
]

/** What the text of a module imports or exports again, types included, as it is written. */
export const importsOf = (text: string): readonly string[] =>
  importing.flatMap((pattern) => [...text.matchAll(pattern)].map(([, to = '']) => to))
