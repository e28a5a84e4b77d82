import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { isGuest } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { readGraph } from '../../skills/graph.server.ts';
import { countOpen } from '../opportunities/listing.server.ts';
import type { Form } from '../opportunities/opportunity.ts';
import { changesOf } from './changing.ts';
import { explained, type ShownMatch } from './explaining.server.ts';
import { fits, matchOf, type List, type Match } from './match.ts';
import { soughtBy } from './meeting.ts';
import { offersFor } from './offers.server.ts';
import { byDay, ranked } from './order.ts';
import { choicesOf, seekerOf } from './seeker.server.ts';
import type { LearningTime, Seeker } from './sides.ts';

export interface Wanted {
	/** Both together where it is null. */
	list?: List | null;
	forms?: readonly Form[] | null;
	limit?: number;
	learningTime?: LearningTime | null;
}

export interface Matches {
	shown: ShownMatch[];
	/** How many fit, of the forms that were asked for. */
	counts: Record<List | 'both', number>;
	/** What is nearest, where nothing fits. */
	nearest: ShownMatch[];
	/** Open ones that they may see, whether they fit or not. */
	open: number;
	ranks: boolean;
	/** They said nothing yet that could be matched. */
	isNew: boolean;
}

const A_LIST = 20;
const NEAREST = 3;
const saysNothing = ({ skills, goals, interests }: Seeker) =>
	skills.length + goals.length + interests.length === 0;

/** What of the open openings meets somebody, and why: read from what they and the openings say, and from nothing else. */
export async function matchesFor(db: Database, who: Person, wanted: Wanted = {}): Promise<Matches> {
	const { list = null, forms = null, limit = A_LIST, learningTime = null } = wanted;
	const seeker = await seekerOf(db.read, who, learningTime);
	const { weights, ranks } = await choicesOf(db.read, who);
	const isNew = saysNothing(seeker);
	const posted = isGuest(who) || isNew ? [] : await offersFor(db, who);
	const graph = await readGraph(db);
	const sought = soughtBy(seeker, graph);
	const all = posted
		.filter(({ offer }) => forms === null || forms.includes(offer.form))
		.map(({ offer, postedAt }) => ({ postedAt, match: matchOf(sought, offer, weights) }));
	const fitting = all.filter(({ match }) => fits(match));
	const inList = fitting.filter(({ match }) => list === null || match.lists[list]);
	const turn = { personId: who.id, day: isoDay(now(), who.zone), zone: who.zone };
	const best = ranks ? ranked(inList, list, turn) : byDay(inList, turn);
	const near = fitting.length > 0 ? [] : ranked(all, null, turn);
	const explain = (some: readonly { match: Match }[]) =>
		explained(
			db,
			who,
			some.map(({ match }) => match),
			{ list, changesOf: ({ offer }) => changesOf(seeker, offer, graph, weights) },
		);
	const inOf = (one: List) => fitting.filter(({ match }) => match.lists[one]).length;
	return {
		shown: await explain(best.slice(0, limit)),
		counts: { both: fitting.length, help: inOf('help'), grow: inOf('grow') },
		nearest: await explain(near.slice(0, NEAREST)),
		open: isGuest(who) ? 0 : await countOpen(db, who),
		...{ ranks, isNew },
	};
}
