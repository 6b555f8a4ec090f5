import type { Edit, Removal } from './removal.ts'

const routes = 'src/triage/web/find-routes.test.ts'
const search = 'src/entry/compose/triage-search.test.ts'
const hiding = 'src/triage/domain/hide-secrets.test.ts'
const folding = 'src/triage/domain/fold.test.ts'

const edit = (file: string, find: string, put: string): readonly Edit[] => [
  { file: `src/triage/${file}`, find, put },
]
const row = (
  id: string,
  without: string,
  edits: readonly Edit[],
  noticedBy: string,
  test?: string,
): Removal => ({ id: `triage-${id}`, without, edits, noticedBy, ...(test === undefined ? {} : { test }) })

/** The guards of T-05: what is typed there may be a person or a key, and anybody may type anything. */
export const triageSearchRemovals: readonly Removal[] = [
  row(
    'hide',
    'the look for numbers and keys before a text is searched and shown again',
    edit(
      'app/find-rows.ts',
      'const hidden = hideSecrets(cut)',
      'const hidden = { ...hideSecrets(cut), text: cut }',
    ),
    search,
    'does not give it back',
  ),
  row(
    'figures',
    'the look for numbers of persons',
    edit('domain/hide-secrets.ts', '    .replace(figureRun, ', '    .replace(/(?!)/g, '),
    hiding,
    'is a cédula',
  ),
  row(
    'many-figures',
    'the look for numbers that are written to a word',
    edit('domain/hide-secrets.ts', '    .replace(manyFigures, mark)\n', ''),
    hiding,
    'written to its word',
  ),
  row(
    'unseen',
    'the reading of a number whose figures are kept apart by signs that nobody sees',
    edit('domain/hide-secrets.ts', "    .replace(/\\p{Cf}/gu, '')\n", ''),
    hiding,
    'signs that nobody sees',
  ),
  row(
    'wide',
    'the reading of figures in other forms',
    edit('domain/hide-secrets.ts', ".normalize('NFKC')", ".normalize('NFC')"),
    hiding,
    'raised figures',
  ),
  row(
    'keys',
    'the look for what has the form of a key',
    edit('domain/hide-secrets.ts', 'return kinds >= 3', 'return kinds >= 9'),
    hiding,
    'is a key',
  ),
  row(
    'named-keys',
    'the look for what stands behind the word for a key',
    edit('domain/hide-secrets.ts', '    .replace(named, ', '    .replace(/(?!)()()/g, '),
    hiding,
    'a key after its word',
  ),
  row(
    'addresses',
    'the look for addresses of mail',
    edit(
      'domain/hide-secrets.ts',
      '    .replace(address, mark)\n',
      '    .replace(/(?!)/g, String(address && mark))\n',
    ),
    hiding,
    'an address',
  ),
  row(
    'words',
    'the end of how many words are looked for',
    edit('domain/fold.ts', '    .slice(0, mostWords)\n', ''),
    folding,
    'however much there is',
  ),
  row(
    'characters',
    'the end of how many characters are looked at',
    [
      ...edit('domain/fold.ts', '    .slice(0, mostCharacters)\n    .normalize', '    .normalize'),
      ...edit('domain/fold.ts', "'l')\n    .slice(0, mostCharacters)", "'l')"),
    ],
    folding,
    'however much there is',
  ),
  row(
    'none',
    'the answer that nothing is near',
    edit('app/find-rows.ts', 'export const nearEnough = 7', 'export const nearEnough = 0'),
    search,
    'for five in six that ask for something else',
  ),
  row(
    'unknown-words',
    'what a text loses by words that nobody has said',
    [{ file: 'src/adapters/row-index/row-index.ts', find: 'knownShare(asked.words)', put: '1' }],
    search,
    'by which the thresholds were chosen',
  ),
  row(
    'guess',
    'the question in place of an answer where it may be another row',
    edit(
      'app/find-rows.ts',
      'const isGuess = named === undefined &&',
      'const isGuess = named !== undefined &&',
    ),
    search,
    'asked about and not told',
  ),
  row(
    'code-first',
    'the code that comes before all words',
    edit('app/find-rows.ts', '...(named === undefined ? [] :', '...(named !== undefined ? [] :'),
    search,
    'that of the code',
  ),
  row(
    'network',
    'the places of a network',
    edit('web/find-routes.ts', "if (place === undefined) throw new CodedRefusal('networkBusy')\n", ''),
    routes,
    'says when none is left',
  ),
  row(
    'uncounted',
    'the answer while places cannot be counted',
    edit('web/find-routes.ts', "    return 'uncounted' as const\n", '    throw fault\n'),
    routes,
    'while places cannot be counted',
  ),
  row(
    'empty-uncounted',
    'the refusal of nothing before a place is taken',
    edit('web/find-routes.ts', "  if (text.trim() === '') throw new BrokenForm('no text')\n", ''),
    routes,
    'refuses',
  ),
]
