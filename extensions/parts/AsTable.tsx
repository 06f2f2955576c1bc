// The figures of a chart as a table, for those who cannot see it or do not hover. Drawn only for those who open it.
import {
  Accordion,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@hubspot/ui-extensions'
import { useState } from 'react'
import { useKit } from '../kit/Kit.tsx'

/** The first column names the row; the others are amounts. */
type Props = { columns: string[]; rows: () => { name: string; amounts: number[] }[] }

export function AsTable({ columns, rows }: Props) {
  const { words } = useKit()
  const [isOpen, setOpen] = useState(false)
  const [first, ...others] = columns
  return (
    <Accordion title={words.home.asTable} size="xs" open={isOpen} onClick={() => setOpen(!isOpen)}>
      {isOpen && (
        <Table density="compact" flush>
          <TableHead>
            <TableRow>
              <TableHeader>{first}</TableHeader>
              {others.map((column) => (
                <TableHeader key={column} align="right">
                  {column}
                </TableHeader>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {rows().map(({ name, amounts }) => (
              <TableRow key={name}>
                <TableCell>{name}</TableCell>
                {others.map((column, index) => (
                  <TableCell key={column} align="right">
                    {words.figure(amounts[index] ?? 0)}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Accordion>
  )
}
