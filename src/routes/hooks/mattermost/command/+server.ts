import { callerOf, Command } from '#domain/chat/caller.ts';
import { asReply } from '#domain/chat/replies.ts';
import { readSaid } from '#domain/chat/said.ts';
import { mattermostTokens } from '#domain/chat/settings.server.ts';
import { isSame } from '#domain/chat/verified.server.ts';
import { invalid, missing, signedOut, tooLarge } from '#lib/errors.ts';
import { bodyUpTo } from '#lib/web/body.server.ts';
import { askWhat, callerIn, logFromChat } from '../../logging.server.ts';
import type { RequestHandler } from './$types';

const LIMIT = 200_000;

/** The same from Mattermost, which signs nothing: the token of its command says that it is it. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const { db, maintenance } = locals;
	const body = await bodyUpTo(request, LIMIT);
	if (!body) tooLarge('That is more than Mattermost sends.');
	const tokens = await mattermostTokens(db);
	if (tokens.length === 0) missing('Logging from Mattermost');
	const sent = Object.fromEntries(new URLSearchParams(await body.text()));
	const given = request.headers.get('authorization')?.replace(/^Token\s+/i, '') ?? sent.token ?? '';
	if (!tokens.some((token) => isSame(token, given)))
		signedOut('The token is none of a command that is known here.');
	const command = Command.safeParse(sent);
	if (!command.success) invalid({ body: 'That is no command as Mattermost sends it.' });
	const caller = callerOf('mattermost', command.data);
	const found = await callerIn(db, caller, maintenance);
	if ('reply' in found) return Response.json(asReply('mattermost', found.reply));
	const said = readSaid(command.data.text);
	const reply =
		said.learned === '' || said.learned === 'help'
			? await askWhat(db, found.person)
			: await logFromChat(db, found.person, caller, said);
	return Response.json(asReply('mattermost', reply));
};
