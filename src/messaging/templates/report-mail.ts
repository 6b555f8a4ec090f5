import type { TemplateParams } from '../domain/template.ts'
import { address, type Body, type Words } from './mail-body.ts'
import { words } from './mail-lines.ts'

type ReportTemplate = 'M-42' | 'M-43' | 'M-44'

const when = ({ at }: TemplateParams[ReportTemplate], { company, date, time }: Words) => ({
  razonSocial: company,
  fecha: date(at),
  hora: time(at),
})

/** Mail about what people or registries said of an employer, and what became of it. */
export const reportBodies: { readonly [T in ReportTemplate]: Body<T> } = {
  'M-42': (params, say) => [
    words(say.t('m42.p1', when(params, say))),
    words(say.t('m42.stopped')),
    words(say.t('m42.next')),
    address(`${say.origin}/representante`),
    words(say.t('m42.wrong')),
  ],
  'M-43': (params, say) => [
    words(say.t('m43.p1', when(params, say))),
    words(say.t('m43.done')),
    words(say.t('m43.next')),
    address(say.origin),
  ],
  'M-44': (params, say) => [
    words(say.t('m44.p1', when(params, say))),
    words(say.t('m44.done')),
    words(say.t('m44.next')),
    address(say.origin),
  ],
}
