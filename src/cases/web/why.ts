import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { Visit } from '../../platform/web/context.ts'
import type { LoadedCase } from '../app/ports.ts'

/**
 * Why the last attempt of this case did not work, for its own browser: what `triage` makes of it, which stands above the
 * cases and so is handed in. `here` is the page that asks, so that no button leads to where the person is.
 */
export type WhyOf = (visit: Visit, loaded: LoadedCase, here: string) => Promise<Html>

/** The same for whoever has the code of a case and has shown nothing: one text for all (ATK-16). */
export type PublicWhyOf = (visit: Visit) => Html
