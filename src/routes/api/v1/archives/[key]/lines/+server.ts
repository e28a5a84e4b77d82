import { linesOfRun } from '../../../lines-of.server.ts';
import { arrived } from '../../arrived.server.ts';

export const GET = linesOfRun('What became, or would become, of each thing in it', arrived);
