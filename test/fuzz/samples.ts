import { syntheticCedula, syntheticCompanyRuc } from '../../src/kernel/synthetic.ts'

/** One good file of each kind, of people and companies that nobody is. */
const ana = syntheticCedula(24, 1)
const luis = syntheticCedula(24, 2)
const company = syntheticCompanyRuc(42)

export const employerFile = `identifier,class,legalName,representativeDocument,representativeNames,branchCode,registeredOn,mail,phone,hasKey,representativeSince,representativeUntil,workersByMonth,debitBanks
${company},company,Muestra S.A.S.,${ana}|${luis},ENSAYO ANA|ENSAYO LUIS,0001,2019-03-04,gerencia@empresa.example,0990000001,yes,2019-03-04|2020-01-01,|2030-01-01,2026-01=5,Uno|Dos
${ana}000,householdEmployer,ENSAYO ANA,${ana},ENSAYO ANA,,,,,,,,,
`

export const taxpayerFile = `NUMERO_RUC|RAZON_SOCIAL|ESTADO_CONTRIBUYENTE|FECHA_INICIO_ACTIVIDADES|FECHA_SUSPENSION_DEFINITIVA|FECHA_REINICIO_ACTIVIDADES|TIPO_CONTRIBUYENTE|NOMBRE_FANTASIA_COMERCIAL|ESTADO_ESTABLECIMIENTO|DESCRIPCION_CANTON_EST|CODIGO_CIIU
${company}|COMPAÑIA DE MUESTRA S.A.S.|ACTIVO|2001-05-28 00:00:00|||SOCIEDAD|"LA ""MUESTRA"""|ABI|QUITO|G471101
${ana}001|ENSAYO ANA|SUSPENDIDO|28/05/2001|2020-01-01||PERSONA NATURAL||CER||
`

export const personFile = `document,names,bornOn,deceasedOn,documentExpiresOn
${ana},ENSAYO MUESTRA ANA,1980-02-29,,2031-01-01
${luis},ENSAYO LUIS,1973/04/11 00:00:00.0,N/A,0000-00-00
`

export const companyFile = `ruc,legalName,situation,representative,role,foundedOn,appointmentRegisteredOn
${company},COMERCIAL MUESTRA S.A.S.,ACTIVA,ENSAYO ANA|ENSAYO LUIS,GERENTE|PRESIDENTE,2001-05-28,2020-02-02
`
