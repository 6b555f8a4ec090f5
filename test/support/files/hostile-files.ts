import { activePdfs } from './hostile-actions.ts'
import type { HostileFiles } from './hostile-file.ts'
import { hostilePdfs } from './hostile-pdfs.ts'
import { hostilePictures } from './hostile-pictures.ts'
import { hostileStreams } from './hostile-streams.ts'

/** All of them, by what is wrong with each (ATK-52, ATK-53, ATK-55; issue 4). */
export const hostileFiles: HostileFiles = {
  ...hostilePdfs,
  ...hostileStreams,
  ...hostilePictures,
  ...activePdfs,
}

/** Those that were made to take the most time or memory, and one of each refusal: for tests that start a process for each. */
export const heaviest = [
  'encrypted in way 5',
  'a form of XFA in a stream of objects',
  'a chain of 100,000 tables',
  'a tree of pages in a ring of three',
  'a million times the same page',
  'a tree of pages 100,000 levels deep',
  'streams of objects that extend each other in a ring',
  'a text of 50 MB in a stream of objects',
  'a name of 5 MB that is all escapes',
  'a number of 4 MB that is none',
  'a million empty dictionaries',
  'objects in remarks',
  '100,000 times the same place in a stream of objects',
  'a stream that expands a thousand times',
  'many pictures that expand',
  'a JPEG of a million empty parts',
  'a PNG with more points than it says',
  'a PNG of 400,000 empty parts',
].map((name) => {
  const file = hostileFiles[name]
  if (file === undefined) throw new Error(`no hostile file is called ${name}`)
  return { name, ...file }
})
