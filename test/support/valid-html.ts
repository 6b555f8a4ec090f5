import { HtmlValidate } from 'html-validate'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // SCREENS 0.2 gives the pattern of the title, with the names of service and institution.
    'long-title': 'off',
  },
})

const mistaken = new Set([
  // HTML lets every element say how capitals are typed. A key box must: shown, it is a text box, where a
  // phone would begin with a capital.
  'Attribute "autocapitalize" is not allowed on <input type="password">',
  // Said again for the screen readers that do not announce the legend of several text boxes without it.
  'Redundant role "group" on <fieldset>',
])

/** What html-validate finds in a whole document, one line a finding; empty when there is nothing. */
export async function htmlFindings(html: string): Promise<readonly string[]> {
  const { results } = await validator.validateString(html)
  return results.flatMap(({ messages }) =>
    messages
      .filter(({ message }) => !mistaken.has(message))
      .map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
  )
}
