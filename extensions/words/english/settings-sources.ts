// The tab of sources and keys in English.

export const SOURCES = {
  detail: 'Keys of sending tools are made by whoever runs Logbook: npm run keys.',
}
