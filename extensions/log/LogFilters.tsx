// Narrows the log down: by words, by result, by kind.
import { Box, Flex, SearchInput, Select } from '@hubspot/ui-extensions'
import { useKit } from '../kit/Kit.tsx'
import { EVERYTHING, isStateFilter, type LogFilter } from './log-filter.ts'

type Props = { filter: LogFilter; onChange: (filter: LogFilter) => void }

export function LogFilters({ filter, onChange }: Props) {
  const { words } = useKit()
  const search = (search: string) => onChange({ ...filter, search })
  return (
    <Flex direction="row" gap="small" align="end" wrap>
      <Box flex={2}>
        {/* Not bound to our state: the way to the screen and back is long enough to swallow letters. */}
        <SearchInput
          name="search"
          label={words.log.search}
          placeholder={words.log.searchHint}
          onInput={search}
          onChange={search}
        />
      </Box>
      <Box flex={1}>
        <Select
          name="state"
          label={words.log.state}
          value={filter.state}
          options={optionsOf(words.log.allStates, words.log.states)}
          onChange={(state) => isStateFilter(state) && onChange({ ...filter, state })}
        />
      </Box>
      <Box flex={1}>
        <Select
          name="type"
          label={words.log.type}
          value={filter.type}
          options={optionsOf(words.log.allTypes, words.types)}
          onChange={(type) => onChange({ ...filter, type: String(type) })}
        />
      </Box>
    </Flex>
  )
}

function optionsOf(all: string, names: Record<string, string>): { label: string; value: string }[] {
  return [
    { label: all, value: EVERYTHING },
    ...Object.entries(names).map(([value, label]) => ({ label, value })),
  ]
}
