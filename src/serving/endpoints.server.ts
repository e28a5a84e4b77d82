/** The API, each file of it loaded where it is asked about. */
export const ENDPOINTS = import.meta.glob('../routes/api/v1/**/+server.ts');
