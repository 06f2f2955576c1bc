// The deal properties that a logging app meets. Pipelines and stages are checked against the account's own.
import {
  bool,
  calculated,
  datetime,
  inGroup,
  longText,
  number,
  oneOf,
  owner,
  readOnly,
  recordFacts,
  text,
} from './definition.ts'

export const dealProperties = inGroup('dealinformation', [
  ...recordFacts(),
  text('dealname', 'Deal name'),
  { ...oneOf('pipeline', 'Pipeline', []), referenced: 'pipeline' },
  { ...oneOf('dealstage', 'Deal stage', []), referenced: 'stage' },
  oneOf('dealtype', 'Deal type', ['newbusiness', 'existingbusiness']),
  number('amount', 'Amount'),
  text('deal_currency_code', 'Currency'),
  datetime('closedate', 'Close date'),
  longText('description', 'Deal description'),
  oneOf('hs_priority', 'Priority', ['low', 'medium', 'high']),
  owner(),
  readOnly(datetime('createdate', 'Create date')),
  calculated(bool('hs_is_closed', 'Is deal closed?')),
  calculated(bool('hs_is_closed_won', 'Is closed won')),
  readOnly(datetime('notes_last_contacted', 'Last contacted')),
  readOnly(datetime('notes_last_updated', 'Last activity date')),
  calculated(number('num_associated_contacts', 'Number of associated contacts')),
])
