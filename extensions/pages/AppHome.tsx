// The app's page in HubSpot: what came in, what became of it, what needs somebody, and the connection.
import { useAccountChange } from '../account/use-account-change.ts'
import { useAnswer } from '../api/use-answer.ts'
import { HomeView } from '../home/HomeView.tsx'
import { type CardProps, useKit } from '../kit/Kit.tsx'
import { Answered } from '../parts/Answered.tsx'
import { Shell } from '../parts/Shell.tsx'

export function AppHome(props: CardProps) {
  return (
    <Shell {...props}>
      <Home />
    </Shell>
  )
}

function Home() {
  const { api, now } = useKit()
  const asked = useAnswer({
    key: 'home',
    ask: () => api.home(),
    now,
    isUnderWay: ({ today }) => today.underWay > 0,
    pace: 'calmer',
  })
  const onAccountChanged = useAccountChange(asked)
  return (
    <Answered asked={asked} timeZoneOf={({ account }) => account.timeZone} bar="top">
      {(home) => <HomeView home={home} onChanged={asked.refresh} onAccountChanged={onAccountChanged} />}
    </Answered>
  )
}
