import type { z } from 'zod';
import { isConflict, isMissing } from '#lib/errors.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { foldTopic } from '../entries/topics.server.ts';
import { read, revise, Revision } from './postmortems.server.ts';
import type { ChosenTopic, ManyChanged } from './topics-of-many.ts';

type Input = z.output<typeof ChosenTopic>;
type Outcome = 'changed' | 'same' | 'refused';
const MOST_TOPICS = 50;

/** Onto all of these that the person may edit; each is a version of its own, as if they had written it there. */
export function addTopic(db: Database, who: Person, input: Input): Promise<ManyChanged> {
	return forEach(input, 'added', (number) =>
		change(db, who, number, (topics) =>
			topics.some((name) => foldTopic(name) === foldTopic(input.topic)) ? topics : [...topics, input.topic],
		),
	);
}

export function takeTopic(db: Database, who: Person, input: Input): Promise<ManyChanged> {
	return forEach(input, 'taken', (number) =>
		change(db, who, number, (topics) => topics.filter((name) => foldTopic(name) !== foldTopic(input.topic))),
	);
}

async function forEach(
	{ numbers, topic }: Input,
	did: ManyChanged['did'],
	changeOne: (number: number) => Promise<Outcome>,
): Promise<ManyChanged> {
	const done: ManyChanged = { did, topic, changed: [], same: 0, refused: 0 };
	for (const number of new Set(numbers)) {
		const outcome = await changeOne(number);
		if (outcome === 'changed') done.changed.push(number);
		else done[outcome] += 1;
	}
	return done;
}

/** @param tries while somebody else saves in between */
async function change(
	db: Database,
	who: Person,
	number: number,
	next: (topics: string[]) => string[],
	tries = 3,
): Promise<Outcome> {
	try {
		const { entry, content, mayEdit } = await read(db, who, number);
		const topics = next(content.topics);
		if (!mayEdit || topics.length > MOST_TOPICS) return 'refused';
		if (topics.length === content.topics.length) return 'same';
		await revise(db, who, number, Revision.parse({ content: { topics }, base: entry.version }));
		return 'changed';
	} catch (problem) {
		if (isMissing(problem)) return 'refused';
		if (isConflict(problem) && tries > 1) return change(db, who, number, next, tries - 1);
		throw problem;
	}
}
