// Every event that touched or considered a record, newest first: filters, rows, pages, and what to say when there are none.
import { Alert, Button, EmptyState, Flex, Heading, LoadingSpinner, Text } from '@hubspot/ui-extensions'
import { useState } from 'react'
import { useKit } from '../kit/Kit.tsx'
import { Answered } from '../parts/Answered.tsx'
import { LogFilters } from './LogFilters.tsx'
import { LogTable } from './LogTable.tsx'
import { isFiltered, NO_FILTER } from './log-filter.ts'
import type { Log } from './use-log.ts'

export function ActivityLog({ log, onChanged }: { log: Log; onChanged: () => void }) {
  const { words } = useKit()
  const { asked, filter, setFilter, openPage } = log
  // The search field keeps its own text, so emptying it means drawing a new one.
  const [clearings, setClearings] = useState(0)
  const showAll = () => {
    setFilter(NO_FILTER)
    setClearings((count) => count + 1)
  }
  const isLooking = asked.answer.kind === 'ready' && asked.answer.isAwaited
  return (
    <Flex direction="column" gap="small">
      <Flex direction="row" justify="between" align="center">
        <Heading>{words.log.title}</Heading>
        {isLooking && <LoadingSpinner label={words.log.looking} size="xs" />}
      </Flex>
      <LogFilters key={clearings} filter={filter} onChange={setFilter} />
      <Answered asked={asked} timeZoneOf={({ account }) => account.timeZone}>
        {(shown) =>
          shown.rows.length > 0 || shown.cursors.length > 1 || shown.nextCursor !== null ? (
            <LogTable shown={shown} onPage={(page) => openPage(shown, page)} onChanged={onChanged} />
          ) : isFiltered(filter) ? (
            <Alert title={words.log.noMatch}>
              <Flex direction="column" gap="small" align="start">
                <Text>{words.log.noMatchDetail}</Text>
                <Button size="sm" onClick={showAll}>
                  {words.log.showAll}
                </Button>
              </Flex>
            </Alert>
          ) : (
            <EmptyState
              title={words.log.empty}
              layout="vertical"
              imageName="emailConfirmation"
              imageWidth={150}
            >
              <Text>{words.log.emptyDetail}</Text>
            </EmptyState>
          )
        }
      </Answered>
    </Flex>
  )
}
