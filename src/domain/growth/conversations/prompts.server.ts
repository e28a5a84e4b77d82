import { and, asc, eq, inArray } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import { isoDay, plusDays } from '#lib/dates.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { personWith } from '../../accounts/people.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { visibleTo } from '../../entries/visibility.server.ts';
import { readGraph } from '../../skills/graph.server.ts';
import { nameOf, nearness } from '../../skills/graph.ts';
import { canDo } from '../../skills/skill.ts';
import { skillsOf } from '../../skills/skills.server.ts';
import { inclination } from '../applying/tables.server.ts';
import { goalsOf } from '../goals/reading.server.ts';
import { opportunity, opportunitySkill } from '../opportunities/tables.server.ts';
import type { Prompt } from './conversation.ts';

/** A step is due when its goal is, in as many days. */
const AHEAD = 42;

/**
 * What somebody could take along to a talk: from goals that the other reads, from steps of those that are due, from
 * skills that they want to get further in, and from what they do not have yet of openings that they keep in mind.
 * It is shown to them alone, until they take it along.
 */
export async function promptsFor(db: Database, who: Person, otherId: number): Promise<Prompt[]> {
	return [
		...(await fromGoals(db, who, otherId)),
		...(await fromSkills(db, who)),
		...(await fromOpenings(db, who)),
	];
}

async function fromGoals(db: Database, who: Person, otherId: number): Promise<Prompt[]> {
	const other = await personWith(db.read, otherId);
	if (!other) return [];
	const soon = plusDays(isoDay(now(), who.zone), AHEAD);
	return (await goalsOf(db, other, who.id)).flatMap(({ id, what, by, steps }) => {
		const next = steps.find(({ doneAt }) => doneAt === null);
		const of = { isShared: true };
		const how: Prompt = { ...of, key: `goal-${id}`, from: 'goal', text: `How does “${what}” go?` };
		if (!next || by === null || by > soon) return [how];
		const text = `For “${what}”, the next step is: ${next.text}. What would help?`;
		return [how, { ...of, key: `step-${next.id}`, from: 'step' as const, text }];
	});
}

async function fromSkills(db: Database, who: Person): Promise<Prompt[]> {
	const wanted = (await skillsOf(db.read, who.id)).filter(({ wants }) => wants);
	return wanted.map(({ folded, name }) => ({
		key: `skill-${folded}`.slice(0, 80),
		from: 'skill',
		text: `I would like to get further in ${name}. Where could I practise it?`,
		isShared: false,
	}));
}

/** Of each opening that they keep in mind and still may see: its must-haves that nothing of theirs meets. */
async function fromOpenings(db: Database, who: Person): Promise<Prompt[]> {
	const kept = await db.read
		.select({ id: entry.id, number: entry.number, title: entry.title })
		.from(inclination)
		.innerJoin(entry, eq(entry.id, inclination.entryId))
		.innerJoin(opportunity, eq(opportunity.entryId, entry.id))
		.where(
			and(
				eq(inclination.personId, who.id),
				eq(inclination.is, 'interested'),
				eq(opportunity.state, 'open'),
				visibleTo(who),
			),
		)
		.orderBy(asc(inclination.at));
	const musts = await db.read
		.select()
		.from(opportunitySkill)
		.where(
			and(
				inArray(
					opportunitySkill.entryId,
					kept.map(({ id }) => id),
				),
				eq(opportunitySkill.weight, 'must'),
			),
		)
		.orderBy(asc(opportunitySkill.position));
	const graph = await readGraph(db);
	const mine = (await skillsOf(db.read, who.id)).filter(({ level }) => canDo(level));
	return kept.flatMap(({ id, number, title }) => {
		const missing = musts
			.filter(({ entryId }) => entryId === id)
			.filter(({ folded }) => !mine.some((have) => nearness(graph, folded, have.folded) !== null))
			.map(({ folded, name }) => nameOf(graph, folded, name));
		if (missing.length === 0) return [];
		const names = new Intl.ListFormat('en').format(missing);
		const text = `I have “${title}” in mind, and it needs ${names}. How could I come by that?`;
		return [{ key: `opening-${number}`, from: 'opening' as const, text, isShared: false }];
	});
}
