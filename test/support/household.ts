import type { Member } from './members.ts'
import { waitForRegistries } from './recover.ts'
import type { Ground } from './ground.ts'
import type { Visited, Visitor } from './visitor.ts'

/** P-60 and its P-02: as a household employer, who has a cédula only, or as a natural person with a RUC. */
export async function identifyAs<S extends Ground & Visited>(
  visitor: Visitor<S>,
  kind: 'home' | 'natural',
  { identifier, document }: Pick<Member, 'identifier' | 'document'>,
): Promise<void> {
  await visitor.open('/hogar')
  await visitor.submit('/hogar', { tipo: kind })
  await visitor.submit(
    '/hogar/datos',
    kind === 'home' ? { cedula: document } : { ruc: identifier, cedula: document },
  )
  await waitForRegistries(visitor)
}
