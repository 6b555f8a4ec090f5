/**
 * Sends a form on that asks nothing of the person: the way back from a sign-in elsewhere. Once: whoever comes back to
 * the page by the browser's own button finds it standing still. Hook: the form `data-go-on`. Without scripts its button
 * does the same.
 */
if (typeof document !== 'undefined') {
  const form = document.querySelector<HTMLFormElement>('form[data-go-on]')
  const arrived = performance.getEntriesByType('navigation')[0]
  const isForward = !(arrived instanceof PerformanceNavigationTiming) || arrived.type !== 'back_forward'
  if (form !== null && isForward) form.requestSubmit()
}
