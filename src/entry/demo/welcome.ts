import { staffPaths } from '../../staff/web/paths.ts'
import { demoStartPath } from './start-page.tsx'
import type { Person } from './people-pages.tsx'
import { peoplePath } from './people-pages.tsx'
import { signPath } from './sign/sign-pages.tsx'

interface Running {
  readonly origin: string
  readonly smtpPort: number
}

/** What the terminal says once everything is up: where to go, whom to be, and where the mail arrives. */
export function welcome({ origin, smtpPort }: Running, person: Person): string {
  const lines = [
    'Clavero · demonstration · made-up data only',
    '',
    `  Open              ${origin}`,
    `  RUC to try        ${person.identifier}`,
    `  Cédula to try     ${person.document}`,
    `  Its answers       ${origin}${peoplePath}/${person.tag}`,
    `  The mail arrives  ${origin}/demo/correo   (SMTP on 127.0.0.1:${smtpPort})`,
    `  Officers          ${origin}${staffPaths.signIn}   (one click each: window, supervision, audit)`,
    `  Signatures        ${origin}${signPath}   (in the place of FirmaEC)`,
    `  Registries        ${origin}/demo/registros   (switch faults on and off)`,
    `  Rules             ${origin}${demoStartPath}   (where they depart from standards)`,
    '',
    '  Ctrl-C stops it; the data stays. npm run reset starts anew.',
    '',
  ]
  return `${lines.join('\n')}\n`
}
