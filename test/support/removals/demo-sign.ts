import type { Removal } from './removal.ts'

const command = 'src/entry/cli/commands/demo-sign.ts'
const commandTest = 'src/entry/cli/commands/demo-sign.test.ts'
const pages = 'src/entry/demo/sign/sign-pages.tsx'
const pagesTest = 'src/entry/demo/sign/sign-pages.test.ts'
const keeper = 'src/entry/demo/authority/keep-authority.ts'
const keeperTest = 'src/entry/demo/authority/keep-authority.test.ts'

/** The guards of what signs in the demonstration, and one that its files found. */
export const demoSignRemovals: readonly Removal[] = [
  {
    id: 'demo-sign-mode',
    without: 'the question whether this is a demonstration, before somebody’s signature is made up',
    edits: [
      {
        file: command,
        find: "if (config.mode !== 'demonstration')",
        put: "if (config.mode !== 'demonstration' && kindName === '')",
      },
    ],
    noticedBy: commandTest,
    test: 'is refused in an installation',
  },
  {
    id: 'demo-sign-number',
    without: 'the question whether the one who signs is made up',
    edits: [
      {
        file: command,
        find: 'documentOf(cedula ?? syntheticCedula(24, 1), config)',
        put: "documentOf(cedula ?? syntheticCedula(24, 1), { ...config, mode: 'production' } as never)",
      },
    ],
    noticedBy: commandTest,
    test: 'signs for nobody who may exist',
  },
  {
    id: 'demo-sign-size',
    without: 'the size that a file to sign may have',
    edits: [{ file: command, find: '.size > mostToSign', put: '.size < 0' }],
    noticedBy: commandTest,
    test: 'signs for nobody who may exist',
  },
  {
    id: 'demo-sign-name',
    without: 'the letters that the name of a file may have in a header',
    edits: [{ file: pages, find: "name.replaceAll(/[^\\w.-]/g, '')", put: 'name' }],
    noticedBy: pagesTest,
    test: 'gives the file back signed',
  },
  {
    id: 'demo-sign-people',
    without: 'the question whether somebody has a cédula to sign with',
    edits: [{ file: pages, find: 'person && kind && hasCedula(person)', put: 'person && kind' }],
    noticedBy: pagesTest,
    test: 'knows no other people',
  },
  {
    id: 'demo-authority-once',
    without: 'the one authority of two who make it at once',
    edits: [{ file: keeper, find: "{ flag: 'wx', mode: 0o600 }", put: '{ mode: 0o600 }' }],
    noticedBy: keeperTest,
  },
  {
    id: 'demo-authority-mode',
    without: 'the rights of the file with its keys',
    edits: [{ file: keeper, find: ', mode: 0o600', put: '' }],
    noticedBy: keeperTest,
  },
  {
    id: 'signed-metadata-elsewhere',
    without: 'the question whether new metadata stand in the file',
    edits: [
      {
        file: 'src/proofs/signatures/domain/increment/increment.ts',
        find: "if (value.entries.has('F')) changed('metadata')",
        put: '',
      },
    ],
    noticedBy: 'test/attacks/atk-51-files.test.ts',
    test: 'metadata that stand in another file',
  },
]
