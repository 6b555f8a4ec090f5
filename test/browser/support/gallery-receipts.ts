import type { StaffRole } from '../../../src/staff/domain/roles.ts'
import type { Role } from './people.ts'
import type { Shelf } from './gallery-assisted.ts'

/** Receipts and where they are checked, and what officers see of reports and of representatives who changed. */
export async function receiptScreens({ open, guest: arrive }: Shelf, role: Role): Promise<void> {
  const owner = arrive()
  await owner.open('/entrar')
  await owner.submit('/entrar', { ruc: role.ruc, clave: role.key })
  await open(owner, 'U-01, receipts', '/cuenta/comprobantes')
  await open(owner, 'Check a receipt', '/comprobante/verificar')
  const onDuty = async (as: StaffRole) => {
    const officer = arrive()
    await officer.open('/interno')
    const form = await officer.filled('/interno/demostracion')
    await officer.ask('/interno/demostracion', { method: 'POST', body: { ...form, rol: as } })
    return officer
  }
  const sara = await onDuty('supervisor')
  await open(sara, 'S-28', '/interno/avisos')
  await open(sara, 'S-31', '/interno/consultas')
  await open(sara, 'S-25', '/interno/representantes')
}
