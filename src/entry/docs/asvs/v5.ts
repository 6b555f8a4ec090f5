import type { Requirement } from './requirement.ts'

const noUpload = 'Nobody can upload anything yet; papers for a counter will be the first.'

export const v5: readonly Requirement[] = [
  {
    number: '5.1.1',
    level: 2,
    asks: 'A document says which files are taken, how large, and how they are made safe.',
    verdict: 'notBuilt',
    why: noUpload,
  },
  {
    number: '5.2.1',
    level: 1,
    asks: 'No file is larger than can be dealt with.',
    verdict: 'notBuilt',
    why: `${noUpload} Bodies of any kind end at 16 KiB.`,
    shownBy: [
      'test/attacks/atk-32.test.ts: a body above the limit is cut off before anything reads it, and the link lives on',
    ],
  },
  {
    number: '5.2.2',
    level: 1,
    asks: 'A file is what its name says.',
    verdict: 'notBuilt',
    why: noUpload,
  },
  {
    number: '5.2.3',
    level: 2,
    asks: 'Packed files are measured before they are unpacked.',
    verdict: 'notBuilt',
    why: `${noUpload} Registry files are read by the operator, line by line.`,
    shownBy: [
      'src/adapters/csv/read.test.ts: a zip with one CSV inside is read as that CSV, and one with two is refused',
    ],
  },
  {
    number: '5.2.4',
    level: 3,
    asks: 'One person cannot fill the disk.',
    verdict: 'notBuilt',
    why: noUpload,
  },
  {
    number: '5.2.6',
    level: 3,
    asks: 'Pictures of too many points are refused.',
    verdict: 'notBuilt',
    why: noUpload,
  },
  {
    number: '5.3.1',
    level: 1,
    asks: 'Files that people caused are never run by the server.',
    verdict: 'met',
    why: 'The server writes no file: what it serves is the folder that the build made, and papers are drawn in memory.',
    shownBy: ['test/house/reach.test.ts: writes files in the places listed here, and none while it serves'],
  },
  {
    number: '5.3.2',
    level: 1,
    asks: 'Paths of files are made of our own names.',
    verdict: 'met',
    shownBy: [
      'test/house/reach.test.ts: writes files in the places listed here, and none while it serves',
      'test/journeys/lying-about.test.ts: serves nothing that lies about: no history, no list, no source, no map',
    ],
  },
  {
    number: '5.4.1',
    level: 2,
    asks: 'A file that is handed out is named by us.',
    verdict: 'met',
    shownBy: ['test/journeys/lying-about.test.ts: hands a paper out as a file to keep, under a name of ours'],
  },
  {
    number: '5.4.2',
    level: 2,
    asks: 'Names of files are encoded where they are told.',
    verdict: 'met',
    why: 'The one name is a case code, which is letters, digits and hyphens.',
    shownBy: ['test/journeys/lying-about.test.ts: hands a paper out as a file to keep, under a name of ours'],
  },
  {
    number: '5.4.3',
    level: 2,
    asks: 'Files of others are scanned for known evil.',
    verdict: 'notBuilt',
    why: noUpload,
  },
]
