import type { Transaction } from '#lib/db/open.server.ts';
import { forbidden } from '#lib/errors.ts';
import type { Person } from '../accounts/person.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Kept } from '../entries/attachments.server.ts';
import type { Kind } from '../entries/kinds.ts';
import type { Choices } from './found.ts';

export interface Stored {
	state: 'imported' | 'unchanged' | 'updated';
	kind: Kind;
	number: number;
	title: string;
	notes: string[];
}

/** All that could be done before anything is written: its files are kept, and wait for it. */
export interface Ready {
	title: string;
	day: string | null;
	notes: string[];
	kept: Kept[];
	store: (tx: Transaction) => Promise<Stored>;
}

/** The bytes of another file of what was brought. */
export type Beside = (path: string) => Promise<Uint8Array | null>;

/** Who brings it, with what choices, and from where. */
export interface Bringing {
	db: Database;
	who: Person;
	choices: Choices;
	beside: Beside;
	/** Nothing of it will stay, so its files need not be kept. */
	dryRun: boolean;
}

export const unreadable = (): never => forbidden('It cannot be read: a part of it is not as it has to be.');
