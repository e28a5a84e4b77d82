import { ownTimeBeside } from '#domain/projects/allowance/beside.server.ts';
import { countsOf, weekBefore } from '#domain/projects/seasons/around.server.ts';
import { countedDown, daysOf } from '#domain/projects/seasons/phases.ts';
import { readSeason } from '#domain/projects/seasons/seasons.server.ts';
import { wordsOf } from '#domain/projects/seasons/words.server.ts';
import { renderMarkdown } from '#lib/markdown/render.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { LayoutServerLoad } from './$types';

/** What stands around every tab of a season. */
export const load: LayoutServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const season = await readSeason(db, person, event.params.slug);
	const { announcements, questions } = await wordsOf(db.read, season.id);
	return {
		season,
		about: season.about === '' ? null : renderMarkdown(season.about),
		days: daysOf(season),
		countDown: season.countDown && season.archivedAt === null ? countedDown(season.countDown) : null,
		counts: await countsOf(db, person, season.id),
		before: await weekBefore(db, person, season),
		announcement: announcements[0] ?? null,
		questions: questions.length,
		ownTime: season.standing === 'over' ? null : await ownTimeBeside(db, person),
	};
};
