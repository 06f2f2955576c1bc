// What the app is called on the pages. HubSpot takes it from the app's listing.
export const appName = 'Logbook'
