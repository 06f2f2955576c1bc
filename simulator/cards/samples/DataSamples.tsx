// Numbers, tables and charts.
import {
  BarChart,
  Button,
  Flex,
  LineChart,
  Statistics,
  StatisticsItem,
  StatisticsTrend,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableHead,
  TableHeader,
  TableRow,
  Tag,
  Text,
  Tooltip,
} from '@hubspot/ui-extensions'
import { useState } from 'react'

const rows = Array.from({ length: 23 }, (_, index) => ({
  name: `Activity ${String(index + 1).padStart(2, '0')}`,
  opens: (index * 7) % 23,
}))
const pageSize = 5

const days = Array.from({ length: 30 }, (_, index) => ({
  day: Date.UTC(2026, 9, index + 1),
  events: 20 + ((index * 13) % 37),
}))
const kinds = days.slice(0, 7).flatMap(({ day, events }) => [
  { day, kind: 'written', events },
  { day, kind: 'held', events: events % 9 },
])

type Direction = 'ascending' | 'descending' | 'none'

export function DataSamples() {
  return (
    <Flex direction="column" gap="lg">
      <Statistics>
        <StatisticsItem label="Received" number="1,204">
          <StatisticsTrend value="12%" direction="increase" />
        </StatisticsItem>
        <StatisticsItem label="Written" number={1187}>
          <Text variant="microcopy">last 30 days</Text>
        </StatisticsItem>
        <StatisticsItem label="Failed" number={3}>
          <StatisticsTrend value="2" direction="decrease" color="green" />
        </StatisticsItem>
      </Statistics>
      <SortedTable />
      <BarChart
        data={kinds}
        axes={{
          x: { field: 'day', fieldType: 'datetime' },
          y: { field: 'events', fieldType: 'linear', label: 'Events' },
          options: { groupFieldByColor: 'kind', stacking: true, colors: { written: 'aqua', held: 'yellow' } },
        }}
        options={{ title: 'Events of a week', showLegend: true, showTooltips: true }}
      />
      <BarChart
        data={[
          { why: 'No contact', events: 31 },
          { why: 'Excluded domain', events: 12 },
          { why: 'Internal mail', events: 4 },
        ]}
        axes={{ x: { field: 'events', fieldType: 'linear' }, y: { field: 'why', fieldType: 'category' } }}
        options={{ title: 'Why events were skipped', showDataLabels: true }}
      />
      <LineChart
        data={days}
        axes={{
          x: { field: 'day', fieldType: 'datetime' },
          y: { field: 'events', fieldType: 'linear', label: 'Events' },
        }}
        options={{ title: 'Events of a month', showTooltips: true }}
      />
    </Flex>
  )
}

function SortedTable() {
  const [page, setPage] = useState(1)
  const [sorted, setSorted] = useState<Direction>('none')
  const sign = { ascending: 1, descending: -1, none: 0 }[sorted]
  const ordered = [...rows].sort((one, other) => sign * (one.opens - other.opens))
  const shown = ordered.slice((page - 1) * pageSize, page * pageSize)
  return (
    <Table
      paginated
      pageCount={5}
      page={page}
      onPageChange={setPage}
      density="condensed"
      showFirstLastButtons
    >
      <TableHead>
        <TableRow>
          <TableHeader width="max">Activity</TableHeader>
          <TableHeader
            width="min"
            align="right"
            sortDirection={sorted}
            onSortChange={(direction) => {
              setSorted(direction)
              setPage(1)
            }}
          >
            Opens
          </TableHeader>
          <TableHeader width="min">State</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {shown.map(({ name, opens }) => (
          <TableRow key={name}>
            <TableCell>{name}</TableCell>
            <TableCell align="right">{opens}</TableCell>
            <TableCell>
              {opens > 10 ? (
                <StatusTag variant="success">Written</StatusTag>
              ) : (
                <Tag variant="warning" overlay={<Tooltip>Reconnect HubSpot to send it.</Tooltip>}>
                  Held
                </Tag>
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
      <TableFooter>
        <TableRow>
          <TableCell>All</TableCell>
          <TableCell align="right">{rows.length}</TableCell>
          <TableCell>
            <Button size="xs" variant="transparent" onClick={() => setPage(5)}>
              To the end
            </Button>
          </TableCell>
        </TableRow>
      </TableFooter>
    </Table>
  )
}
