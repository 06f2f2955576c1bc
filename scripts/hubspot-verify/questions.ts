// Every rule of HubSpot that Logbook relies on, by topic. docs/hubspot-rules.md is made from this list.
import type { Question } from './question.ts'
import { accountQuestions } from './questions/accounts.ts'
import { activityQuestions } from './questions/activities.ts'
import { associationLimitQuestions } from './questions/association-limits.ts'
import { associationSizeQuestions } from './questions/association-sizes.ts'
import { associationQuestions } from './questions/associations.ts'
import { batchQuestions } from './questions/batches.ts'
import { campaignDealQuestions } from './questions/campaign-deals.ts'
import { contactQuestions } from './questions/contacts.ts'
import { emailQuestions } from './questions/emails.ts'
import { engagementKeyQuestions } from './questions/engagement-keys.ts'
import { errorQuestions } from './questions/errors.ts'
import { keyedContactQuestions } from './questions/keyed-contacts.ts'
import { limitQuestions } from './questions/limits.ts'
import { oauthQuestions } from './questions/oauth.ts'
import { propertyQuestions } from './questions/properties.ts'
import { searchQuestions } from './questions/search.ts'
import { ticketQuestions } from './questions/tickets.ts'
import { wishQuestions } from './questions/wishes.ts'

export type Topic = { name: string; title: string; questions: readonly Question[] }

/** Tokens come first: a refresh replaces the token that everything else is asked with. Limits come last, they cost a wait. */
export const TOPICS: readonly Topic[] = [
  { name: 'oauth', title: 'Tokens', questions: oauthQuestions },
  { name: 'accounts', title: 'Accounts, owners and deals', questions: accountQuestions },
  { name: 'properties', title: 'Properties', questions: propertyQuestions },
  { name: 'engagement-keys', title: 'Engagement keys', questions: engagementKeyQuestions },
  { name: 'batches', title: 'Batches', questions: batchQuestions },
  { name: 'emails', title: 'Emails and notes', questions: emailQuestions },
  { name: 'activities', title: 'Calls, messages, meetings and tasks', questions: activityQuestions },
  {
    name: 'contacts',
    title: 'Contacts',
    questions: [...contactQuestions, ...keyedContactQuestions, ...wishQuestions],
  },
  {
    name: 'associations',
    title: 'Associations',
    questions: [...associationQuestions, ...associationSizeQuestions, ...associationLimitQuestions],
  },
  { name: 'deals', title: 'Deals of campaigns', questions: campaignDealQuestions },
  { name: 'tickets', title: 'Tickets, where activity is wanted on them', questions: ticketQuestions },
  { name: 'search', title: 'Search', questions: searchQuestions },
  { name: 'errors', title: 'Refusals', questions: errorQuestions },
  { name: 'limits', title: 'Limits', questions: limitQuestions },
]
