import { linesOfRun } from '../../../lines-of.server.ts';
import { exported } from '../../exported.server.ts';

export const GET = linesOfRun('What became of each thing that was taken out', exported);
