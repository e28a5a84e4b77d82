import { takingFiles } from '../../../attaching.server.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = takingFiles('project');
