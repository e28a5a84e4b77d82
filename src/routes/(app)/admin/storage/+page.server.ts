import { readStorage } from '#domain/operation/storage.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => readStorage(event.locals.db, signedIn(event));
