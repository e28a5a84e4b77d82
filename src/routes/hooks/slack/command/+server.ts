import { callerOf, Command } from '#domain/chat/caller.ts';
import { asReply } from '#domain/chat/replies.ts';
import { readSaid } from '#domain/chat/said.ts';
import { invalid } from '#lib/errors.ts';
import { askWhat, callerIn, logFromChat } from '../../logging.server.ts';
import { fromSlack } from '../verified.server.ts';
import type { RequestHandler } from './$types';

/** `/learned A queue can say stop → Limit it`, from Slack. Nobody is signed in here: the signature says that it is Slack. */
export const POST: RequestHandler = async (event) => {
	const sent = await fromSlack(event);
	if (sent === null) return new Response(null);
	const command = Command.safeParse(Object.fromEntries(sent));
	if (!command.success) invalid({ body: 'That is no command as Slack sends it.' });
	const { db, maintenance } = event.locals;
	const caller = callerOf('slack', command.data);
	const found = await callerIn(db, caller, maintenance);
	if ('reply' in found) return Response.json(asReply('slack', found.reply));
	const said = readSaid(command.data.text);
	const reply =
		said.learned === '' || said.learned === 'help'
			? await askWhat(db, found.person)
			: await logFromChat(db, found.person, caller, said);
	return Response.json(asReply('slack', reply));
};
