// Our own simple drawings where HubSpot has its illustrations: a few motifs that its many names share.
type Motif = { back: string; front: string; accent: string }

const motifs = {
  chart: {
    back: 'M30 96h100',
    front: 'M42 92V64h14v28Zm26 0V44h14v48Zm26 0V54h14v38Z',
    accent: 'M38 40l30-14 24 10 28-20',
  },
  mail: {
    back: 'M36 100h90',
    front: 'M34 42h92v52H34Zm0 0 46 32 46-32',
    accent: 'M112 22h28m-20 10h20M20 60h8m-14 10h14',
  },
  lock: { back: 'M40 102h80', front: 'M50 56h60v42H50Zm12 0V44a18 18 0 0 1 36 0v12', accent: 'M80 70v14' },
  people: {
    back: 'M30 100h100',
    front: 'M80 56a14 14 0 1 0 0-28 14 14 0 0 0 0 28Zm-28 40c2-20 12-28 28-28s26 8 28 28Z',
    accent: 'M36 60a9 9 0 1 0 0-18m88 18a9 9 0 1 1 0-18',
  },
  trouble: { back: 'M34 100h92', front: 'M80 26l42 70H38Z', accent: 'M80 52v20m0 10v1' },
  time: {
    back: 'M44 102h72',
    front: 'M54 28h52M54 98h52M58 28c0 36 44 34 44 70M102 28c0 36-44 34-44 70',
    accent: 'M72 90h16',
  },
  parts: {
    back: 'M30 100h100',
    front: 'M40 36h36v26H40Zm44 0h36v26H84Zm-44 34h36v22H40Z',
    accent: 'M102 72v18m-9-9h18',
  },
  done: {
    back: 'M40 102h80',
    front: 'M80 28a33 33 0 1 1 0 66 33 33 0 0 1 0-66Z',
    accent: 'M66 62l10 10 20-22',
  },
} satisfies Record<string, Motif>

const byName: Record<string, keyof typeof motifs> = {
  emptyStateCharts: 'chart',
  addOnReporting: 'chart',
  target: 'chart',
  missedGoal: 'chart',
  emailConfirmation: 'mail',
  social: 'mail',
  announcement: 'mail',
  lock: 'lock',
  unlock: 'lock',
  developerSecurityUpdate: 'lock',
  contacts: 'people',
  companies: 'people',
  leads: 'people',
  customerSupport: 'people',
  customerExperience: 'people',
  errorGeneral: 'trouble',
  cone: 'trouble',
  errorHourglass: 'time',
  meetings: 'time',
  successfullyConnectedEmail: 'done',
  task: 'done',
  registration: 'done',
}

export function Drawing({ name }: { name: string }) {
  const { back, front, accent } = motifs[byName[name] ?? 'parts']
  return (
    <svg className="ui-drawing" viewBox="0 0 160 120" aria-hidden="true">
      <circle cx="80" cy="60" r="54" />
      <path className="back" d={back} />
      <path className="front" d={front} />
      <path className="accent" d={accent} />
    </svg>
  )
}
