// Who could claim whose identity, and may not.
import { expect, test } from 'vitest'
import { type ClaimFacts, rightTo } from './may-claim.ts'

const MEMBER = 'ann@mail.example'
const ann = { userId: '1', email: 'ann@team.example' }
const nobodyYet: ClaimFacts = { mappedTo: null, hasInvitation: false, connectedUserId: null }

// M7
test.each<[string, string, Partial<ClaimFacts>, string]>([
  ['a colleague without any proof', MEMBER, {}, 'not_yours'],
  ['whoever has the same address in HubSpot', ann.email, {}, 'same_address'],
  ['whom an admin mapped the member to', MEMBER, { mappedTo: ann.email }, 'mapping'],
  ['somebody else than the one it is mapped to', MEMBER, { mappedTo: 'bob@team.example' }, 'not_yours'],
  ['whoever has the personal invitation', MEMBER, { hasInvitation: true }, 'invitation'],
  [
    'who was invited to what somebody else connected',
    MEMBER,
    { hasInvitation: true, connectedUserId: '2' },
    'taken',
  ],
  [
    'who is mapped to what somebody else connected',
    MEMBER,
    { mappedTo: ann.email, connectedUserId: '2' },
    'taken',
  ],
  ['who asks for what somebody else connected', MEMBER, { connectedUserId: '2' }, 'not_yours'],
  ['who connected it before, and comes back', MEMBER, { connectedUserId: '1' }, 'mapping'],
  ['whose own address somebody else connected', ann.email, { connectedUserId: '2' }, 'same_address'],
])('%s', (_who, member, facts, answer) => {
  expect(rightTo(member, ann, { ...nobodyYet, ...facts })).toBe(answer)
})

test('an address that only looks the same is another one', () => {
  for (const email of ['ann+x@team.example', 'an.n@team.example', 'ann@sub.team.example', '']) {
    expect(rightTo(email, ann, nobodyYet)).toBe('not_yours')
  }
})
