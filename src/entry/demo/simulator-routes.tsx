import type { FastifyInstance } from 'fastify'
import { FaultsForm } from '../../adapters/registries/simulator/faults-page.tsx'
import { readFaults, simulatedRegistries, type Faults } from '../../adapters/registries/simulator/faults.ts'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { Page } from '../../platform/ui/page.tsx'

export const simulatorPath = '/demo/registros'

const act = 'registryFaults'

/** The switches of the made-up registries, beside the service they trouble. */
export const simulatorRoutes = (faults: Faults) => (app: FastifyInstance) => {
  app.get(simulatorPath, async ({ visit }, reply) =>
    html(
      reply,
      <Page {...visit.page} title={visit.t('sim.title')} back="/" styles={['more.css']}>
        <FaultsForm
          lang={visit.lang}
          action={simulatorPath}
          current={faults.current()}
          formNumber={visit.formNumber(act)}
        />
      </Page>,
    ),
  )
  app.post(simulatorPath, async ({ body, visit }, reply) => {
    const { f, ...chosen } = takeFields(body, ['f', ...simulatedRegistries])
    visit.checkForm(f, act)
    const wanted = readFaults(chosen)
    if (wanted === undefined) throw new CodedRefusal('unreadableRequest')
    for (const [registry, fault] of wanted) faults.set(registry, fault)
    return seeOther(reply, simulatorPath)
  })
}
