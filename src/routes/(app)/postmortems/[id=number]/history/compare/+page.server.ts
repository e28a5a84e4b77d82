import { compare } from '#domain/postmortems/comparing/comparison.server.ts';
import { now } from '#lib/db/clock.ts';
import { clockTime, namedDay } from '#lib/dates.ts';
import { missing } from '#lib/errors.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const number = Number(event.params.id);
	const { searchParams } = event.url;
	const comparison = await compare(event.locals.db, person, {
		number,
		from: versionIn(searchParams.get('from')),
		to: versionIn(searchParams.get('to')),
	});
	const when = (at: number) => `${namedDay(at, person.zone, now())}, ${clockTime(at, person.zone)}`;
	const shown = ({ version, at, person: by }: typeof comparison.from) => ({ version, by, when: when(at) });
	return { number, ...comparison, from: shown(comparison.from), to: shown(comparison.to) };
};

function versionIn(text: string | null): number {
	return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : missing('This version');
}
