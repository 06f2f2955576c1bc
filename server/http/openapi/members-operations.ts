// What can be asked of the API of the members.
import { z } from 'zod'
import { MOST_MEMBERS } from '../members/admin-routes.ts'
import { MembersQuery } from '../members/list.ts'
import { XrayQuery } from '../members/xray.ts'
import { adminProblems, problems, schemaRef, success } from './responses.ts'

const BODY_PROBLEMS = ['invalid_json', 'invalid_body', 'body_too_large', 'unsupported_media_type'] as const
const EXAMPLE = {
  members: [
    { email: 'ann@northwind.example', name: 'Ann Ryan' },
    { email: 'dora@northwind.example', is_active: false },
  ],
}

export function membersPaths(): object {
  return {
    '/v1/members': { get: listMembers(), post: tellMembers(), put: tellAllMembers() },
    '/v1/members/xray': { get: xrayMember() },
  }
}

function listMembers(): object {
  return {
    operationId: 'listMembers',
    tags: ['Administer'],
    security: [{ adminKey: [] }],
    summary: 'List the members',
    description:
      'Everybody who acts in your tools: found in events, or told by a tool. With whose activity theirs is, whether they connected, and what somebody should look at. In alphabetical order.',
    parameters: queryParameters(MembersQuery),
    responses: {
      200: success('A page of members.', 'MemberPage'),
      ...adminProblems('invalid_query', 'not_found'),
    },
  }
}

function xrayMember(): object {
  return {
    operationId: 'xrayMember',
    tags: ['Administer'],
    security: [{ adminKey: [] }],
    summary: 'See what would be logged where',
    description:
      'What would become of a mail of a member’s to a person, or to the people of a record: under whose name, on which records, what is left out and why. By the same rules as a real one; nothing is kept or written.',
    parameters: queryParameters(XrayQuery),
    responses: {
      200: success('One case for each person.', 'Xray'),
      ...adminProblems('invalid_query', 'not_found', 'not_now'),
    },
  }
}

function tellMembers(): object {
  return {
    operationId: 'tellMembers',
    ...telling,
    summary: 'Tell of some members',
    description: `Adds or changes them; the others stay as they are. Members are also found in events, so this is only needed for names, for who has not acted yet, and for who left. At most ${MOST_MEMBERS.toLocaleString('en-US')} at once; one that is wrong refuses them all.`,
  }
}

function tellAllMembers(): object {
  return {
    operationId: 'tellAllMembers',
    ...telling,
    summary: 'Tell of all members',
    description:
      'The same as a whole list: of whom this key’s source spoke before and who is not in it has left. What other sources say stays.',
  }
}

const telling = {
  tags: ['Administer'],
  security: [{ ingestionKey: [] }, { adminKey: [] }],
  requestBody: {
    required: true,
    content: { 'application/json': { schema: schemaRef('MemberList'), example: EXAMPLE } },
  },
  responses: {
    200: success('Kept.', 'ToldMembers'),
    ...problems(...BODY_PROBLEMS, 'admin_key_needed'),
  },
}

function queryParameters(query: z.ZodObject): object[] {
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input' })
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}
