// Makes the ids of events: UUIDv7, so that their order is the order of arrival. Made by the thousand, so made cheaply.
import { randomUUID } from 'node:crypto'

const MOST_IN_A_MILLISECOND = 0x1000

/** Each id is greater than the one before, also within a millisecond and when the clock is set back. */
export function createEventIds(): (at: Date) => string {
  let moment = 0
  let count = 0
  return (at) => {
    count += 1
    if (at.getTime() > moment) {
      moment = at.getTime()
      count = 0
    } else if (count === MOST_IN_A_MILLISECOND) {
      moment += 1
      count = 0
    }
    const time = moment.toString(16).padStart(12, '0')
    // Node keeps random UUIDs ready: all behind the version and the counter is taken from one of those.
    return `${time.slice(0, 8)}-${time.slice(8)}-7${count.toString(16).padStart(3, '0')}-${randomUUID().slice(19)}`
  }
}
