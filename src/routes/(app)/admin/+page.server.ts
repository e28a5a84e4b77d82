import { readWorkspace } from '#domain/accounts/workspace.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { version } from '../../../../package.json';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { setUpAt, folder } = await readWorkspace(event.locals.db, person);
	return { setUpAt, folder, version, node: process.version };
};
