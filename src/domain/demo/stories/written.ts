import { atLeastOnce } from './at-least-once.ts';
import { database } from './database.ts';
import { drop } from './drop.ts';
import { hire } from './hire.ts';
import { inventedCustomer } from './invented-customer.ts';
import { prototype } from './prototype.ts';
import { refund } from './refund.ts';
import { reorg } from './reorg.ts';
import { restore } from './restore.ts';
import { shout } from './shout.ts';
import type { WrittenStory } from './telling.ts';

/** What Orrery's people told each other, the oldest first. */
export const STORIES: readonly WrittenStory[] = [
	database,
	restore,
	inventedCustomer,
	shout,
	hire,
	drop,
	prototype,
	reorg,
	refund,
	atLeastOnce,
];
