import { readWorkspace } from '#domain/accounts/workspace.server.ts';
import { failingJobs } from '#domain/jobs/jobs.server.ts';
import { unsentMail } from '#domain/mail/waiting.server.ts';
import { waitingCount } from '#domain/stories/unsigned/looking-through.server.ts';
import { checks } from '#domain/operation/health.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { version } from '../../../../package.json';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const { setUpAt, folder } = await readWorkspace(db, person);
	const failing = (await failingJobs(db, person)).map(({ name, problem }) => ({
		name,
		problem,
	}));
	const { dead: unsent } = await unsentMail(db, person);
	const all = await checks(db);
	/** Said in more words above. */
	const told = [...(failing.length > 0 ? ['jobs'] : []), ...(unsent > 0 ? ['mail'] : [])];
	return {
		failing,
		unsent,
		storiesWaiting: await waitingCount(db.read),
		attention: all.filter(({ name, state }) => state !== 'well' && !told.includes(name)),
		well: all.filter(({ state }) => state === 'well').map(({ sentence }) => sentence),
		installation: { setUpAt, folder, version, node: process.version },
	};
};
