import type { RequestEvent } from '@sveltejs/kit';
import { personOfSession } from '#domain/accounts/sessions.server.ts';
import { personOfToken } from '#domain/accounts/tokens.server.ts';
import { fingerprint } from '#lib/db/ids.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { unchanged } from '#lib/db/unchanged.server.ts';
import { tokenIn } from '#lib/web/program.server.ts';
import { rememberSession, sessionId } from '#lib/web/session-cookie.server.ts';

/** A token speaks for itself; with one, a cookie counts for nothing. */
export async function identify(event: RequestEvent, db: Database): Promise<void> {
	const { locals } = event;
	locals.person = null;
	locals.scopes = null;
	locals.token = null;
	locals.via = null;
	const token = tokenIn(event);
	if (token !== null) {
		const found = await personOfToken(db, token);
		locals.person = found?.person ?? null;
		locals.scopes = found?.scopes ?? [];
		locals.token = found && { id: found.id, name: found.name };
		return;
	}
	const id = sessionId(event);
	const found = id === undefined ? null : await whose(db, id);
	if (id !== undefined && found?.extended) rememberSession(event, id);
	locals.person = found?.person ?? null;
	locals.via = found?.via ?? null;
}

/** Asked for by every request of a browser; whatever ends or changes it is written, or comes with a new day. */
function whose(db: Database, id: string): ReturnType<typeof personOfSession> {
	return unchanged(db.read, `session ${fingerprint(id)}`, () => personOfSession(db, id));
}
