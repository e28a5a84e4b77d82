import { readerCounted } from '../../../../counting-reader.server.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = (event) => readerCounted(event, 'opportunity');
