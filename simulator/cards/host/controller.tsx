// Finds the component for a name, or draws the refusal that HubSpot would give: wrong place, or no such name.
import { type ComponentMapping, createController as createRemoteController } from '@remote-ui/react/host'
import type { ComponentType } from 'react'
import { crmComponents, pageComponents, standardComponents } from './component-map.ts'
import { Problem } from './Problem.tsx'
import { NodeId } from './parts/node-id.ts'

type Controller = ReturnType<typeof createRemoteController>

// HubSpot has these too, but drawing them means playing all of the CRM's own screens.
const notPlayed = new Set([
  'CrmPropertyList',
  'CrmAssociationTable',
  'CrmDataHighlight',
  'CrmReport',
  'CrmAssociationPivot',
  'CrmAssociationPropertyList',
  'CrmAssociationStageTracker',
  'CrmSimpleDeadline',
  'CrmStageTracker',
  'CrmStatistics',
  'CrmCardActions',
  'CurrencyInput',
])

export function createController(location: string): Controller {
  const refusals = new Map<string, ComponentType>()
  const known = new Map(Object.entries(componentsAt(location)))
  const { renderer } = createRemoteController(
    {},
    {
      // Some components need to know which of their children is which.
      renderComponent: ({ component, key }, { renderDefault }) => (
        <NodeId.Provider key={key} value={component.id}>
          {renderDefault()}
        </NodeId.Provider>
      ),
    },
  )
  return {
    renderer,
    get: (type) => {
      const name = String(type)
      const found = known.get(name) ?? refusals.get(name) ?? refusal(name, location)
      if (!known.has(name)) refusals.set(name, found)
      return found
    },
  }
}

function componentsAt(location: string): ComponentMapping {
  if (location.startsWith('crm.') || location === 'helpdesk.sidebar')
    return { ...standardComponents, ...crmComponents }
  if (location === 'pages' || location === 'home') return { ...standardComponents, ...pageComponents }
  return standardComponents
}

function refusal(name: string, location: string): ComponentType {
  const { title, details } = wordsFor(name, location)
  return function Refusal() {
    return <Problem title={title} details={details} />
  }
}

function wordsFor(name: string, location: string): { title: string; details: string } {
  const isCrm = name.startsWith('Crm')
  if (isCrm && !location.startsWith('crm.') && location !== 'helpdesk.sidebar')
    return refuse(name, location, 'Components from /crm need a record.')
  if (isCrm && location === 'crm.record.sidebar' && !(name in crmComponents))
    return refuse(name, location, 'Of /crm, a sidebar may use CrmActionButton and CrmActionLink only.')
  if (name in pageComponents) return refuse(name, location, 'Components from /pages belong on app pages.')
  if (notPlayed.has(name))
    return { title: `${name} is not played here`, details: 'HubSpot has it, the simulator does not draw it.' }
  return { title: `Unknown component ${name}`, details: 'HubSpot has no component of this name.' }
}

function refuse(name: string, location: string, why: string): { title: string; details: string } {
  return { title: `${name} is not allowed in ${location}`, details: `HubSpot would not draw it. ${why}` }
}
