import type { Head } from './layout.ts';
import type { Sizes } from './spool.server.ts';

/** Where an import is. Stored with what it has done, so that it goes on from there. */
export type ImportPlace =
	| { stage: 'reading'; files: number; sizes: Sizes; rows: number; head: Head | null; closed: number }
	| { stage: 'planning'; from: Read }
	| { stage: 'writing'; from: Read; whole: boolean; table: number; at: number; done: number }
	| { stage: 'later'; from: Read; whole: boolean; table: number; at: number; done: number }
	| { stage: 'indexing'; from: Read; whole: boolean; after: number; done: number };

/** What reading it brought. */
export interface Read {
	head: Head;
	sizes: Sizes;
	rows: number;
	/** Sealed files that could be opened; without them, what is private is not in it. */
	opened: boolean;
}

export const STEPS: Record<ImportPlace['stage'], string> = {
	reading: 'Reading the archive',
	planning: 'Comparing it with what is here',
	writing: 'Writing',
	later: 'Joining what belongs together',
	indexing: 'Making it findable',
};

export function beginning(): ImportPlace {
	return { stage: 'reading', files: 0, sizes: {}, rows: 0, head: null, closed: 0 };
}
