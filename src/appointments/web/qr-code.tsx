import { trustedHtml, type Html } from '../../platform/ui/jsx-runtime.ts'

/** Fields of the code that stay white around it (ISO/IEC 18004: four). */
const quiet = 4

/** A QR code as a drawing in the page: nothing is fetched for it, and it prints in black. */
export function QrCode({
  modules,
  label,
}: {
  readonly modules: readonly (readonly boolean[])[]
  readonly label: string
}): Html {
  const side = modules.length + 2 * quiet
  const path = modules
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x + quiet} ${y + quiet}h1v1h-1z`] : [])))
    .join('')
  // Of numbers alone, all ours: nothing that came from outside is in it.
  const drawing = trustedHtml(
    `<svg xmlns="http://www.w3.org/2000/svg" width="148" height="148" viewBox="0 0 ${side} ${side}" aria-hidden="true" focusable="false" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#000" d="${path}"/></svg>`,
  )
  return (
    <div class="clv-qr" role="img" aria-label={label}>
      {drawing}
    </div>
  )
}
