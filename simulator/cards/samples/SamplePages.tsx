// An app with two pages of its own.
import { Button, Flex, hubspot, Text } from '@hubspot/ui-extensions'
import {
  createPageRouter,
  PageBreadcrumbs,
  PageHeader,
  PageLink,
  PageRoutes,
  PageTitle,
  usePageRoute,
} from '@hubspot/ui-extensions/pages'
import { HeaderActions, PrimaryHeaderActionButton } from '@hubspot/ui-extensions/pages/home'

function Home() {
  return (
    <Flex direction="column" gap="md">
      <PageHeader>
        <PageHeader.PrimaryAction>
          <PageHeader.PageLink to="/events/:id" params={{ id: 'newest' }}>
            Newest event
          </PageHeader.PageLink>
        </PageHeader.PrimaryAction>
      </PageHeader>
      <HeaderActions>
        <PrimaryHeaderActionButton href="https://example.com/docs">Read</PrimaryHeaderActionButton>
      </HeaderActions>
      <PageTitle>Sample home</PageTitle>
      <PageLink to="/events/:id" params={{ id: 'e 1', tab: 'trace' }}>
        One event
      </PageLink>
      <Button>Stay</Button>
    </Flex>
  )
}

function OneEvent() {
  const { params } = usePageRoute()
  return (
    <Flex direction="column" gap="md">
      <PageBreadcrumbs>
        <PageBreadcrumbs.PageLink to="/">Home</PageBreadcrumbs.PageLink>
        <PageBreadcrumbs.Current>Event</PageBreadcrumbs.Current>
      </PageBreadcrumbs>
      <PageTitle>One event</PageTitle>
      <Text testId="route">{JSON.stringify(params)}</Text>
    </Flex>
  )
}

const Router = createPageRouter(
  <PageRoutes>
    <PageRoutes.IndexRoute component={Home} />
    <PageRoutes.Route path="/events/:id" component={OneEvent} />
  </PageRoutes>,
)

hubspot.extend<'pages'>(() => <Router />)
