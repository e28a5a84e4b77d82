import { guideFor, GROUND } from '#domain/pulse/guide.ts';
import { shortName } from '#domain/pulse/item-words.ts';
import { movedDrawn, shownScore, shownSpread } from '#domain/pulse/moved-drawn.ts';
import { readResults } from '#domain/pulse/results.server.ts';
import { roundOf } from '#domain/pulse/rounds.server.ts';
import { missing } from '#lib/errors.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const { id, closedOn, scale } = await roundOf(db, person, Number(event.params.id));
	if (closedOn === null) missing('This round');
	const { cut, results, finding } = await readResults(db, person, id, event.url.searchParams.get('of'));
	const guide = guideFor(results);
	return {
		round: { id, closedOn, scale },
		...{ cut, finding, ground: GROUND },
		guide: guide && {
			...{ why: guide.why, questions: guide.questions },
			...{ about: shortName(guide.leads.item), asked: guide.leads.item.text },
			score: shownScore(guide.leads.released),
			spread: shownSpread(guide.leads.released),
			n: guide.leads.released.n,
		},
		drawn: movedDrawn(results, scale),
	};
};
