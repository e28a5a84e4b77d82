import { listChanges } from '#domain/changes/listing.server.ts';
import { ChangeQuery, type Column } from '#domain/changes/listing.ts';
import { fieldErrors } from '#lib/web/fields.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

/** Side by side, or below each other on a phone. */
const SHOWN = ['open', 'waiting', 'looked'] as const satisfies readonly Column[];
const SHORT = 25;

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { searchParams } = event.url;
	const given = Object.fromEntries([...searchParams].filter(([, value]) => value !== ''));
	const parsed = ChangeQuery.safeParse(given);
	const query = parsed.success ? parsed.data : ChangeQuery.parse({});
	const alone = given.column === undefined ? null : query.column;
	const columns = await Promise.all(
		(alone === null ? SHOWN : [alone]).map(async (column) => ({
			column,
			...(await listChanges(event.locals.db, person, {
				...query,
				column,
				limit: alone === null ? SHORT : query.limit,
			})),
		})),
	);
	return {
		whose: query.whose,
		view: searchParams.get('view') === 'list' ? ('list' as const) : ('board' as const),
		/** One column by itself, with all that is in it. */
		alone,
		later: given.cursor !== undefined,
		errors: parsed.success ? {} : fieldErrors(parsed.error),
		columns,
	};
};
