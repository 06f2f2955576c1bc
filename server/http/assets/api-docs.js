// Starts Swagger UI on /docs. A file of its own, because the page's policy forbids inline scripts.
window.SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#api-docs',
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  defaultModelExpandDepth: 3,
  // Its validator badge would ask a server on the internet.
  validatorUrl: 'none',
})
