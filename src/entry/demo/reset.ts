import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { readConfig, problemsText } from '../../platform/config/read.ts'
import { databaseUrlFile } from '../cli/database.ts'
import { clusterFolders } from '../../platform/database/embedded.ts'

/** `npm run reset`: forgets the demonstration's data. Never touches a database that was given by its address. */
const read = readConfig(process.env)
if (!read.ok) {
  process.stderr.write(problemsText(read.detail))
  process.exit(3)
}
const { dataFolder, mode } = read.value
if (mode !== 'demonstration') {
  process.stderr.write('Only the demonstration can be reset; this configuration is for production.\n')
  process.exit(3)
}
if (existsSync(databaseUrlFile(dataFolder))) {
  process.stderr.write(
    'The demonstration is running, or was stopped hard. Stop it first; if nothing runs, remove ' +
      databaseUrlFile(dataFolder) +
      '\n',
  )
  process.exit(4)
}
for (const folder of clusterFolders(dataFolder)) await rm(folder, { recursive: true, force: true })
process.stdout.write('The demonstration starts anew with the next npm start.\n')
