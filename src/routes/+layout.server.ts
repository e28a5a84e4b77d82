import { passwordsAllowed } from '#domain/accounts/providers/passwords-allowed.server.ts';
import { waysIn } from '#domain/accounts/providers/providers.server.ts';
import type { LayoutServerLoad } from './$types';

/** A stranger may meet the door on any page: a form whose session had ended shows it in its own place. */
export const load: LayoutServerLoad = async ({ locals }) => {
	if (locals.person) return { door: null };
	const { read } = locals.db;
	return { door: { ways: await waysIn(read), passwords: await passwordsAllowed(read) } };
};
