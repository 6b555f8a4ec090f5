import type { FastifyInstance } from 'fastify'
import { FaultsForm } from '../../adapters/registries/simulator/faults-page.tsx'
import { readFaults, simulatedRegistries, type Faults } from '../../adapters/registries/simulator/faults.ts'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Person } from './people-pages.tsx'
import { RepresentativeSwitch } from './representative-switch.tsx'
import { switchableTags, type Representatives, type SwitchableTag } from './representatives.ts'

export const simulatorPath = '/demo/registros'
const representativePath = `${simulatorPath}/representante`

const act = 'registryFaults'
const representativeAct = 'registryRepresentative'

export interface SimulatorRoutesDeps {
  readonly faults: Faults
  readonly people: Readonly<Record<SwitchableTag, Person>>
  readonly representatives: Representatives
}

/** The switches of the made-up registries, beside the service they trouble. */
export const simulatorRoutes =
  ({ faults, people, representatives }: SimulatorRoutesDeps) =>
  (app: FastifyInstance) => {
    app.get(simulatorPath, async ({ visit }, reply) => {
      const companies = await Promise.all(
        switchableTags.map(async (tag) => ({ ...people[tag], tag, named: await representatives.named(tag) })),
      )
      return html(
        reply,
        <Page {...visit.page} title={visit.t('sim.title')} back="/" styles={['more.css']}>
          <FaultsForm
            lang={visit.lang}
            action={simulatorPath}
            current={faults.current()}
            formNumber={visit.formNumber(act)}
          />
          <RepresentativeSwitch
            visit={visit}
            action={representativePath}
            formNumber={visit.formNumber(representativeAct)}
            companies={companies}
          />
        </Page>,
      )
    })
    app.post(simulatorPath, async ({ body, visit }, reply) => {
      const { f, ...chosen } = takeFields(body, ['f', ...simulatedRegistries])
      visit.checkForm(f, act)
      const wanted = readFaults(chosen)
      if (wanted === undefined) throw new CodedRefusal('unreadableRequest')
      for (const [registry, fault] of wanted) faults.set(registry, fault)
      return seeOther(reply, simulatorPath)
    })
    app.post(representativePath, async ({ body, visit }, reply) => {
      const { f, empresa, quien } = takeFields(body, ['f', 'empresa', 'quien'])
      visit.checkForm(f, representativeAct)
      const tag = switchableTags.find((one) => one === empresa)
      if (tag === undefined || (quien !== 'recorded' && quien !== 'other'))
        throw new CodedRefusal('unreadableRequest')
      await representatives.name(tag, quien)
      return seeOther(reply, simulatorPath)
    })
  }
