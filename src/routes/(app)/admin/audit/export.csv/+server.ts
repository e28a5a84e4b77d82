import { asCsv } from '#domain/audit/written-out.ts';
import { auditFile } from '../taken-out.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => auditFile(event, { ending: 'csv', type: 'text/csv' }, asCsv);
