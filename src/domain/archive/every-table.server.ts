import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import * as server from '#lib/db/server/tables.server.ts';
import * as jobs from '#lib/jobs/tables.server.ts';
import * as outbox from '#lib/outbox/tables.server.ts';
import { setting } from '#lib/settings.server.ts';
import * as keptAnswers from '#lib/web/kept-answers/tables.server.ts';
import * as accountsDaysOff from '../accounts/days-off/tables.server.ts';
import * as accountsProviders from '../accounts/providers/tables.server.ts';
import * as accountsSecondFactors from '../accounts/second-factors/tables.server.ts';
import * as accounts from '../accounts/tables.server.ts';
import * as audit from '../audit/tables.server.ts';
import * as chat from '../chat/tables.server.ts';
import * as entriesDiscussion from '../entries/discussion/tables.server.ts';
import * as entries from '../entries/tables.server.ts';
import * as feeds from '../feeds/tables.server.ts';
import * as growthApplying from '../growth/applying/tables.server.ts';
import * as growthConversations from '../growth/conversations/tables.server.ts';
import * as growthGoals from '../growth/goals/tables.server.ts';
import * as growthMentoring from '../growth/mentoring/tables.server.ts';
import * as growthOpportunities from '../growth/opportunities/tables.server.ts';
import * as growthProfile from '../growth/profile/tables.server.ts';
import * as incoming from '../incoming/tables.server.ts';
import * as lessons from '../lessons/tables.server.ts';
import * as log from '../log/tables.server.ts';
import * as moving from '../moving/tables.server.ts';
import * as notifications from '../notifications/tables.server.ts';
import * as postmortemsCustomers from '../postmortems/customers/tables.server.ts';
import * as postmortemsMeeting from '../postmortems/meeting/tables.server.ts';
import * as postmortems from '../postmortems/tables.server.ts';
import * as postmortemsWhatISaw from '../postmortems/what-i-saw/tables.server.ts';
import * as projectsAllowance from '../projects/allowance/tables.server.ts';
import * as projectsBoard from '../projects/board/tables.server.ts';
import * as projectsEndings from '../projects/endings/tables.server.ts';
import * as projectsSeasons from '../projects/seasons/tables.server.ts';
import * as projectsShows from '../projects/shows/tables.server.ts';
import * as projects from '../projects/tables.server.ts';
import * as pulse from '../pulse/tables.server.ts';
import * as recall from '../recall/tables.server.ts';
import * as search from '../search/tables.server.ts';
import * as skills from '../skills/tables.server.ts';
import * as storiesShelves from '../stories/shelves/tables.server.ts';
import * as stories from '../stories/tables.server.ts';
import * as storiesUnsigned from '../stories/unsigned/tables.server.ts';
import * as trainingDrills from '../training/drills/tables.server.ts';
import * as training from '../training/tables.server.ts';
import * as webhooks from '../webhooks/tables.server.ts';

/** Each slice's tables: whoever makes a slice adds it here, and a test says so. */
const SLICES: Record<string, unknown>[] = [
	server,
	jobs,
	outbox,
	{ setting },
	keptAnswers,
	accountsDaysOff,
	accountsProviders,
	accountsSecondFactors,
	accounts,
	audit,
	chat,
	entriesDiscussion,
	entries,
	feeds,
	growthApplying,
	growthConversations,
	growthGoals,
	growthMentoring,
	growthOpportunities,
	growthProfile,
	incoming,
	lessons,
	log,
	moving,
	notifications,
	postmortemsCustomers,
	postmortemsMeeting,
	postmortems,
	postmortemsWhatISaw,
	projectsAllowance,
	projectsBoard,
	projectsEndings,
	projectsSeasons,
	projectsShows,
	projects,
	pulse,
	recall,
	search,
	skills,
	storiesShelves,
	stories,
	storiesUnsigned,
	trainingDrills,
	training,
	webhooks,
];

/** Every table, by its name in the database. */
export const TABLES: ReadonlyMap<string, SQLiteTable> = new Map(
	SLICES.flatMap((slice) =>
		Object.values(slice).flatMap((one): [string, SQLiteTable][] =>
			is(one, SQLiteTable) ? [[getTableConfig(one).name, one]] : [],
		),
	),
);

export function tableOf(name: string): SQLiteTable {
	const table = TABLES.get(name);
	if (!table) throw new Error(`There is no table ${name}.`);
	return table;
}
