// What every scenario is: a name to ask for, a heading, and a run that measures.
import type { Environment } from './environment.ts'
import type { Findings } from './result.ts'
import type { Sizes } from './sizes.ts'

export type Scenario = {
  name: string
  title: string
  run(environment: Environment, sizes: Sizes): Promise<Findings>
}
