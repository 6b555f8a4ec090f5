import type { Html } from '../jsx-runtime.ts'

export type HelpProps = {
  readonly title: string
  /** Phone and hours, as one sentence. */
  readonly phone: string
  readonly step: { readonly href: string; readonly text: string }
  readonly triage: { readonly href: string; readonly text: string }
  /** The case code, once there is one, and the sentence with it. */
  readonly caseCode?: { readonly code: string; readonly sentence: string } | undefined
}

/** The same help in the same place and order on every page (WCAG 2.2, 3.2.6). */
export const Help = (props: HelpProps): Html => (
  <section class="clv-help" aria-labelledby="clv-help">
    <h2 class="govuk-heading-s" id="clv-help">
      {props.title}
    </h2>
    <ul class="govuk-list govuk-list--spaced">
      <li>{props.phone}</li>
      <li>
        <a class="govuk-link clv-target" href={props.step.href}>
          {props.step.text}
        </a>
      </li>
      <li>
        <a class="govuk-link clv-target" href={props.triage.href}>
          {props.triage.text}
        </a>
      </li>
      {props.caseCode !== undefined && <CaseCode {...props.caseCode} />}
    </ul>
  </section>
)

/** A code that goes over two lines is copied wrong. */
function CaseCode({ code, sentence }: NonNullable<HelpProps['caseCode']>): Html {
  const [before = '', after = ''] = sentence.split(code, 2)
  return (
    <li>
      {before}
      <span class="clv-whole">{code}</span>
      {after}
    </li>
  )
}
