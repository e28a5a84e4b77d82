import type { Database, Reader } from '#lib/db/open.server.ts';
import { isoDay, monthName } from '#lib/dates.ts';
import type { Glaze, Person } from '../accounts/person.ts';
import { findEntry } from '../entries/entries.server.ts';
import { similarTexts, type SimilarText } from '../search/similar.server.ts';
import { mendedCount, stageOf, type Stage } from './mending.ts';
import { sharingFactors, withIds, type Neighbour } from './neighbours.server.ts';

/** A post-mortem like the one that is read, and why. */
export interface Near {
	number: number;
	title: string;
	/** `Data platform, Sep 2026` */
	source: string;
	glaze: Glaze | null;
	cracks: string;
	mended: number;
	stage: Stage;
	/** Topics of contributing factors that both have. */
	shared: string[];
	/** Words that both texts have and few others; the most telling first. */
	words: string[];
	/** 0 for nothing in common. */
	likeness: number;
}

/** A name that somebody gave to what contributed says more than any word. */
const SHARED_FACTOR = 0.4;
const MOST = 12;

/**
 * The most alike first. Whatever is kept from before is asked about again: only what the person may see now,
 * and words only of the text as it is now.
 */
export async function nearTo(
	db: Reader,
	who: Person,
	here: { id: number; version: number },
	neighbours: readonly Neighbour[],
): Promise<(Neighbour & Pick<Near, 'words' | 'likeness'>)[]> {
	const texts = await similarTexts(db, who, here);
	const alike = new Map(texts.map((text) => [text.entryId, text]));
	const known = new Set(neighbours.map(({ id }) => id));
	const others = texts.map(({ entryId }) => entryId).filter((id) => !known.has(id));
	const found = [...neighbours, ...(await withIds(db, who, others.slice(0, MOST)))];
	return found
		.map((one) => ({ ...one, ...reason(one, alike.get(one.id)) }))
		.filter(({ shared, words }) => shared.length > 0 || words.length > 0)
		.sort((a, b) => b.likeness - a.likeness)
		.slice(0, MOST);
}

function reason({ version, shared }: Neighbour, text: SimilarText | undefined) {
	const now = text?.version === version ? text : { likeness: 0, words: [] };
	return { words: now.words, likeness: now.likeness + SHARED_FACTOR * shared.length };
}

export async function similarPostmortems(db: Database, who: Person, number: number): Promise<Near[]> {
	const here = await findEntry(db.read, who, 'postmortem', number);
	const near = await nearTo(db.read, who, here, await sharingFactors(db.read, who, here.id));
	return near.map((one) => nearby(one, who.zone));
}

export function nearby(one: Neighbour & Pick<Near, 'words' | 'likeness'>, zone: string): Near {
	const { number, title, team, glaze, happenedAt, publishedAt, cracks, shared, words, likeness } = one;
	const month =
		happenedAt === null ? null : `${monthName(happenedAt, zone)} ${isoDay(happenedAt, zone).slice(0, 4)}`;
	return {
		number,
		title,
		source: [team, month].filter(Boolean).join(', '),
		glaze,
		cracks,
		mended: mendedCount(cracks),
		stage: stageOf(publishedAt, cracks),
		shared,
		words,
		likeness: Math.round(likeness * 1000) / 1000,
	};
}
