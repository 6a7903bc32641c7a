import { operationTable } from '../../src/handlers/operation-table'

/** The README's table of endpoints, made from the operation table. */
export function endpointTable(): string {
  const rows = operationTable.map(
    ({ path, method, group, description }) =>
      `| \`/genesys/2/${path}\` | ${method} | ${group} | ${description} |`,
  )
  return ['| Endpoint | Method | Group | Description |', '|---|---|---|---|', ...rows].join('\n')
}

export const endpointTablePattern = /(?<=<!-- endpoints -->\n)[\s\S]*?(?=\n<!-- \/endpoints -->)/
