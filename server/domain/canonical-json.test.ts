// One text for one content: what repeats of an event are recognised by.
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

test('the order in which fields were sent makes no difference, however deep they stand', () => {
  const one = { id: 'e-1', member: { name: 'Ann', email: 'a@x.example' }, list: [{ b: 1, a: 2 }] }
  const other = { list: [{ a: 2, b: 1 }], member: { email: 'a@x.example', name: 'Ann' }, id: 'e-1' }
  expect(canonicalJson(one)).toBe(canonicalJson(other))
  expect(canonicalJson(one)).toBe(
    '{"id":"e-1","list":[{"a":2,"b":1}],"member":{"email":"a@x.example","name":"Ann"}}',
  )
})

test('the order of a list makes a difference, and so does any value', () => {
  const texts = [{ a: [1, 2] }, { a: [2, 1] }, { a: ['1', 2] }, { a: [1, 2, null] }, { a: null }, {}]
  expect(new Set(texts.map(canonicalJson)).size).toBe(texts.length)
})

test('a field that is not there and one that is undefined are the same', () => {
  expect(canonicalJson({ a: 1, b: undefined })).toBe(canonicalJson({ a: 1 }))
})

test('fields with the names of what every object has are fields like others', () => {
  const hostile = JSON.parse('{"z":1,"constructor":2,"__proto__":{"b":1,"a":2}}')
  expect(canonicalJson(hostile)).toBe('{"__proto__":{"a":2,"b":1},"constructor":2,"z":1}')
  expect(canonicalJson(hostile)).not.toBe(canonicalJson({ z: 1, constructor: 2 }))
})
